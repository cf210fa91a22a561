"""Finding measures and judging where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils import timezone

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import sort_key
from ortaq.plan.measures.models import CoExecutor, Cost, DueMove, Measure, MeasureIndicator
from ortaq.plan.measures.permissions import READ
from ortaq.plan.measures.queries.plans import visible_plans
from ortaq.plan.measures.standing import DeclaredStatus, Facts, Standing, compute_standing
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

_REFERENCE = re.compile(r"M-(\d{6,12})", re.IGNORECASE | re.ASCII)
_GAP_REFERENCE = re.compile(r"G-(\d{6,12})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class MeasureFilter:
    """Narrows a list; an empty value narrows nothing.

    Args:
        direction: a section of the plan.
        lead: code of the leading organisation.
        status: computed status.
        gap: number of a gap that the measure closes, such as G-000001.
        alarm: True for measures whose lead says something else than the schedule.
    """

    direction: str = ""
    lead: str = ""
    status: str = ""
    gap: str = ""
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as a list shows it.

    Args:
        measure: the row, with its parts loaded.
        standing: where it stands by the schedule.
        cost_thousand_kzt: sum over years and sources; None where nothing is foreseen.
    """

    measure: Measure
    standing: Standing
    cost_thousand_kzt: Decimal | None


@dataclass(frozen=True, slots=True)
class DirectionGroup:
    """The measures of one section of the plan."""

    direction: Direction
    rows: list[MeasureRow]
    cost_thousand_kzt: Decimal


def visible_measures(actor: Actor) -> QuerySet[Measure]:
    """Measures of the plans that the actor may see, with all their parts."""
    return (
        Measure.objects.filter(plan__in=visible_plans(actor).values("pk"))
        .select_related("plan", "lead")
        .prefetch_related(
            Prefetch("costs", Cost.objects.order_by("year", "source")),
            Prefetch("moves", DueMove.objects.order_by("pk")),
            Prefetch(
                "indicators",
                MeasureIndicator.objects.select_related("indicator").order_by("position"),
            ),
            Prefetch(
                "co_executors",
                CoExecutor.objects.select_related("organisation").order_by("position"),
            ),
            "closes__gap",
        )
    )


def get_measure(actor: Actor, reference: str) -> Measure:
    """One measure by its number, such as M-000001.

    Raises:
        Measure.DoesNotExist: none that the actor may see has this number.
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise Measure.DoesNotExist
    return visible_measures(actor).get(pk=int(found[1]))


def list_leads(actor: Actor, plan: Plan) -> list[Organisation]:
    """Organisations that lead a measure of the plan, by the short name of the reader's language."""
    measures = visible_measures(actor).filter(plan=plan, lead__isnull=False)
    found = {measure.lead_id: measure.lead for measure in measures.prefetch_related(None)}
    bodies = [body for body in found.values() if body is not None]
    return sorted(bodies, key=lambda body: sort_key(in_language(body.short_name)))


def list_measures(
    actor: Actor, plan: Plan, *, on: date, narrow: MeasureFilter | None = None
) -> list[MeasureRow]:
    """The measures of a plan in its printed order, with where each stands on a day."""
    asked = narrow or MeasureFilter()
    measures = visible_measures(actor).filter(plan=plan)
    if asked.direction:
        measures = measures.filter(direction=asked.direction)
    if asked.lead:
        measures = measures.filter(lead__code=asked.lead)
    if asked.gap:
        found = _GAP_REFERENCE.fullmatch(asked.gap)
        measures = measures.filter(closes__gap=int(found[1]) if found else 0)
    rows = [judge(measure, on=on) for measure in measures]
    order = list(Direction)
    return sorted(
        (row for row in rows if _fits(row, asked)),
        key=lambda row: (order.index(Direction(row.measure.direction)), row.measure.position),
    )


def search_measures(actor: Actor, words: str) -> list[Measure]:
    """Measures whose number, code or title holds the words, in any language; for readers only."""
    if not actor.may(READ):
        return []
    wanted = words.casefold()
    measures = visible_measures(actor).prefetch_related(None).order_by("plan", "position")
    return [measure for measure in measures if wanted in _told(measure)]


def judge(measure: Measure, *, on: date) -> MeasureRow:
    """A measure with where it stands on a day and what it costs."""
    amounts = [cost.amount_thousand_kzt for cost in measure.costs.all()]
    return MeasureRow(
        measure=measure,
        standing=compute_standing(facts_of(measure), on=on),
        cost_thousand_kzt=sum(amounts, Decimal()) if amounts else None,
    )


def facts_of(measure: Measure) -> Facts:
    """What the schedule is computed from."""
    reported_at = measure.reported_at
    return Facts(
        start_on=measure.start_on,
        deadline=measure.deadline,
        declared=DeclaredStatus(measure.declared_status),
        progress=measure.progress,
        reported_on=timezone.localdate(reported_at) if reported_at else None,
        reported_until=measure.reported_until,
    )


def group_by_direction(rows: list[MeasureRow]) -> list[DirectionGroup]:
    """The rows in sections, in the order of the plan; empty sections are left out."""
    groups = []
    for direction in Direction:
        found = [row for row in rows if row.measure.direction == direction]
        if found:
            costs = (row.cost_thousand_kzt or Decimal() for row in found)
            groups.append(DirectionGroup(direction, found, sum(costs, Decimal())))
    return groups


def number_in_print(rows: list[MeasureRow]) -> dict[int, int]:
    """Primary key of each measure of a plan to its number in the printed table, numbered through."""
    printed = [row.measure.pk for group in group_by_direction(rows) for row in group.rows]
    return {key: number for number, key in enumerate(printed, start=1)}


def _told(measure: Measure) -> str:
    texts = (measure.reference, measure.code, *measure.title.as_dict().values())
    return " ".join(texts).casefold()


def _fits(row: MeasureRow, asked: MeasureFilter) -> bool:
    if asked.alarm and not row.standing.disagrees:
        return False
    return not asked.status or row.standing.status == asked.status
