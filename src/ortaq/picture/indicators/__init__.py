"""Indicators: defined numbers with a passport, their values by period, and their targets.

A *passport* says what is counted, in which unit, by whom, how often, and what it does not say. A
*value* belongs to a period and has revisions: a number that was published stays beside the one that
replaces it. A value that nobody knows is unknown, never zero. It never judges a measure.
"""
