"""The plan in a few numbers, and what waits for whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.plan.measures.permissions import MANAGE, REPORT
from ortaq.plan.measures.queries.measures import (
    facts_of,
    judge,
    list_measures,
    visible_measures,
)
from ortaq.plan.measures.queries.money import sum_money
from ortaq.plan.measures.queries.plans import find_current_plan
from ortaq.plan.measures.standing import ComputedStatus, missing_report

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.measures.models import Plan
    from ortaq.plan.measures.queries.measures import MeasureRow
    from ortaq.plan.measures.queries.money import Money
    from ortaq.shared.actors import Actor

_ENDED = frozenset({ComputedStatus.DONE, ComputedStatus.REMOVED})
_URGENT = frozenset({ComputedStatus.OVERDUE, ComputedStatus.BEHIND, ComputedStatus.DUE_SOON})
_NEXT = 5


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many measures have a computed status."""

    status: ComputedStatus
    count: int


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """The plan in a few numbers.

    Args:
        plan: the one in force, else the newest that the reader may see.
        measures: how many.
        statuses: by computed status, most urgent first; those that occur.
        disagreements: measures whose lead says something else than the schedule.
        money: costs per year and source, thousand tenge.
        next_due: measures not ended with the nearest deadlines to come.
    """

    plan: Plan
    measures: int
    statuses: list[StatusCount]
    disagreements: int
    money: Money
    next_due: list[MeasureRow]

    def count(self, status: str) -> int:
        """Measures with this computed status."""
        return next((item.count for item in self.statuses if item.status == status), 0)


def get_plan_summary(actor: Actor, on: date, slug: str = "") -> PlanSummary | None:
    """The numbers of the plan in force on a day, or None where the actor may see no plan."""
    plan = find_current_plan(actor, slug)
    if plan is None:
        return None
    return summarise(plan, list_measures(actor, plan, on=on), on=on)


def summarise(plan: Plan, rows: list[MeasureRow], *, on: date) -> PlanSummary:
    """The numbers of the listed measures."""
    counts = Counter(row.standing.status for row in rows)
    coming = [
        (row.measure.due_on, row)
        for row in rows
        if row.standing.status not in _ENDED
        and row.measure.due_on is not None
        and row.measure.due_on >= on
    ]
    return PlanSummary(
        plan=plan,
        measures=len(rows),
        statuses=[
            StatusCount(status, counts[status]) for status in ComputedStatus if counts[status]
        ],
        disagreements=sum(row.standing.disagrees for row in rows),
        money=sum_money(plan, rows),
        next_due=[row for _, row in sorted(coming, key=lambda pair: pair[0])[:_NEXT]],
    )


def list_waiting(actor: Actor, on: date) -> list[MeasureRow]:
    """Measures of the plan in force on which the actor should report, most urgent first.

    For an agency member those that his organisation leads; for the secretariat all; for others none.
    A measure waits where it is overdue, behind or due soon, or its half-year report is missing.
    """
    plan = find_current_plan(actor)
    if plan is None or not actor.may(REPORT):
        return []
    measures = visible_measures(actor).filter(plan=plan)
    if not actor.may(MANAGE):
        measures = measures.filter(lead=actor.organisation_id)
    rows = [judge(measure, on=on) for measure in measures]
    waiting = [row for row in rows if _waits(row, on)]
    order = list(ComputedStatus)
    return sorted(
        waiting,
        key=lambda row: (
            order.index(row.standing.status),
            row.measure.due_on is None,
            row.measure.due_on,
        ),
    )


def _waits(row: MeasureRow, on: date) -> bool:
    if row.standing.status in _ENDED:
        return False
    if row.standing.status in _URGENT or row.standing.disagrees:
        return True
    start = row.measure.start_on
    begun = start is None or start <= on
    return begun and missing_report(facts_of(row.measure), on=on) is not None
