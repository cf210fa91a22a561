"""Cycles: opened, their rounds given days and next steps, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models import Committee, Cycle, CycleStep
from ortaq.plan.decisions.permissions import MANAGE
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.decisions.models import Step
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor


class CycleStillOpen(OrtaqError):
    """The committee has a cycle that goes on. Close it before the next one is opened."""

    code = "cycle_still_open"


class CycleIsClosed(OrtaqError):
    """The cycle is closed, and stays as it was."""

    code = "cycle_is_closed"


@transaction.atomic
def open_cycle(
    *,
    actor: Actor,
    committee: Committee,
    title: Trilingual,
    begins_on: date,
    scope: Trilingual | None = None,
    plan: Plan | None = None,
    assessments: Sequence[Assessment] = (),
) -> Cycle:
    """Open the committee's next cycle.

    Raises:
        CycleStillOpen: the last one is not closed.
    """
    actor.require(MANAGE)
    locked = Committee.objects.select_for_update().get(pk=committee.pk)
    cycles = Cycle.objects.filter(committee=locked)
    if cycles.filter(closed_at__isnull=True).exists():
        raise CycleStillOpen
    cycle = Cycle.objects.create(
        committee=locked,
        number=(cycles.aggregate(last=Max("number"))["last"] or 0) + 1,
        title=title,
        scope=scope or Trilingual(),
        begins_on=begins_on,
        plan=plan,
    )
    cycle.assessments.set(assessments)
    _tell(actor, "cycle.open", cycle)
    return cycle


@transaction.atomic
def change_cycle(
    *,
    actor: Actor,
    cycle: Cycle,
    title: Trilingual,
    begins_on: date,
    scope: Trilingual,
    plan: Plan | None,
    assessments: Sequence[Assessment],
) -> Cycle:
    """Change what a cycle is called, what it covers, and what it works on.

    Raises:
        CycleIsClosed: it is closed.
    """
    current = _lock(actor, cycle)
    current.title, current.scope, current.begins_on = title, scope, begins_on
    current.plan = plan
    current.save(update_fields=["title", "scope", "begins_on", "plan"])
    current.assessments.set(assessments)
    _tell(actor, "cycle.change", current)
    return current


@transaction.atomic
def set_step(
    *, actor: Actor, cycle: Cycle, step: Step, until_on: date | None, next_steps: Trilingual
) -> CycleStep:
    """Say until when a round lasts and what comes next in it.

    Raises:
        CycleIsClosed: the cycle is closed.
    """
    current = _lock(actor, cycle)
    made, _new = CycleStep.objects.update_or_create(
        cycle=current, step=step, defaults={"until_on": until_on, "next_steps": next_steps}
    )
    _tell(actor, "cycle.set_step", current, step=step, until_on=until_on)
    return made


@transaction.atomic
def close_cycle(*, actor: Actor, cycle: Cycle) -> Cycle:
    """End a cycle; its assignments go on until they are closed with proof.

    Raises:
        CycleIsClosed: it is closed.
    """
    current = _lock(actor, cycle)
    current.closed_at, current.closed_by = clock.now(), actor.name
    current.save(update_fields=["closed_at", "closed_by"])
    _tell(actor, "cycle.close", current)
    return current


def cycle_on(actor: Actor, committee: Committee, day: date) -> Cycle:
    """The cycle that a meeting of this day belongs to; the first one is opened where there is none."""
    cycles = Cycle.objects.filter(committee=committee)
    begun = cycles.filter(begins_on__lte=day).order_by("-number").first()
    found = begun or cycles.order_by("number").first()
    if found is not None:
        return found
    return open_cycle(actor=actor, committee=committee, title=Trilingual(), begins_on=day)


def _lock(actor: Actor, cycle: Cycle) -> Cycle:
    actor.require(MANAGE)
    current = (
        Cycle.objects.select_for_update(of=("self",)).select_related("committee").get(pk=cycle.pk)
    )
    if current.closed_at is not None:
        raise CycleIsClosed
    return current


def _tell(actor: Actor, deed: str, cycle: Cycle, **details: object) -> None:
    record(
        actor,
        deed,
        subject_kind="committee",
        subject=cycle.committee.slug,
        cycle=cycle.number,
        **details,
    )
