"""A survey from its draft to its results."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine

from factories import gaps, measures, people, surveys
from ortaq.plan.measures.models import Cost
from ortaq.plan.surveys import jobs, queries, services
from ortaq.plan.surveys.models import GroupResult, Quantity, Survey, SurveyQuestion
from ortaq.plan.surveys.services import QuestionDraft
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries
from ortaq.shared.outbox.models import Message, MessageState

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure():
    return surveys.measured()


def letters(kind: str) -> list[Message]:
    return list(Message.objects.filter(kind=f"surveys.{kind}").order_by("pk"))


def days_on(number: int):
    return time_machine.travel(clock.now() + timedelta(days=number), tick=False)


def test_only_the_secretariat_prepares(measure):
    with pytest.raises(NotAllowed):
        services.draft_survey(
            actor=people.user(Role.ANALYST).actor, plan=measure.plan, draft=surveys.draft()
        )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"second_deadline": clock.today()}, "second_deadline"),
        ({"least_answers": 3}, "least_answers"),
        ({"most_spread": Decimal(0)}, "most_spread"),
        ({"title": type(surveys.TITLE)()}, "title"),
    ],
)
def test_rules_that_contradict_themselves_are_refused(measure, changes, field):
    with pytest.raises(services.BadSurveyRules) as caught:
        services.draft_survey(
            actor=SYSTEM, plan=measure.plan, draft=replace(surveys.draft(), **changes)
        )

    assert caught.value.parameters["field"] == field


@pytest.mark.parametrize(
    ("draft", "recorded"),
    [
        (surveys.COST, Decimal("13200.5")),
        (replace(surveys.COST, year=2027, source="grant"), Decimal("700.5")),
        (surveys.EFFECT, Decimal(100)),
        (surveys.HARM, Decimal(0)),
    ],
)
def test_a_question_knows_what_the_plan_says(measure, draft, recorded):
    survey = surveys.drafted(measure, asked=(draft,))

    assert survey.questions.get().recorded == recorded


def test_an_effect_on_a_gap_is_compared_with_the_share_in_the_plan(measure):
    gap = measure.closes.get().gap
    survey = surveys.drafted(measure, asked=(replace(surveys.EFFECT, gap=gap.reference),))

    question = survey.questions.get()
    assert question.gap == gap
    assert question.recorded == 50


@pytest.mark.parametrize(
    "draft",
    [
        replace(surveys.COST, year=2029, source="grant"),
        replace(surveys.COST, lower=Decimal(10), upper=Decimal(10)),
        replace(surveys.EFFECT, gap="G-999999"),
    ],
)
def test_what_the_plan_does_not_say_is_not_asked(measure, draft):
    with pytest.raises(services.BadSurveyQuestion):
        surveys.drafted(measure, asked=(draft,))


def test_a_measure_of_another_plan_is_not_asked_about(measure):
    with pytest.raises(services.BadSurveyQuestion):
        services.add_question(
            actor=SYSTEM,
            survey=surveys.drafted(measure),
            measure=measures.measure(),
            draft=surveys.EFFECT,
        )


def test_a_number_is_asked_once(measure):
    with pytest.raises(services.AskedAlready):
        surveys.drafted(
            measure, asked=(surveys.COST, replace(surveys.COST, year=2027, source="grant"))
        )


def test_a_question_and_a_draft_can_be_removed(measure):
    survey = surveys.drafted(measure, asked=(surveys.COST, surveys.EFFECT))

    services.remove_question(actor=SYSTEM, survey=survey, number=1)
    left = [one.quantity for one in survey.questions.all()]
    services.drop_survey(actor=SYSTEM, survey=survey)

    assert left == [Quantity.EFFECT]
    assert not Survey.objects.exists()


def test_a_survey_that_lacks_something_is_not_opened(measure):
    survey = surveys.drafted(measure, asked=(), first_deadline=clock.today() - timedelta(days=1))

    with pytest.raises(services.SurveyNotReady) as caught:
        services.open_survey(actor=SYSTEM, survey=survey)

    assert caught.value.parameters["missing"] == "questions, experts, deadlines"


def test_opening_freezes_the_questions_and_writes_to_everybody(measure):
    survey = surveys.opened(measure, users=[surveys.user()])

    assert len(letters("opened")) == 7
    assert letters("opened")[0].sealed_body is not None
    with pytest.raises(services.SurveyWrongStatus):
        services.add_question(actor=SYSTEM, survey=survey, measure=measure, draft=surveys.EFFECT)
    with pytest.raises(services.SurveyWrongStatus):
        services.remove_question(actor=SYSTEM, survey=survey, number=1)
    with pytest.raises(services.SurveyWrongStatus):
        services.write_survey(actor=SYSTEM, survey=survey, draft=surveys.draft())


def test_opening_takes_what_the_plan_says_then(measure):
    survey = surveys.drafted(measure)
    for number in range(5):
        surveys.guest(survey, number)
    Cost.objects.filter(measure=measure, year=2027).delete()

    services.open_survey(actor=SYSTEM, survey=survey)

    assert SurveyQuestion.objects.get().recorded == 12_500


def test_the_first_turn_ends_with_figures_and_the_second_begins():
    survey = surveys.turned()

    result = GroupResult.objects.get()
    assert survey.turn == 2
    assert (result.turn, result.count) == (1, 6)
    assert (result.lower, result.median, result.upper) == (22_500, 35_000, 47_500)
    assert (result.low, result.high) == (26_250, 43_750)
    assert len(letters("turned")) == 6


def test_who_says_nothing_in_the_second_turn_keeps_his_estimate():
    survey = surveys.turned()
    surveys.said(surveys.guests_of(survey)[5], 40_000, reason="I see it now")

    survey = services.end_turn(actor=SYSTEM, survey=survey, turn=2)

    (row,) = queries.list_results(SYSTEM, survey)
    assert survey.is_closed
    assert row.second.count == 6
    assert (row.second.lower, row.second.upper) == (22_500, 40_000)
    assert row.narrowed == Decimal("0.3")
    assert row.agrees is True
    assert len(letters("closed")) == 6


def test_a_turn_does_not_end_twice():
    survey = surveys.turned()

    with pytest.raises(services.SurveyWrongStatus):
        services.end_turn(actor=SYSTEM, survey=survey, turn=1)


def test_who_cannot_judge_leaves_the_figures():
    survey = surveys.opened()
    surveys.answered(survey, [10_000, 20_000, 30_000, 40_000, 50_000])
    surveys.said(surveys.guests_of(survey)[5], cannot_judge=True)

    services.end_turn(actor=SYSTEM, survey=survey, turn=1)

    result = GroupResult.objects.get()
    assert (result.count, result.abstained, result.median) == (5, 1, 30_000)


def test_too_few_estimates_have_no_figures():
    survey = surveys.turned(values=(10, 20, 30, 40))

    result = GroupResult.objects.get()
    (row,) = queries.list_results(SYSTEM, survey)
    assert (result.count, result.group, result.median) == (4, None, None)
    assert (row.group, row.agrees, row.triangle) == (None, None, None)


def test_deadlines_of_a_survey_that_runs_can_be_moved():
    survey, today = surveys.opened(), clock.today()

    moved = services.move_deadlines(
        actor=SYSTEM, survey=survey, first=today, second=today + timedelta(days=3)
    )

    assert (moved.first_deadline, moved.second_deadline) == (today, today + timedelta(days=3))
    with pytest.raises(services.BadSurveyRules):
        services.move_deadlines(
            actor=SYSTEM, survey=survey, first=today - timedelta(days=1), second=today
        )
    with pytest.raises(services.BadSurveyRules):
        services.move_deadlines(actor=SYSTEM, survey=survey, first=today, second=today)


def test_the_end_of_a_turn_that_is_over_stays():
    survey = surveys.turned()
    first = survey.first_deadline

    moved = services.move_deadlines(
        actor=SYSTEM,
        survey=survey,
        first=clock.today() + timedelta(days=90),
        second=clock.today() + timedelta(days=40),
    )

    assert moved.first_deadline == first
    assert moved.second_deadline == clock.today() + timedelta(days=40)


def test_turns_end_by_themselves_on_the_morning_after():
    survey = surveys.opened()
    surveys.answered(survey, [10, 20, 30, 40, 50, 60])

    with days_on(10):
        services.go_on(actor=SYSTEM)
        survey.refresh_from_db()
        on_the_day = survey.turn
    with days_on(11):
        services.go_on(actor=SYSTEM)
        survey.refresh_from_db()
        after = survey.turn
    with days_on(21):
        services.go_on(actor=SYSTEM)
        survey.refresh_from_db()

    assert (on_the_day, after) == (1, 2)
    assert survey.is_closed


def test_a_second_turn_has_its_planned_length_even_when_the_server_was_off():
    survey = surveys.opened()

    with days_on(60):
        services.go_on(actor=SYSTEM)
        today = clock.today()

    survey.refresh_from_db()
    assert survey.second_deadline == today + timedelta(days=10)


def test_silent_experts_are_reminded_on_the_days_before_once():
    survey = surveys.opened()
    surveys.said(surveys.guests_of(survey)[0], 10)

    with days_on(5):
        services.go_on(actor=SYSTEM)
        services.go_on(actor=SYSTEM)
        first = len(letters("reminder"))
    with days_on(7):
        services.go_on(actor=SYSTEM)
        between = len(letters("reminder"))
    with days_on(9):
        services.go_on(actor=SYSTEM)

    assert (first, between, len(letters("reminder"))) == (5, 5, 10)


def test_reminding_by_hand_writes_once_a_day():
    survey = surveys.opened()

    reminded = services.remind_experts(actor=SYSTEM, survey=survey)

    assert reminded == 6
    with pytest.raises(services.NobodyToRemind):
        services.remind_experts(actor=SYSTEM, survey=survey)


def test_letters_that_wait_are_cancelled_when_a_turn_ends():
    survey = surveys.opened()

    services.end_turn(actor=SYSTEM, survey=survey, turn=1)

    assert {letter.state for letter in letters("opened")} == {MessageState.CANCELLED}
    assert {letter.state for letter in letters("turned")} == {MessageState.WAITING}


def test_the_background_waits_for_the_morning():
    survey = surveys.opened()
    day = survey.second_deadline + timedelta(days=1)

    with time_machine.travel(f"{day}T03:00:00+05:00", tick=False):
        early = jobs.go_on_in_the_morning(None)
    with time_machine.travel(f"{day}T09:30:00+05:00", tick=False):
        done = jobs.go_on_in_the_morning(early)

    survey.refresh_from_db()
    assert (early, done) == (None, day)
    assert survey.turn == 2


def test_results_are_published_and_taken_back():
    survey = surveys.closed()

    published = services.publish_survey(actor=SYSTEM, survey=survey)
    inside = services.withdraw_publication(actor=SYSTEM, survey=survey)

    assert published.published_at is not None
    assert inside.published_at is None


def test_results_about_a_hidden_plan_are_not_published():
    hidden = surveys.measured(measures.plan())
    survey = surveys.closed(measure=hidden)

    with pytest.raises(services.SurveyOfHiddenPlan):
        services.publish_survey(actor=SYSTEM, survey=survey)


def test_a_running_survey_is_not_published():
    with pytest.raises(services.SurveyWrongStatus):
        services.publish_survey(actor=SYSTEM, survey=surveys.turned())


def test_the_log_tells_who_answered_and_never_what():
    survey = surveys.opened()
    surveys.said(surveys.guests_of(survey)[0], 4321, reason="a telling reason")

    entries = [entry for entry in list_entries() if entry.subject == survey.reference]

    actions = [entry.action for entry in entries]
    told = " ".join(str(entry.details) for entry in entries)
    assert {"survey.draft", "survey.ask", "survey.open", "survey.estimate"} <= set(actions)
    assert "4321" not in told
    assert "telling" not in told
    assert "@" not in told


def test_the_gap_of_a_question_must_be_closed_by_its_measure(measure):
    other = gaps.gap()

    with pytest.raises(services.BadSurveyQuestion):
        surveys.drafted(
            measure,
            asked=(QuestionDraft(Quantity.EFFECT, upper=Decimal(100), gap=other.reference),),
        )
