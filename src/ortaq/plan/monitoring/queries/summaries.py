"""Finding half-years as they were closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.monitoring.models import MeasureStanding, PeriodSummary

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.plan.monitoring.cycle import HalfYear


def find_summary(plan: Plan, period: HalfYear) -> PeriodSummary | None:
    """The closed half-year of a plan that the caller may see, or None while it is open."""
    return PeriodSummary.objects.filter(plan=plan, period=period.code).first()


def list_standings(summary: PeriodSummary | None) -> dict[int, MeasureStanding]:
    """Key of a measure to where it stood when the half-year was closed."""
    if summary is None:
        return {}
    return {row.measure_id: row for row in MeasureStanding.objects.filter(summary=summary)}


def list_history(measure: Measure) -> list[MeasureStanding]:
    """Where a measure that the caller may see stood in each closed half-year, newest first."""
    rows = MeasureStanding.objects.filter(measure=measure).select_related("summary")
    return list(rows.order_by("-summary__period"))
