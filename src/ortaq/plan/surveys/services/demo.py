"""The surveys of the demonstration: one is over, one is in its second turn."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.surveys.models import Quantity, Survey
from ortaq.plan.surveys.queries import Seat, list_spots
from ortaq.plan.surveys.services.answer import EstimateDraft, give_estimate
from ortaq.plan.surveys.services.drafts import (
    QuestionDraft,
    SurveyDraft,
    add_question,
    draft_survey,
)
from ortaq.plan.surveys.services.experts import ask_account, ask_guest
from ortaq.plan.surveys.services.lifecycle import end_turn, open_survey, publish_survey
from ortaq.plan.surveys.services.take import take_over
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.plan.surveys.models import SurveyQuestion
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import User

OVER = Trilingual(
    kk="Көрсетілім: шығындар мен нәтижеге сараптамалық баға",
    ru="Демонстрация: экспертная оценка затрат и эффекта",
    en="Demonstration: experts on costs and effects",
)
RUNNING = Trilingual(
    kk="Көрсетілім: халықтың үнемделген ақшасы туралы сауалнама",
    ru="Демонстрация: опрос о сбережённых деньгах населения",
    en="Demonstration: survey on money saved to the public",
)
GUEST = Trilingual(kk="Ойдан шығарылған сарапшы", ru="Вымышленный эксперт", en="Made-up expert")
MAIL_DOMAIN = "experts.example"
"""Reserved for examples. Source: RFC 2606, section 2."""

FIRST = ("0.6", "0.8", "0.9", "0.95", "1", "1", "1.1", "1.2", "1.3", "1.5", "2.1")
SECOND = ("0.8", "0.9", "0.95", "0.95", "1", "1.05", "1.1", "1.15", "1.2", "1.3", "1.9")
"""Likeliest values of the guests in each turn, as multiples of a base. Made up for the demonstration."""

LOWEST = Decimal("0.55")
LOW, HIGH = Decimal("0.75"), Decimal("1.4")
HARM_BASE = Decimal(900_000)
"""Thousand tenge around which the made-up estimates of money saved lie."""

REASONS = (
    Trilingual(
        kk="Осыған ұқсас жүйені енгізгенде жұмыстың бір бөлігін өз күшімізбен атқардық.",
        ru="При внедрении похожей системы часть работ мы выполнили своими силами.",
        en="When we introduced a similar system, we did part of the work ourselves.",
    ),
    Trilingual(
        kk="Кадр тапшылығы мерзімді созады, сондықтан баға жоғарырақ.",
        ru="Нехватка кадров растянет сроки, поэтому оценка выше.",
        en="A shortage of staff will stretch the work, so the estimate is higher.",
    ),
)


@transaction.atomic
def load_demo_surveys(*, actor: Actor, plan: Plan, users: Sequence[User]) -> list[Survey]:
    """Two surveys about measures of a demo plan; nothing where the plan has no measures with costs.

    Args:
        actor: who loads them.
        plan: a published one.
        users: accounts that are asked in the survey that runs.
    """
    found = plan.measures.filter(costs__amount_thousand_kzt__gt=0, closes__isnull=False)
    measures = list(found.distinct().order_by("pk")[:3])
    if not measures:
        return []
    today = clock.today()
    over = _run(actor, plan, OVER, _of_cost_and_effect(measures), days=(1, 2))
    _answer(over, actor, turn=2)
    over = end_turn(actor=actor, survey=over, turn=2)
    publish_survey(actor=actor, survey=over)
    take_over(actor=actor, survey=over, number=1)
    _move_back(over, today - timedelta(days=21), today - timedelta(days=7))
    running = _run(actor, plan, RUNNING, _of_harm(measures), days=(1, 14), users=users)
    _answer(running, actor, turn=2, only=4)
    _move_back(running, today - timedelta(days=2), today + timedelta(days=14))
    return [over, running]


Asked = list[tuple["Measure", QuestionDraft]]


def _of_cost_and_effect(measures: Sequence[Measure]) -> Asked:
    cost = QuestionDraft(Quantity.COST, upper=Decimal(10**9))
    effect = QuestionDraft(Quantity.EFFECT, upper=Decimal(300))
    return [(measures[0], cost), (measures[0], effect), (measures[-1], cost)][: len(measures) + 1]


def _of_harm(measures: Sequence[Measure]) -> Asked:
    harm = QuestionDraft(Quantity.HARM, upper=Decimal(10**8))
    return [(measure, harm) for measure in measures[:2]]


def _run(
    actor: Actor,
    plan: Plan,
    title: Trilingual,
    asked: Asked,
    *,
    days: tuple[int, int],
    users: Sequence[User] = (),
) -> Survey:
    """A survey in its second turn, in whose first all guests have answered."""
    today = clock.today()
    first, second = (today + timedelta(days=number) for number in days)
    draft = SurveyDraft(title, first_deadline=first, second_deadline=second)
    survey = draft_survey(actor=actor, plan=plan, draft=draft, is_demo=True)
    for measure, question in asked:
        add_question(actor=actor, survey=survey, measure=measure, draft=question)
    for number in range(1, len(FIRST) + 1):
        ask_guest(
            actor=actor,
            survey=survey,
            name=f"{GUEST.kk} {number}",
            email=f"expert{number}@{MAIL_DOMAIN}",
            language=("kk", "ru")[number % 2],
        )
    for user in users:
        ask_account(actor=actor, survey=survey, user=user)
    survey = open_survey(actor=actor, survey=survey)
    _answer(survey, actor, turn=1)
    _answer_by_accounts(survey, actor)
    return end_turn(actor=actor, survey=survey, turn=1)


def _answer(survey: Survey, actor: Actor, *, turn: int, only: int = len(FIRST)) -> None:
    """The guests answer; the last one can't judge the second question."""
    factors = FIRST if turn == 1 else SECOND
    guests = survey.experts.filter(user__isnull=True).order_by("pk")[:only]
    for place, (expert, factor) in enumerate(zip(guests, factors, strict=False)):
        seat = Seat(survey, expert, actor)
        for spot in list_spots(seat):
            question = spot.question
            told = EstimateDraft(cannot_judge=True)
            if place < len(FIRST) - 1 or question.number != 2:
                told = _estimate(question, Decimal(factor), place, expert.language)
            give_estimate(seat=seat, question=question, draft=told, expected_version=0)


def _answer_by_accounts(survey: Survey, actor: Actor) -> None:
    """Owners of accounts see the first question lower than the guests do, and leave the others."""
    for expert in survey.experts.filter(user__isnull=False).order_by("pk"):
        seat = Seat(survey, expert, actor)
        question = list_spots(seat)[0].question
        told = _estimate(question, LOWEST, len(FIRST) // 2, expert.language)
        give_estimate(seat=seat, question=question, draft=told, expected_version=0)


def _estimate(
    question: SurveyQuestion, factor: Decimal, place: int, language: str
) -> EstimateDraft:
    """One made-up answer; those at the ends give reasons."""
    likely = ((question.recorded or HARM_BASE) * factor).quantize(Decimal(1))
    is_extreme = place < 3 or place >= len(FIRST) - 3
    reason = REASONS[place > len(FIRST) // 2].in_(language) if is_extreme else ""
    return EstimateDraft(
        likely=likely,
        low=(likely * LOW).quantize(Decimal(1)),
        high=(likely * HIGH).quantize(Decimal(1)),
        reason=reason,
    )


def _move_back(survey: Survey, first: date, second: date) -> None:
    """Give a survey the days on which it would have been held."""
    Survey.objects.filter(pk=survey.pk).update(first_deadline=first, second_deadline=second)
