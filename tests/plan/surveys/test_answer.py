"""Experts' answers: what is taken, and from whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine

from factories import people, surveys
from ortaq.engine.choose.experts import BadEstimate
from ortaq.plan.surveys import queries, services
from ortaq.plan.surveys.models import Estimate, Survey
from ortaq.plan.surveys.services import EstimateDraft
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC, SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return surveys.opened(asked=(surveys.COST, surveys.EFFECT))


@pytest.fixture
def expert(survey):
    return surveys.guests_of(survey)[0]


def test_an_answer_is_kept_with_its_reason(expert):
    surveys.said(expert, 12_000, reason="  as last year  ")

    kept = Estimate.objects.get()
    assert (kept.low, kept.likely, kept.high) == (9_000, 12_000, 15_000)
    assert (kept.turn, kept.version, kept.reason) == (1, 1, "as last year")


def test_the_same_answer_again_changes_nothing(expert):
    surveys.said(expert, 12_000)

    again = surveys.said(expert, 12_000, version=1)

    assert again.version == 1


def test_an_answer_can_be_changed_until_the_last_day(expert):
    surveys.said(expert, 12_000)

    surveys.said(expert, 14_000, version=1)

    kept = Estimate.objects.get()
    assert (kept.likely, kept.version) == (14_000, 2)


def test_two_windows_do_not_overwrite_each_other(expert):
    surveys.said(expert, 12_000)
    surveys.said(expert, 13_000, version=1)

    with pytest.raises(services.EstimateChangedMeanwhile):
        surveys.said(expert, 14_000, version=1)

    assert Estimate.objects.get().likely == 13_000


def test_two_first_answers_do_not_overwrite_each_other(expert):
    surveys.said(expert, 12_000)

    with pytest.raises(services.EstimateChangedMeanwhile):
        surveys.said(expert, 14_000)


def test_not_to_judge_is_an_answer_and_drops_the_numbers(expert):
    surveys.said(expert, 12_000)

    surveys.said(expert, cannot_judge=True, version=1)

    kept = Estimate.objects.get()
    assert kept.cannot_judge
    assert kept.numbers is None


@pytest.mark.parametrize(
    "numbers",
    [
        {"likely": Decimal(5), "low": None},
        {"low": Decimal(6), "likely": Decimal(5), "high": Decimal(7)},
        {"low": Decimal(4), "likely": Decimal(5), "high": Decimal(4)},
        {},
    ],
)
def test_numbers_that_lack_or_are_out_of_order_are_refused(expert, numbers):
    with pytest.raises(BadEstimate):
        surveys.said(expert, **numbers)


@pytest.mark.parametrize("likely", [200_000, 90_000])
def test_numbers_beyond_the_bounds_are_refused(expert, likely):
    with pytest.raises(services.EstimateOutOfBounds) as caught:
        surveys.said(expert, likely)

    assert caught.value.parameters["upper"] == "100000"


def test_where_no_range_is_wanted_one_number_is_all():
    survey = surveys.opened(asked=(replace(surveys.COST, wants_range=False),))

    surveys.said(surveys.guests_of(survey)[0], likely=Decimal(7))

    kept = Estimate.objects.get()
    assert (kept.low, kept.likely, kept.high) == (7, 7, 7)


def test_after_the_last_day_nothing_is_taken_even_before_the_turn_ends(expert, survey):
    with (
        time_machine.travel(clock.now() + timedelta(days=11), tick=False),
        pytest.raises(services.SurveyWrongStatus),
    ):
        surveys.said(expert, 12_000)


def test_a_closed_survey_takes_nothing():
    survey = surveys.closed()

    with pytest.raises(services.SurveyWrongStatus):
        surveys.said(surveys.guests_of(survey)[0], 12_000)


def test_who_is_asked_no_more_answers_no_more(expert):
    place = surveys.seat(expert)
    spot = queries.get_spot(place, 1)
    services.remove_expert(actor=SYSTEM, expert=expert)

    with pytest.raises(services.SurveyWrongStatus):
        services.give_estimate(
            seat=place,
            question=spot.question,
            draft=EstimateDraft(cannot_judge=True),
            expected_version=0,
        )


def test_what_was_answered_stays_when_somebody_is_asked_no_more(survey, expert):
    surveys.answered(survey, [10, 20, 30, 40, 50, 60])

    services.remove_expert(actor=SYSTEM, expert=expert)
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)

    assert queries.list_results(SYSTEM, survey)[0].first.count == 6


def test_a_seat_answers_only_its_own_survey(expert):
    other = surveys.opened()

    with pytest.raises(services.SurveyWrongStatus):
        services.give_estimate(
            seat=surveys.seat(expert),
            question=other.questions.get(),
            draft=EstimateDraft(cannot_judge=True),
            expected_version=0,
        )


def test_a_stranger_at_a_seat_is_refused(expert):
    place = replace(surveys.seat(expert), actor=PUBLIC)

    with pytest.raises(NotAllowed):
        services.give_estimate(
            seat=place,
            question=queries.get_spot(place, 1).question,
            draft=EstimateDraft(cannot_judge=True),
            expected_version=0,
        )


def test_an_account_answers_only_where_it_is_asked():
    asked, other = surveys.user(), people.user(Role.AGENCY_MEMBER, people.organisation("AG-2"))
    survey = surveys.opened(users=[asked])

    place = queries.get_seat(asked.actor, survey.reference)

    assert place.may_answer
    with pytest.raises(Survey.DoesNotExist):
        queries.get_seat(other.actor, survey.reference)
    with pytest.raises(NotAllowed):
        queries.get_seat(PUBLIC, survey.reference)


def test_in_the_second_turn_who_lies_outside_says_why():
    survey = surveys.turned()
    lowest = surveys.guests_of(survey)[0]

    with pytest.raises(services.ReasonNeeded):
        surveys.said(lowest, 10_000)
    kept = surveys.said(lowest, 10_000, reason="We did it for that")
    within = surveys.said(surveys.guests_of(survey)[1], 30_000)

    assert (kept.turn, within.turn) == (2, 2)


def test_the_first_turn_stays_as_it_was_when_the_second_is_answered():
    survey = surveys.turned()
    expert = surveys.guests_of(survey)[0]

    surveys.said(expert, 30_000)

    likely = dict(Estimate.objects.filter(expert=expert).values_list("turn", "likely"))
    assert likely == {1: 10_000, 2: 30_000}
