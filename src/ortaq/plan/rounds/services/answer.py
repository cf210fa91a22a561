"""Answering at a desk: only what the organisation is asked, only while the round is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments import services as assessments
from ortaq.plan.rounds.models import Assignment, HandIn, RoundStatus
from ortaq.plan.rounds.permissions import RESPOND
from ortaq.plan.rounds.services.drafts import lock_round, note, require_status
from ortaq.shared import clock

if TYPE_CHECKING:
    from ortaq.plan.assessments.models import Response, Source
    from ortaq.plan.assessments.services import Rating, SourceDraft
    from ortaq.plan.frameworks.models import Provision
    from ortaq.plan.rounds.models import Round
    from ortaq.plan.rounds.queries import Desk


class NotAsked(OrtaqError):
    """This question is not put to your organisation. Go back to your list."""

    code = "round_not_asked"


class HandedInAlready(OrtaqError):
    """Your organisation said that it is done. Choose "go on answering" first."""

    code = "round_handed_in"


@transaction.atomic
def answer(*, desk: Desk, provision: Provision, rating: Rating, expected_version: int) -> Response:
    """Answer a question of a desk; the same answer again changes nothing.

    Raises:
        RoundWrongStatus: the round takes no answers now.
        NotAsked: the organisation is not asked about it.
        HandedInAlready: the organisation said that it is done.
        see `assessments.services.respond` for the others.
    """
    current = _require_asked(desk, provision)
    return assessments.respond(
        actor=desk.actor,
        assessment=current.assessment,
        provision=provision,
        organisation=desk.organisation,
        rating=rating,
        expected_version=expected_version,
        by=desk.person,
    )


@transaction.atomic
def add_source(*, desk: Desk, provision: Provision, draft: SourceDraft) -> Source:
    """Put a source under a desk's answer.

    Raises:
        as `answer`, and what `assessments.services.add_source` raises.
    """
    current = _require_asked(desk, provision)
    return assessments.add_source(
        actor=desk.actor,
        assessment=current.assessment,
        provision=provision,
        draft=draft,
        organisation=desk.organisation,
    )


@transaction.atomic
def remove_source(*, desk: Desk, provision: Provision, source: Source) -> None:
    """Take a source from under a desk's answer.

    Raises:
        as `answer`.
    """
    current = _require_asked(desk, provision)
    assessments.remove_source(
        actor=desk.actor,
        assessment=current.assessment,
        provision=provision,
        source=source,
        organisation=desk.organisation,
    )


@transaction.atomic
def hand_in(*, desk: Desk) -> HandIn:
    """Say that the organisation is done; said again, it stays as it was.

    Raises:
        RoundWrongStatus: the round takes no answers now.
    """
    current = _require_open(desk)
    done, is_new = HandIn.objects.get_or_create(
        round=current,
        organisation=desk.organisation,
        defaults={"at": clock.now(), "by": desk.actor.name, "person": desk.person},
    )
    if is_new:
        note(desk.actor, "round.hand_in", current, organisation=desk.organisation.code)
    return done


@transaction.atomic
def take_back(*, desk: Desk) -> None:
    """Take the word back that the organisation is done, to go on answering.

    Raises:
        RoundWrongStatus: the round takes no answers now.
    """
    current = _require_open(desk)
    taken, _ = HandIn.objects.filter(round=current, organisation=desk.organisation).delete()
    if taken:
        note(desk.actor, "round.take_back", current, organisation=desk.organisation.code)


def _require_open(desk: Desk) -> Round:
    """The round, locked, where it takes answers from this desk."""
    desk.actor.require(RESPOND)
    current = lock_round(desk.round)
    require_status(current, RoundStatus.OPEN)
    return current


def _require_asked(desk: Desk, provision: Provision) -> Round:
    """The round, locked, where it takes this answer from this desk."""
    current = _require_open(desk)
    part = {"round": current, "organisation": desk.organisation}
    if not Assignment.objects.filter(provision=provision, **part).exists():
        raise NotAsked(provision=provision.code)
    if HandIn.objects.filter(**part).exists():
        raise HandedInAlready
    return current
