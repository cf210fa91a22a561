"""Surveys of experts for tests."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from factories import gaps, measures, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.services import link_gap
from ortaq.plan.surveys import queries, services
from ortaq.plan.surveys.models import Quantity
from ortaq.plan.surveys.services import EstimateDraft, QuestionDraft, SurveyDraft
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.personal_links.services import token_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.plan.surveys.models import Estimate, Expert, Survey
    from ortaq.plan.surveys.queries import Seat
    from ortaq.shared.people.models import User

TITLE = Trilingual(kk="Сауалнама", ru="Экспертный опрос", en="Survey of autumn")
COST = QuestionDraft(Quantity.COST, upper=Decimal(100_000))
EFFECT = QuestionDraft(Quantity.EFFECT, upper=Decimal(200))
HARM = QuestionDraft(Quantity.HARM, upper=Decimal(10**8))


def measured(plan: Plan | None = None) -> Measure:
    """A measure that costs 13,200.5 thousand tenge and closes half of a gap."""
    measure = measures.measure(plan or measures.plan(published=True))
    link_gap(actor=SYSTEM, measure=measure, gap=gaps.gap(), share=Decimal("0.5"))
    return measure


def draft(**changes: object) -> SurveyDraft:
    today = clock.today()
    values = {
        "title": TITLE,
        "first_deadline": today + timedelta(days=10),
        "second_deadline": today + timedelta(days=20),
        **changes,
    }
    return SurveyDraft(**values)


def drafted(
    measure: Measure | None = None, asked: Iterable[QuestionDraft] = (COST,), **changes: object
) -> Survey:
    """A survey that asks about numbers of a measure."""
    found = measure or measured()
    survey = services.draft_survey(actor=SYSTEM, plan=found.plan, draft=draft(**changes))
    for question in asked:
        services.add_question(actor=SYSTEM, survey=survey, measure=found, draft=question)
    return survey


def guest(survey: Survey, number: int = 1, **changes: object) -> Expert:
    values = {
        "name": f"Сарапшы {number}",
        "email": f"expert{number}@experts.example",
        "language": "kk",
        **changes,
    }
    return services.ask_guest(actor=SYSTEM, survey=survey, **values)


def opened(
    measure: Measure | None = None,
    *,
    guests: int = 6,
    users: Iterable[User] = (),
    asked: Iterable[QuestionDraft] = (COST,),
    **changes: object,
) -> Survey:
    """A survey in its first turn."""
    survey = drafted(measure, asked, **changes)
    for number in range(1, guests + 1):
        guest(survey, number)
    for user in users:
        services.ask_account(actor=SYSTEM, survey=survey, user=user)
    return services.open_survey(actor=SYSTEM, survey=survey)


def user() -> User:
    return people.user(Role.AGENCY_MEMBER, people.organisation("AG-1", "government"))


def seat(expert: Expert) -> Seat:
    """The place of a guest, or of an account's owner."""
    expert.refresh_from_db()
    if expert.user is not None:
        return queries.get_seat(expert.user.actor, expert.survey.reference)
    return queries.seat_of(expert)


def said(
    expert: Expert, likely: object = None, *, number: int = 1, version: int = 0, **changes: object
) -> Estimate:
    """An expert's answer: the likeliest value, three quarters and five quarters of it."""
    place = seat(expert)
    spot = queries.get_spot(place, number)
    values: dict[str, object] = {}
    if likely is not None:
        value = Decimal(str(likely))
        values = {"likely": value, "low": value * 3 / 4, "high": value * 5 / 4}
    return services.give_estimate(
        seat=place,
        question=spot.question,
        draft=EstimateDraft(**{**values, **changes}),
        expected_version=version,
    )


def answered(
    survey: Survey, values: Iterable[object], *, number: int = 1, **changes: object
) -> None:
    """The guests answer in the order in which they were asked."""
    for expert, value in zip(guests_of(survey), values, strict=False):
        said(expert, value, number=number, **changes)


def guests_of(survey: Survey) -> list[Expert]:
    return list(survey.experts.filter(user__isnull=True).order_by("pk"))


def turned(values: Iterable[object] = (10, 20, 30, 40, 50, 60), **changes: object) -> Survey:
    """A survey in its second turn."""
    survey = opened(**changes)
    answered(survey, [1000 * value for value in values])
    return services.end_turn(actor=SYSTEM, survey=survey, turn=1)


def closed(values: Iterable[object] = (10, 20, 30, 40, 50, 60), **changes: object) -> Survey:
    """A survey that is over; nobody changed his estimate in the second turn."""
    return services.end_turn(actor=SYSTEM, survey=turned(values, **changes), turn=2)


def link(expert: Expert, language: str = "en") -> str:
    expert.refresh_from_db()
    return f"/{language}/expert-link/{token_of(expert)}/"
