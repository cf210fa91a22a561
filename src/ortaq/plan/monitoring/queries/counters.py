"""Finding counter reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.measures.queries import visible_plans
from ortaq.plan.monitoring.models import CounterReport, CounterState
from ortaq.plan.monitoring.permissions import COUNTER, MANAGE
from ortaq.shared.people.queries import find_organisation

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor

CIVIL_SOCIETY = "civil_society"


def may_counter(actor: Actor) -> bool:
    """True for a person of a civil-society organisation."""
    if not actor.may(COUNTER) or not actor.organisation:
        return False
    organisation = find_organisation(actor.organisation)
    return organisation is not None and organisation.group == CIVIL_SOCIETY


def list_counters(
    actor: Actor, *, plan: Plan | None = None, measure: Measure | None = None
) -> list[CounterReport]:
    """Published counter reports, those withheld without their text, and the actor's own, newest first."""
    rows = CounterReport.objects.filter(
        measure__plan__in=visible_plans(actor).values("pk")
    ).select_related("organisation", "measure")
    if plan is not None:
        rows = rows.filter(measure__plan=plan)
    if measure is not None:
        rows = rows.filter(measure=measure)
    return [
        row
        for row in rows.order_by("-period", "pk")
        if row.state != CounterState.WAITING
        or actor.may(MANAGE)
        or row.organisation_id == actor.organisation_id
    ]


def list_waiting_counters(actor: Actor, plan: Plan) -> list[CounterReport]:
    """Counter reports that the secretariat has not looked at; for others none."""
    if not actor.may(MANAGE):
        return []
    return [row for row in list_counters(actor, plan=plan) if row.state == CounterState.WAITING]


def get_counter(actor: Actor, pk: int) -> CounterReport:
    """One counter report, for the secretariat.

    Raises:
        CounterReport.DoesNotExist: there is none.
    """
    actor.require(MANAGE)
    return CounterReport.objects.select_related("measure", "organisation").get(pk=pk)
