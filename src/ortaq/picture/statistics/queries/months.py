"""Months written YYYY-MM."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def month_of(day: date) -> str:
    """The month of a day.

    Example:
        >>> from datetime import date
        >>> month_of(date(2026, 3, 31))
        '2026-03'
    """
    return f"{day.year:04d}-{day.month:02d}"


def shift_month(month: str, by: int) -> str:
    """The month that lies `by` months later (earlier where negative).

    Example:
        >>> shift_month("2026-01", -1), shift_month("2025-12", 13)
        ('2025-12', '2027-01')
    """
    year, number = map(int, month.split("-"))
    index = year * 12 + number - 1 + by
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def list_months(first: str, last: str) -> tuple[str, ...]:
    """Every month from `first` to `last`, both included."""
    months = []
    while first <= last:
        months.append(first)
        first = shift_month(first, 1)
    return tuple(months)
