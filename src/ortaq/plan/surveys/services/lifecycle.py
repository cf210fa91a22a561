"""From draft through two turns to results, and before the public."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.choose.experts import TooFewEstimates, pool
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.queries import visible_plans
from ortaq.plan.surveys.models import Estimate, GroupResult, Survey, SurveyStatus
from ortaq.plan.surveys.permissions import MANAGE
from ortaq.plan.surveys.queries.numbers import numbers_of
from ortaq.plan.surveys.services.drafts import (
    lock_draft,
    lock_survey,
    note,
    recorded_of,
    require_status,
)
from ortaq.plan.surveys.services.letters import CLOSED, OPENED, TURNED, tell_all
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC
from ortaq.shared.audit.services import published, record_all
from ortaq.shared.outbox.services import withdraw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.surveys.models import SurveyQuestion
    from ortaq.shared.actors import Actor

_PLACES = Decimal("0.001")


class SurveyNotReady(OrtaqError):
    """A survey needs questions, enough experts, and two deadlines to come. Add what is named."""

    code = "survey_not_ready"


class SurveyOfHiddenPlan(OrtaqError):
    """The plan is not before the public, so nothing about its measures can be. Publish the plan first."""

    code = "survey_of_hidden_plan"


@transaction.atomic
def open_survey(*, actor: Actor, survey: Survey) -> Survey:
    """Begin the first turn: questions are frozen, and every expert gets his letter.

    Raises:
        SurveyWrongStatus: it is no draft any more.
        SurveyNotReady: questions, experts or deadlines are missing.
        BadSurveyQuestion: the plan no longer says the number that a question compares with.
    """
    current = lock_draft(actor, survey)
    if missing := missing_of(current):
        raise SurveyNotReady(missing=", ".join(missing))
    for question in current.questions.select_related("measure"):
        question.recorded = recorded_of(question)
        question.save(update_fields=["recorded"])
    current.status = SurveyStatus.FIRST
    current.opened_at, current.opened_by = clock.now(), actor.name
    current.save(update_fields=["status", "opened_at", "opened_by"])
    told = tell_all(actor=actor, survey=current, kind=OPENED, occasion="1")
    note(actor, "survey.open", current, letters=told)
    return current


def missing_of(survey: Survey) -> list[str]:
    """What a draft lacks: `questions`, `experts`, `deadlines`; empty where it can be opened."""
    first, second = survey.first_deadline, survey.second_deadline
    sound = {
        "questions": survey.questions.exists(),
        "experts": survey.experts.count() >= survey.least_answers,
        "deadlines": first is not None and second is not None and clock.today() <= first < second,
    }
    return [name for name, holds in sound.items() if not holds]


@transaction.atomic
def end_turn(*, actor: Actor, survey: Survey, turn: int) -> Survey:
    """End the turn that runs, whose figures are computed and kept: the second begins, or all is over.

    A second turn that would begin after its own last day gets its planned length from today.

    Args:
        actor: who ends it.
        survey: which one.
        turn: the turn that is meant, so that nothing ends twice.

    Raises:
        NotAllowed: the role may not.
        SurveyWrongStatus: another turn runs, or none.
    """
    actor.require(MANAGE)
    current = lock_survey(survey)
    require_status(current, {1: SurveyStatus.FIRST, 2: SurveyStatus.SECOND}[turn])
    _keep_results(current, turn)
    withdraw(actor=actor, about=("survey", current.reference))
    if turn == 1:
        _begin_second(actor, current)
    else:
        _close(actor, current)
    current.save()
    kind = TURNED if turn == 1 else CLOSED
    told = tell_all(actor=actor, survey=current, kind=kind, occasion="1")
    note(actor, "survey.end_turn", current, turn=turn, letters=told)
    return current


@transaction.atomic
def publish_survey(*, actor: Actor, survey: Survey) -> Survey:
    """Show the figures of a closed survey to everybody; reasons stay inside.

    Raises:
        SurveyWrongStatus: it isn't closed.
        SurveyOfHiddenPlan: the public doesn't see its plan.
    """
    actor.require(MANAGE)
    current = lock_survey(survey)
    require_status(current, SurveyStatus.CLOSED)
    if not visible_plans(PUBLIC).filter(pk=current.plan_id).exists():
        raise SurveyOfHiddenPlan(plan=current.plan.slug)
    if current.published_at is None:
        current.published_at, current.published_by = clock.now(), actor.name
        current.save(update_fields=["published_at", "published_by"])
        deed = published(
            "survey.publish",
            subject_kind="survey",
            subject=current.reference,
            content=numbers_of(current),
        )
        record_all(actor, [deed])
    return current


@transaction.atomic
def withdraw_publication(*, actor: Actor, survey: Survey) -> Survey:
    """Show the results inside only, again."""
    actor.require(MANAGE)
    current = lock_survey(survey)
    if current.published_at is not None:
        current.published_at, current.published_by = None, ""
        current.save(update_fields=["published_at", "published_by"])
        note(actor, "survey.withdraw_publication", current)
    return current


def _begin_second(actor: Actor, survey: Survey) -> None:
    today, first, second = clock.today(), survey.first_deadline, survey.second_deadline
    if first is not None and second is not None and second < today:
        survey.second_deadline = today + max(second - first, timedelta(days=1))
    survey.status = SurveyStatus.SECOND
    survey.turned_at, survey.turned_by = clock.now(), actor.name


def _close(actor: Actor, survey: Survey) -> None:
    survey.status = SurveyStatus.CLOSED
    survey.closed_at, survey.closed_by = clock.now(), actor.name


def _keep_results(survey: Survey, turn: int) -> None:
    """The figures of a turn; who said nothing in the second keeps his estimate of the first."""
    standing: dict[int, dict[int, Estimate]] = {}
    given = Estimate.objects.filter(question__survey=survey, turn__lte=turn).order_by("turn")
    for one in given:
        standing.setdefault(one.question_id, {})[one.expert_id] = one
    GroupResult.objects.bulk_create(
        _result(question, turn, standing.get(question.pk, {}).values(), survey.least_answers)
        for question in survey.questions.order_by("number")
    )


def _result(
    question: SurveyQuestion, turn: int, given: Iterable[Estimate], least: int
) -> GroupResult:
    answers = [one.numbers for one in given]
    numbers = [one for one in answers if one is not None]
    result = GroupResult(
        question=question,
        turn=turn,
        count=len(numbers),
        abstained=len(answers) - len(numbers),
    )
    try:
        group = pool(numbers, least=least)
    except TooFewEstimates:
        return result
    for name in ("low", "lower", "median", "upper", "high"):
        setattr(result, name, getattr(group, name).quantize(_PLACES))
    return result
