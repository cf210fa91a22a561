"""What the experts said together, and how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import timezone

from ortaq.engine.choose.experts import agrees, narrowed
from ortaq.plan.choices.origin import Kind, Origin
from ortaq.plan.choices.queries import list_inputs
from ortaq.plan.surveys.models import Estimate, GroupResult, Quantity, Survey
from ortaq.plan.surveys.permissions import MANAGE, RESULTS
from ortaq.plan.surveys.queries.seats import nameless
from ortaq.plan.surveys.queries.surveys import list_questions
from ortaq.shared import clock

if TYPE_CHECKING:
    from decimal import Decimal

    from ortaq.engine.choose.experts import GroupEstimate
    from ortaq.plan.surveys.models import Expert, SurveyQuestion
    from ortaq.plan.surveys.queries.seats import Reason
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A question with what came out.

    Args:
        question: what was asked.
        first: of the first turn; None before it is over.
        second: of the second turn; None before it is over.
        narrowed: share of the first interquartile range that is gone; None where it can't be said.
        agrees: by the survey's rule; None without figures.
        reasons: nameless, for those who read results.
        is_taken: True where this very result is among the planning inputs.
    """

    question: SurveyQuestion
    first: GroupResult | None
    second: GroupResult | None
    narrowed: Decimal | None
    agrees: bool | None
    reasons: tuple[Reason, ...] = ()
    is_taken: bool = False

    @property
    def latest(self) -> GroupResult | None:
        """Of the latest turn that is over."""
        return self.second or self.first

    @property
    def group(self) -> GroupEstimate | None:
        """Figures of the latest turn that is over; None where too few answered."""
        return self.latest.group if self.latest else None

    @property
    def triangle(self) -> tuple[Decimal, Decimal, Decimal] | None:
        """What the planning inputs take over, as `choices.services.take_estimate` wants it."""
        group = self.second.group if self.second else None
        if group is None:
            return None
        low, mode, high = group.triangle
        if self.question.quantity == Quantity.HARM:
            return low, mode, high
        stated = self.question.recorded
        return (low / stated, mode / stated, high / stated) if stated else None


@dataclass(frozen=True, slots=True)
class ExpertRow:
    """An expert as the secretariat sees him: that he answered, never what.

    Args:
        expert: who.
        first: questions that he answered in the first turn.
        second: questions that he answered again in the second.
        asked: questions in all.
    """

    expert: Expert
    first: int
    second: int
    asked: int

    @property
    def is_silent(self) -> bool:
        """True where the turn that runs still waits for him."""
        turn = self.expert.survey.turn
        done = {1: self.first, 2: self.second}.get(turn, self.asked)
        return not self.expert.is_revoked and done < self.asked


def list_results(actor: Actor, survey: Survey) -> list[ResultRow]:
    """The results of the turns that are over, by question; reasons only for those who read results.

    The caller got the survey from a query of this actor.
    """
    shown = survey.is_closed or actor.may(MANAGE)
    results = {
        (one.question_id, one.turn): one
        for one in GroupResult.objects.filter(question__survey=survey)
        if shown
    }
    reads_all = actor.may(RESULTS)
    reasons = _reasons(survey, results) if reads_all else {}
    inputs = list_inputs(actor, survey.plan) if reads_all and survey.is_closed else {}
    rows = []
    for question in list_questions(survey):
        first, second = results.get((question.pk, 1)), results.get((question.pk, 2))
        told = inputs.get(question.measure_id)
        origins = told.origins if told else {}
        rows.append(
            _row(
                survey,
                question,
                first,
                second,
                reasons=reasons.get(question.pk, ()),
                is_taken=_is_taken(survey, question, second, origins),
            )
        )
    return rows


def origin_of(survey: Survey, question: SurveyQuestion, result: GroupResult) -> Origin:
    """How a planning input names this result."""
    on = timezone.localtime(survey.closed_at).date() if survey.closed_at else clock.today()
    return Origin(survey.reference, question.number, on, result.count)


def list_experts(actor: Actor, survey: Survey) -> list[ExpertRow]:
    """The experts by name, with how many questions each answered; for the secretariat.

    Raises:
        NotAllowed: the role may not.
    """
    actor.require(MANAGE)
    given = Estimate.objects.filter(question__survey=survey).values_list("expert", "turn")
    counts = {(expert, turn): n for expert, turn, n in given.annotate(n=Count("pk")).order_by()}
    asked = survey.questions.count()
    experts = survey.experts.select_related("organisation", "user", "user__organisation", "survey")
    return [
        ExpertRow(one, counts.get((one.pk, 1), 0), counts.get((one.pk, 2), 0), asked)
        for one in experts.order_by("name", "pk")
    ]


def get_expert(actor: Actor, survey: Survey, public_id: str) -> Expert:
    """One expert of a survey, for the secretariat.

    Raises:
        NotAllowed: the role may not.
        Expert.DoesNotExist: the survey asks nobody of this id.
    """
    actor.require(MANAGE)
    return survey.experts.select_related("survey", "user").get(public_id=public_id)


def _row(
    survey: Survey,
    question: SurveyQuestion,
    first: GroupResult | None,
    second: GroupResult | None,
    *,
    reasons: tuple[Reason, ...],
    is_taken: bool,
) -> ResultRow:
    latest = second or first
    before, after = (one.group if one else None for one in (first, second))
    group = latest.group if latest else None
    return ResultRow(
        question=question,
        first=first,
        second=second,
        narrowed=narrowed(before, after) if before and after else None,
        agrees=agrees(group, most=survey.most_spread) if group else None,
        reasons=reasons,
        is_taken=is_taken,
    )


def _reasons(
    survey: Survey, results: dict[tuple[int, int], GroupResult]
) -> dict[int, tuple[Reason, ...]]:
    """Nameless reasons of the turns that are over, each once, by the key of the question."""
    given: dict[tuple[int, int], list[Estimate]] = {}
    rows = Estimate.objects.filter(question__survey=survey, cannot_judge=False)
    for one in rows.exclude(reason=""):
        given.setdefault((one.question_id, one.turn), []).append(one)
    found: dict[int, dict[str, Reason]] = {}
    for (question, turn), result in sorted(results.items()):
        for reason in nameless(given.get((question, turn), ()), result):
            found.setdefault(question, {})[reason.text] = reason
    return {
        question: tuple(sorted(texts.values(), key=lambda reason: reason.place == "within"))
        for question, texts in found.items()
    }


def _is_taken(
    survey: Survey,
    question: SurveyQuestion,
    result: GroupResult | None,
    origins: dict[str, object],
) -> bool:
    if result is None:
        return False
    return origins.get(Kind(question.quantity)) == origin_of(survey, question, result).plain()
