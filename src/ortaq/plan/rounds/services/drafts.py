"""Preparing a round: what is asked, until when, with which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.models import AssessmentStatus
from ortaq.plan.assessments.services import draft_assessment
from ortaq.plan.frameworks.queries import list_provisions
from ortaq.plan.rounds.models import Assignment, Round, RoundStatus, ScopedProvision
from ortaq.plan.rounds.permissions import MANAGE
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Framework
    from ortaq.shared.actors import Actor


class RoundWrongStatus(OrtaqError):
    """The round has another status by now. Load the page again and look."""

    code = "round_wrong_status"


class RoundOfClosedAssessment(OrtaqError):
    """A closed assessment takes no answers. Open it again, or choose another one."""

    code = "round_of_closed_assessment"


class ProvisionOutOfScope(OrtaqError):
    """A provision is not among the round's questions. Load the page again and choose anew."""

    code = "round_provision_out_of_scope"


@transaction.atomic
def draft_round(
    *,
    actor: Actor,
    assessment: Assessment,
    title: Trilingual,
    message: Trilingual | None = None,
    is_demo: bool = False,
) -> Round:
    """Prepare a round over all questions of an assessment.

    Raises:
        RoundOfClosedAssessment: the assessment takes no answers any more.
    """
    actor.require(MANAGE)
    if assessment.status == AssessmentStatus.CLOSED:
        raise RoundOfClosedAssessment(assessment=assessment.reference)
    round_ = Round.objects.create(
        assessment=assessment,
        title=title,
        is_demo=is_demo,
        created_at=clock.now(),
        created_by=actor.name,
        **({"message": message} if message else {}),
    )
    asked = list_provisions(assessment.framework).filter(assessable=True)
    _scope(round_, asked.values_list("pk", flat=True))
    note(actor, "round.draft", round_, assessment=assessment.reference)
    return round_


@transaction.atomic
def draft_round_of_framework(
    *,
    actor: Actor,
    framework: Framework,
    title: Trilingual,
    as_of: date,
    message: Trilingual | None = None,
) -> Round:
    """Prepare a round together with a new assessment of the same title.

    Raises:
        EngineNotAnswerable: the framework puts no questions.
    """
    actor.require(MANAGE)
    assessment = draft_assessment(actor=actor, framework=framework, title=title, as_of=as_of)
    return draft_round(actor=actor, assessment=assessment, title=title, message=message)


@transaction.atomic
def choose_scope(*, actor: Actor, round_: Round, codes: Iterable[str]) -> int:
    """Ask about these provisions and no others; return how many.

    Assignments of provisions that are left out are dropped.

    Raises:
        RoundWrongStatus: the round is no draft any more.
        ProvisionOutOfScope: the framework has no question with such a code.
    """
    current = lock_draft(actor, round_)
    wanted = set(codes)
    found = dict(
        list_provisions(current.assessment.framework)
        .filter(assessable=True, code__in=wanted)
        .values_list("code", "pk")
    )
    if unknown := wanted - found.keys():
        raise ProvisionOutOfScope(provision=min(unknown))
    keys = set(found.values())
    ScopedProvision.objects.filter(round=current).exclude(provision__in=keys).delete()
    Assignment.objects.filter(round=current).exclude(provision__in=keys).delete()
    present = set(
        ScopedProvision.objects.filter(round=current).values_list("provision_id", flat=True)
    )
    _scope(current, keys - present)
    note(actor, "round.choose_scope", current, provisions=len(keys))
    return len(keys)


@transaction.atomic
def plan_round(
    *,
    actor: Actor,
    round_: Round,
    deadline: date,
    message: Trilingual,
    grace_days: int,
    days_before: Iterable[int],
    on_the_day: bool,
    weeks_after: int,
) -> Round:
    """Set deadline, reminders and the words of the opening letter; an open round may still change them.

    Raises:
        RoundWrongStatus: the round is closed.
    """
    actor.require(MANAGE)
    current = lock_round(round_)
    require_status(current, RoundStatus.DRAFT, RoundStatus.OPEN)
    moved = current.is_open and current.deadline != deadline
    current.deadline, current.message, current.grace_days = deadline, message, grace_days
    current.days_before = sorted(set(days_before), reverse=True)
    current.on_the_day, current.weeks_after = on_the_day, weeks_after
    current.save()
    note(actor, "round.plan", current, deadline=str(deadline), moved=moved)
    return current


@transaction.atomic
def rename_round(*, actor: Actor, round_: Round, title: Trilingual) -> Round:
    """Give a draft another title."""
    current = lock_draft(actor, round_)
    current.title = title
    current.save(update_fields=["title"])
    note(actor, "round.rename", current)
    return current


@transaction.atomic
def drop_round(*, actor: Actor, round_: Round) -> None:
    """Delete a draft; its assessment stays.

    Raises:
        RoundWrongStatus: it was sent already.
    """
    current = lock_draft(actor, round_)
    note(actor, "round.drop", current)
    current.delete()


def lock_round(round_: Round) -> Round:
    """The round as it is now, locked until the caller's transaction ends."""
    rows = Round.objects.select_for_update(of=("self",))
    return rows.select_related("assessment", "assessment__framework").get(pk=round_.pk)


def lock_draft(actor: Actor, round_: Round) -> Round:
    """The draft as it is now, locked, for the secretariat.

    Raises:
        RoundWrongStatus: the round is no draft any more.
    """
    actor.require(MANAGE)
    current = lock_round(round_)
    require_status(current, RoundStatus.DRAFT)
    return current


def require_status(round_: Round, *statuses: RoundStatus) -> None:
    """Return where the round has one of these.

    Raises:
        RoundWrongStatus: it has another one.
    """
    if round_.status not in statuses:
        raise RoundWrongStatus(round=round_.reference, status=round_.status)


def note(actor: Actor, action: str, round_: Round, **details: object) -> None:
    """An entry of the log about a round."""
    record(actor, action, subject_kind="round", subject=round_.reference, **details)


def _scope(round_: Round, provisions: Iterable[int]) -> None:
    rows = [ScopedProvision(round=round_, provision_id=pk) for pk in provisions]
    ScopedProvision.objects.bulk_create(rows, batch_size=BATCH)


BATCH = 500
"""Rows of one statement, see `ortaq.shared.batches`."""
