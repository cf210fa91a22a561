"""Opening, publishing and approving a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.models import Plan, PlanStatus
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.queries import check_plan
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from datetime import date

    from ortaq.shared.actors import Actor


class PlanSlugTaken(OrtaqError):
    """A plan with this short name is there. Choose another one."""

    code = "plan_slug_taken"


class PlanYearsReversed(OrtaqError):
    """The plan ends before it begins. Correct one of the years."""

    code = "plan_years_reversed"


class PlanNotDraft(OrtaqError):
    """The plan is approved already. Change it measure by measure; the drift is shown."""

    code = "plan_not_draft"


class PlanIncomplete(OrtaqError):
    """Some measures lack what every measure needs. Complete those that the warnings name."""

    code = "plan_incomplete"


@transaction.atomic
def create_plan(
    *,
    actor: Actor,
    slug: str,
    title: Trilingual,
    first_year: int,
    last_year: int,
    is_demo: bool = False,
) -> Plan:
    """Open an empty draft plan that only signed-in people see.

    Raises:
        PlanSlugTaken: the short name is in use.
        PlanYearsReversed: it ends before it begins.
    """
    actor.require(MANAGE)
    if first_year > last_year:
        raise PlanYearsReversed(first=first_year, last=last_year)
    if Plan.objects.filter(slug=slug).exists():
        raise PlanSlugTaken(slug=slug)
    plan = Plan.objects.create(
        slug=slug,
        title=title,
        first_year=first_year,
        last_year=last_year,
        is_demo=is_demo,
        created_at=clock.now(),
        created_by=actor.name,
    )
    record(actor, "plan.create", subject_kind="plan", subject=slug, is_demo=is_demo)
    return plan


@transaction.atomic
def publish_plan(*, actor: Actor, plan: Plan) -> Plan:
    """Let everybody see the plan's scoreboard; a published plan stays as it is."""
    actor.require(MANAGE)
    current = lock_plan(plan)
    if current.published_at is None:
        current.published_at, current.published_by = clock.now(), actor.name
        current.save(update_fields=["published_at", "published_by"])
        record(actor, "plan.publish", subject_kind="plan", subject=plan.slug)
    return current


@transaction.atomic
def approve_plan(
    *, actor: Actor, plan: Plan, decision: str, on: date, words: Trilingual | None = None
) -> Plan:
    """Mark a draft as approved by a decision, in the version it has now.

    Args:
        actor: who records it.
        plan: the draft.
        decision: number of the decision, such as D-000003.
        on: its day.
        words: the approving act as the corner of the printed plan names it.

    Raises:
        PlanNotDraft: it is approved already.
        PlanIncomplete: a measure lacks form of completion, lead, deadline, or indicator and reason.
    """
    actor.require(MANAGE)
    current = lock_plan(plan)
    if not current.is_draft:
        raise PlanNotDraft(plan=plan.slug)
    if incomplete := [measure.code for measure in check_plan(current)]:
        raise PlanIncomplete(count=len(incomplete), codes=", ".join(incomplete))
    current.status, current.decision, current.approved_on = PlanStatus.APPROVED, decision, on
    current.approved_version = current.version
    current.approved_by_words = words or Trilingual()
    current.save()
    record(
        actor,
        "plan.approve",
        subject_kind="plan",
        subject=plan.slug,
        decision=decision,
        version=current.version,
    )
    return current


def lock_plan(plan: Plan) -> Plan:
    """The plan as it is now, locked until the caller's transaction ends."""
    return Plan.objects.select_for_update().get(pk=plan.pk)


def note_change(plan: Plan) -> None:
    """Count one change of the plan's content."""
    Plan.objects.filter(pk=plan.pk).update(version=F("version") + 1)
