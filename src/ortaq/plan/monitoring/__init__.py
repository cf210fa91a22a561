"""Monitoring: the half-year cycle of the Action Plan, and what everybody sees of it.

A *progress report* is what a lead hands in on one measure for one half-year; a correction is a new
version. The *standing* of a measure is computed from schedule, money, indicators and prerequisites,
beside the lead's word. A *period summary* keeps the standings of a half-year as they were. A *counter
report* is what a civil-society body says of the same measure and half-year. It never changes the plan.
"""
