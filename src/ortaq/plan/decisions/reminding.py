"""On which days an assignment is reminded of."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

DAYS_BEFORE = (7, 1, 0)
"""Ortaq's own choice: a week to act, a day to warn, the day itself."""


def reminder_reached(due_on: date, *, on: date) -> date | None:
    """The latest reminder day up to `on`: before the deadline, and weekly after it; None before the first.

    Example:
        >>> from datetime import date
        >>> due = date(2026, 3, 10)
        >>> days = [2, 3, 8, 9, 16, 17, 25]
        >>> found = [reminder_reached(due, on=date(2026, 3, day)) for day in days]
        >>> [reached.day if reached else None for reached in found]
        [None, 3, 3, 9, 10, 17, 24]
    """
    weeks = (on - due_on).days // 7
    if weeks >= 1:
        return due_on + timedelta(weeks=weeks)
    reached = [due_on - timedelta(days=days) for days in DAYS_BEFORE]
    return max((day for day in reached if day <= on), default=None)
