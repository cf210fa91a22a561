"""Counting working days."""

from __future__ import annotations

from datetime import date, timedelta


def add_working_days(start: date, days: int) -> date:
    """The last of `days` working days that begin on `start`, Monday to Friday.

    Public holidays and days moved by the Government are not known here: the secretariat corrects the day.

    Example:
        >>> add_working_days(date(2026, 11, 25), 10)
        datetime.date(2026, 12, 8)
    """
    day, left = start, days
    while True:
        if day.weekday() < 5:
            left -= 1
            if left <= 0:
                return day
        day += timedelta(days=1)
