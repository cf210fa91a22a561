"""From draft to open to closed, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.models import AssessmentStatus
from ortaq.plan.assessments.services import open_assessment, reopen_assessment
from ortaq.plan.rounds.models import RoundStatus
from ortaq.plan.rounds.permissions import MANAGE
from ortaq.plan.rounds.queries import get_board, get_readiness
from ortaq.plan.rounds.services.drafts import lock_draft, lock_round, note, require_status
from ortaq.plan.rounds.services.letters import OPENED, REOPENED, list_addressees, tell
from ortaq.shared import clock
from ortaq.shared.outbox.services import withdraw

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.rounds.models import Round
    from ortaq.shared.actors import Actor


class RoundNotReady(OrtaqError):
    """Something is missing that a round needs. The check page says what and where."""

    code = "round_not_ready"


class DeadlineInThePast(OrtaqError):
    """The last day to answer lies in the past. Choose a day to come."""

    code = "round_deadline_past"


@transaction.atomic
def open_round(*, actor: Actor, round_: Round) -> Round:
    """Send a draft: the assessment opens, and everybody who answers gets his letter.

    Raises:
        RoundWrongStatus: it is no draft any more.
        RoundNotReady: scope, assignments, deadline or message are missing.
    """
    current = lock_draft(actor, round_)
    readiness = get_readiness(current, on=clock.today())
    if not readiness.is_ready:
        codes = [one.code for one in readiness.shortcomings if one.is_blocking]
        raise RoundNotReady(missing=", ".join(codes))
    if current.assessment.status == AssessmentStatus.DRAFT:
        current.assessment = open_assessment(actor=actor, assessment=current.assessment)
    current.status = RoundStatus.OPEN
    current.opened_at, current.opened_by = clock.now(), actor.name
    current.save(update_fields=["status", "opened_at", "opened_by"])
    told = _tell_all(actor, current, OPENED, occasion="1")
    note(actor, "round.open", current, deadline=str(current.deadline), letters=told)
    return current


@transaction.atomic
def close_round(*, actor: Actor, round_: Round) -> Round:
    """End the answering by organisations; letters that still wait are cancelled.

    The assessment stays open for the session that settles what organisations answer differently.

    Raises:
        RoundWrongStatus: it isn't open.
    """
    actor.require(MANAGE)
    current = lock_round(round_)
    require_status(current, RoundStatus.OPEN)
    current.status = RoundStatus.CLOSED
    current.closed_at, current.closed_by = clock.now(), actor.name
    current.save(update_fields=["status", "closed_at", "closed_by"])
    withdrawn = withdraw(actor=actor, about=("round", current.reference))
    note(actor, "round.close", current, letters_withdrawn=withdrawn)
    return current


@transaction.atomic
def reopen_round(*, actor: Actor, round_: Round, deadline: date) -> Round:
    """Take answers again until another day; who is not done is told.

    Raises:
        RoundWrongStatus: it isn't closed.
        DeadlineInThePast: the day has passed.
    """
    actor.require(MANAGE)
    current = lock_round(round_)
    require_status(current, RoundStatus.CLOSED)
    if deadline < clock.today():
        raise DeadlineInThePast(day=str(deadline))
    if current.assessment.status == AssessmentStatus.CLOSED:
        current.assessment = reopen_assessment(actor=actor, assessment=current.assessment)
    current.status, current.deadline = RoundStatus.OPEN, deadline
    current.closed_at, current.closed_by = None, ""
    current.save(update_fields=["status", "deadline", "closed_at", "closed_by"])
    occasion = clock.now().isoformat(timespec="seconds")
    told = _tell_all(actor, current, REOPENED, occasion=occasion)
    note(actor, "round.reopen", current, deadline=str(deadline), letters=told)
    return current


def _tell_all(actor: Actor, round_: Round, kind: str, *, occasion: str) -> int:
    rows = {
        row.organisation.pk: row
        for row in get_board(round_, on=clock.today()).rows
        if row.handed_in is None
    }
    addressees = list_addressees(round_, [row.organisation for row in rows.values()])
    for to in addressees:
        row = rows[to.organisation.pk]
        tell(
            actor=actor,
            round_=round_,
            to=to,
            kind=kind,
            occasion=occasion,
            asked=row.asked,
            left=row.open,
        )
    return len(addressees)
