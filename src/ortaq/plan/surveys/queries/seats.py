"""A survey as one expert sees it: his own estimates, and of others only what the turn allows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.choose.experts import place
from ortaq.plan.surveys.models import Estimate, Expert, GroupResult, Survey, SurveyStatus
from ortaq.plan.surveys.permissions import ANSWER
from ortaq.plan.surveys.queries.surveys import experts_of, list_questions, number_of
from ortaq.shared import clock
from ortaq.shared.actors import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.surveys.models import SurveyQuestion


@dataclass(frozen=True, slots=True)
class Seat:
    """An expert's place in a survey.

    Args:
        survey: the survey.
        expert: who he is in it.
        actor: who acts.
    """

    survey: Survey
    expert: Expert
    actor: Actor

    @property
    def may_answer(self) -> bool:
        """True where estimates are taken from him now."""
        return not self.expert.is_revoked and self.survey.takes_estimates(clock.today())


@dataclass(frozen=True, slots=True)
class Reason:
    """What an expert gives as reason, without his name.

    Args:
        place: `below`, `within` or `above` the quartiles of the turn.
        text: as he wrote it.
    """

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A question with what one expert may know of it.

    Args:
        question: what is asked.
        first: his estimate of the first turn.
        second: his estimate of the second turn.
        group: result of the latest turn that is over; None before.
        reasons: nameless, of the others, of that turn; empty where the group is too small.
    """

    question: SurveyQuestion
    first: Estimate | None
    second: Estimate | None
    group: GroupResult | None
    reasons: tuple[Reason, ...] = ()

    @property
    def standing(self) -> Estimate | None:
        """The estimate that counts: the latest one."""
        return self.second or self.first

    @property
    def place(self) -> str:
        """Where his estimate lies beside the quartiles; empty where there is none of either."""
        return place_of(self.standing, self.group)

    def of_turn(self, turn: int) -> Estimate | None:
        """His estimate of a turn."""
        return {1: self.first, 2: self.second}.get(turn)


def get_seat(actor: Actor, reference: str) -> Seat:
    """The actor's place in a survey that asks him by his account.

    Raises:
        Survey.DoesNotExist: no survey of this number asks him, or it is a draft.
    """
    actor.require(ANSWER)
    survey = Survey.objects.select_related("plan").filter(pk=number_of(reference)).first()
    expert = experts_of(actor, survey).first() if survey is not None else None
    if survey is None or expert is None or survey.is_draft:
        raise Survey.DoesNotExist
    return Seat(survey, expert, actor)


def find_expert(digest: str) -> Expert | None:
    """The guest whose personal link works now; None for an unknown, ended or expired one."""
    found = (
        Expert.objects.filter(digest=digest, revoked_at__isnull=True)
        .filter(user__isnull=True)
        .exclude(survey__status=SurveyStatus.DRAFT)
        .select_related("survey", "survey__plan", "organisation")
        .first()
    )
    if found is None or found.survey.last_day is None or clock.today() > found.survey.last_day:
        return None
    return found


def seat_of(expert: Expert) -> Seat:
    """The place that a personal link gives, and nothing else."""
    actor = Actor(name=f"expert:{expert.public_id}", granted=frozenset({ANSWER.name}))
    return Seat(expert.survey, expert, actor)


def list_spots(seat: Seat) -> list[Spot]:
    """All questions with the expert's own estimates and the group's figures, without reasons."""
    questions = list(list_questions(seat.survey))
    own = {
        (one.question_id, one.turn): one
        for one in Estimate.objects.filter(expert=seat.expert, question__in=questions)
    }
    groups = _groups(seat.survey)
    return [
        Spot(one, own.get((one.pk, 1)), own.get((one.pk, 2)), groups.get(one.pk))
        for one in questions
    ]


def get_spot(seat: Seat, number: int) -> Spot:
    """One question, with the reasons of the others where the first turn is over.

    Raises:
        SurveyQuestion.DoesNotExist: the survey has no question of this number.
    """
    question = list_questions(seat.survey).get(number=number)
    own = {one.turn: one for one in Estimate.objects.filter(expert=seat.expert, question=question)}
    group = _groups(seat.survey).get(question.pk)
    reasons = _reasons_of_others(seat, group) if group is not None else ()
    return Spot(question, own.get(1), own.get(2), group, reasons)


def nameless(given: Iterable[Estimate], result: GroupResult) -> tuple[Reason, ...]:
    """The reasons of estimates of a turn that is over, those outside the quartiles first.

    Their order is that of a hash of their words: it tells nothing of who wrote first. Empty where too
    few gave an estimate.
    """
    if result.group is None:
        return ()
    reasons = {Reason(place_of(one, result), one.reason) for one in given if one.reason}
    return tuple(sorted(reasons, key=_shuffled))


def place_of(estimate: Estimate | None, result: GroupResult | None) -> str:
    """`below`, `within` or `above` the quartiles; empty where a number is missing."""
    group = result.group if result is not None else None
    if estimate is None or estimate.likely is None or group is None:
        return ""
    return place(estimate.likely, group)


def _reasons_of_others(seat: Seat, group: GroupResult) -> tuple[Reason, ...]:
    given = Estimate.objects.filter(question=group.question_id, turn=group.turn, cannot_judge=False)
    return nameless(given.exclude(expert=seat.expert), group)


def _groups(survey: Survey) -> dict[int, GroupResult]:
    """The result of the latest turn that is over, by the key of the question."""
    results = GroupResult.objects.filter(question__survey=survey).order_by("turn")
    return {result.question_id: result for result in results}


def _shuffled(reason: Reason) -> tuple[bool, str, str]:
    return (
        reason.place == "within",
        reason.place,
        hashlib.sha256(reason.text.encode()).hexdigest(),
    )
