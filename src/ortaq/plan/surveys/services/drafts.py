"""Preparing a survey: what is asked about which measures, until when, by which rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.surveys.models import (
    LEAST_ANSWERS,
    Quantity,
    Survey,
    SurveyQuestion,
    SurveyStatus,
)
from ortaq.plan.surveys.permissions import MANAGE
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor

WHOLE_PER_CENT = Decimal(100)


class SurveyWrongStatus(OrtaqError):
    """The survey has another status by now. Load the page again and look."""

    code = "survey_wrong_status"


class BadSurveyRules(OrtaqError):
    """Deadlines or rules of a survey contradict themselves. Correct the field that is named."""

    code = "bad_survey_rules"


class BadSurveyQuestion(OrtaqError):
    """This can't be asked about this measure. Correct the field that is named."""

    code = "bad_survey_question"


class AskedAlready(OrtaqError):
    """The survey asks about this number of this measure already. Remove that question first."""

    code = "survey_asked_already"


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """What a survey says of itself; see the model for each."""

    title: Trilingual
    message: Trilingual = field(default_factory=Trilingual)
    first_deadline: date | None = None
    second_deadline: date | None = None
    most_spread: Decimal = Decimal("0.5")
    least_answers: int = 5


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question; see the model for each."""

    quantity: Quantity
    upper: Decimal
    lower: Decimal = Decimal(0)
    year: int | None = None
    source: str = ""
    gap: str = ""
    wording: Trilingual = field(default_factory=Trilingual)
    wants_range: bool = True


@transaction.atomic
def draft_survey(*, actor: Actor, plan: Plan, draft: SurveyDraft, is_demo: bool = False) -> Survey:
    """Begin a survey about measures of a plan.

    Raises:
        NotAllowed: the role may not.
        BadSurveyRules: deadlines or rules contradict themselves.
    """
    actor.require(MANAGE)
    _check_rules(draft)
    survey = Survey.objects.create(
        plan=plan,
        is_demo=is_demo,
        created_at=clock.now(),
        created_by=actor.name,
        **_fields(draft),
    )
    note(actor, "survey.draft", survey, plan=plan.slug)
    return survey


@transaction.atomic
def write_survey(*, actor: Actor, survey: Survey, draft: SurveyDraft) -> Survey:
    """Change title, message, deadlines and rules of a draft.

    Raises:
        as `draft_survey`.
        SurveyWrongStatus: the experts were asked already.
    """
    current = lock_draft(actor, survey)
    _check_rules(draft)
    for name, value in _fields(draft).items():
        setattr(current, name, value)
    current.save()
    note(actor, "survey.write", current)
    return current


@transaction.atomic
def move_deadlines(*, actor: Actor, survey: Survey, first: date, second: date) -> Survey:
    """Give a survey that runs other deadlines; that of a turn that is over stays.

    Raises:
        SurveyWrongStatus: it doesn't run.
        BadSurveyRules: a deadline lies in the past, or the second isn't after the first.
    """
    actor.require(MANAGE)
    current = lock_survey(survey)
    require_status(current, SurveyStatus.FIRST, SurveyStatus.SECOND)
    kept = first if current.turn == 1 or current.first_deadline is None else current.first_deadline
    running = kept if current.turn == 1 else second
    if running < clock.today():
        raise BadSurveyRules(field="first_deadline" if current.turn == 1 else "second_deadline")
    if second <= kept:
        raise BadSurveyRules(field="second_deadline")
    current.first_deadline, current.second_deadline = kept, second
    current.save(update_fields=["first_deadline", "second_deadline"])
    note(actor, "survey.move", current, first=str(kept), second=str(second))
    return current


@transaction.atomic
def add_question(
    *, actor: Actor, survey: Survey, measure: Measure, draft: QuestionDraft
) -> SurveyQuestion:
    """Ask about a number of a measure; in a draft only.

    Raises:
        SurveyWrongStatus: the experts were asked already.
        BadSurveyQuestion: the measure is not of the plan, has no such cost or gap, or the bounds are off.
        AskedAlready: this number of this measure is asked.
    """
    current = lock_draft(actor, survey)
    if measure.plan_id != current.plan_id:
        raise BadSurveyQuestion(field="measure")
    if not 0 <= draft.lower < draft.upper:
        raise BadSurveyQuestion(field="upper")
    if current.questions.filter(measure=measure, quantity=draft.quantity).exists():
        raise AskedAlready(measure=measure.code)
    last = current.questions.aggregate(last=Max("number"))["last"] or 0
    question = SurveyQuestion(
        survey=current,
        number=last + 1,
        measure=measure,
        quantity=draft.quantity,
        year=draft.year,
        source=draft.source,
        gap=_gap(measure, draft.gap),
        wording=draft.wording,
        lower=draft.lower,
        upper=draft.upper,
        wants_range=draft.wants_range,
    )
    question.recorded = recorded_of(question)
    question.save()
    note(actor, "survey.add_question", current, question=question.number, measure=measure.reference)
    return question


@transaction.atomic
def remove_question(*, actor: Actor, survey: Survey, number: int) -> None:
    """Take a question out of a draft; one that is gone already changes nothing.

    Raises:
        SurveyWrongStatus: the experts were asked already.
    """
    current = lock_draft(actor, survey)
    removed, _ = current.questions.filter(number=number).delete()
    if removed:
        note(actor, "survey.remove_question", current, question=number)


@transaction.atomic
def drop_survey(*, actor: Actor, survey: Survey) -> None:
    """Delete a draft.

    Raises:
        SurveyWrongStatus: the experts were asked already.
    """
    current = lock_draft(actor, survey)
    note(actor, "survey.drop", current)
    current.delete()


def recorded_of(question: SurveyQuestion) -> Decimal:
    """What the plan says of the number now.

    Raises:
        BadSurveyQuestion: it says nothing with which estimates could be compared.
    """
    measure = question.measure
    if question.quantity == Quantity.HARM:
        return Decimal(0)
    if question.quantity == Quantity.EFFECT:
        if question.gap_id is None:
            return WHOLE_PER_CENT
        link = measure.closes.filter(gap=question.gap_id).first()
        if link is None:
            raise BadSurveyQuestion(field="gap", measure=measure.code)
        return link.share * WHOLE_PER_CENT
    costs = measure.costs.all()
    if question.year is not None:
        costs = costs.filter(year=question.year, source=question.source)
    total = sum((cost.amount_thousand_kzt for cost in costs), Decimal(0))
    if not total:
        raise BadSurveyQuestion(field="cost", measure=measure.code)
    return total


def lock_survey(survey: Survey) -> Survey:
    """The survey as it is now, locked until the caller's transaction ends."""
    rows = Survey.objects.select_for_update(of=("self",)).select_related("plan")
    return rows.get(pk=survey.pk)


def lock_draft(actor: Actor, survey: Survey) -> Survey:
    """The draft as it is now, locked, for the secretariat.

    Raises:
        NotAllowed: the role may not.
        SurveyWrongStatus: it is no draft any more.
    """
    actor.require(MANAGE)
    current = lock_survey(survey)
    require_status(current, SurveyStatus.DRAFT)
    return current


def require_status(survey: Survey, *statuses: SurveyStatus) -> None:
    """Return where the survey has one of these.

    Raises:
        SurveyWrongStatus: it has another one.
    """
    if survey.status not in statuses:
        raise SurveyWrongStatus(survey=survey.reference, status=survey.status)


def note(actor: Actor, action: str, survey: Survey, **details: object) -> None:
    """An entry of the log about a survey."""
    record(actor, action, subject_kind="survey", subject=survey.reference, **details)


def _fields(draft: SurveyDraft) -> dict[str, object]:
    return {
        "title": draft.title,
        "message": draft.message,
        "first_deadline": draft.first_deadline,
        "second_deadline": draft.second_deadline,
        "most_spread": draft.most_spread,
        "least_answers": draft.least_answers,
    }


def _check_rules(draft: SurveyDraft) -> None:
    first, second = draft.first_deadline, draft.second_deadline
    sound = {
        "title": bool(draft.title.kk.strip() or draft.title.ru.strip() or draft.title.en.strip()),
        "second_deadline": first is None or second is None or second > first,
        "most_spread": 0 < draft.most_spread < 10,
        "least_answers": LEAST_ANSWERS <= draft.least_answers <= 1000,
    }
    for name, holds in sound.items():
        if not holds:
            raise BadSurveyRules(field=name)


def _gap(measure: Measure, reference: str) -> Gap | None:
    if not reference:
        return None
    for link in measure.closes.select_related("gap"):
        if link.gap.reference == reference:
            return link.gap
    raise BadSurveyQuestion(field="gap", measure=measure.code)
