"""What the plan costs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.plan.measures.models import CostSource

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Plan
    from ortaq.plan.measures.queries.measures import MeasureRow


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Thousand tenge of one source: one amount per year of the plan, and their sum."""

    source: str
    amounts: list[Decimal]
    total: Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """Costs per year and source, in thousand tenge.

    Args:
        years: heads of the columns.
        lines: one per source that occurs, in the order of the sources.
        by_year: sums of the columns.
        total: sum of all.
    """

    years: list[int]
    lines: list[MoneyLine]
    by_year: list[Decimal]
    total: Decimal


def sum_money(plan: Plan, rows: list[MeasureRow]) -> Money:
    """What the listed measures cost."""
    sums: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for row in rows:
        for cost in row.measure.costs.all():
            sums[cost.source, cost.year] += cost.amount_thousand_kzt
    years = list(plan.years)
    lines = []
    for source in CostSource:
        amounts = [sums.get((source, year), Decimal()) for year in years]
        if any((source, year) in sums for year in years):
            lines.append(MoneyLine(source, amounts, sum(amounts, Decimal())))
    by_year = [sum((line.amounts[i] for line in lines), Decimal()) for i in range(len(years))]
    return Money(years, lines, by_year, sum(by_year, Decimal()))
