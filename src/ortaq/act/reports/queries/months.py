"""Counting by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

if TYPE_CHECKING:
    from django.db.models import QuerySet


def count_by_month(rows: QuerySet[Any], path: str = "reported_at") -> list[tuple[str, int]]:
    """(YYYY-MM, rows), every month from the first to the last; empty where there are no rows.

    Args:
        rows: reports, or rows with a path to one.
        path: to the instant of the report.
    """
    months = rows.order_by().annotate(month=TruncMonth(path)).values_list("month")
    counts = {f"{month:%Y-%m}": n for month, n in months.annotate(n=Count("pk"))}
    if not counts:
        return []
    last = max(counts)
    year, month = map(int, min(counts).split("-"))
    series = []
    while (name := f"{year:04d}-{month:02d}") <= last:
        series.append((name, counts.get(name, 0)))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return series
