"""Gaps: what is missing between what a framework asks and what the country has.

A *gap* comes from a low score, from a participant, or from a file; it has a size, a direction of the
plan and a root cause. It is closed by a stated reason, or by a new answer that meets the provision.
It does not know the measures that close it.
"""
