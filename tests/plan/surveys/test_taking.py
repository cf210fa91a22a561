"""Results among the planning inputs, and in how sure a choice is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factories import choices, people, surveys
from ortaq.engine.choose.robust import worlds
from ortaq.plan.choices import services as choosing
from ortaq.plan.choices.models import PlanningInput
from ortaq.plan.choices.origin import Origin
from ortaq.plan.choices.queries import get_input, problem_of
from ortaq.plan.choices.services import BadPlanningInput, InputChangedMeanwhile, InputDraft
from ortaq.plan.surveys import queries, services
from ortaq.plan.surveys.models import Survey
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db
RECORDED = Decimal("13200.5")


@pytest.fixture
def measure():
    return surveys.measured()


def told(measure) -> PlanningInput:
    return get_input(SYSTEM, measure)


def spread(given: PlanningInput, kind: str) -> tuple[Decimal, Decimal, Decimal]:
    low, mode, high = (getattr(given, f"{kind}_{end}") for end in ("low", "mode", "high"))
    return low, mode, high


def share(value: int) -> Decimal:
    return (value / RECORDED).quantize(Decimal("0.001"))


def test_a_cost_becomes_low_mode_and_high_beside_the_plans(measure):
    survey = surveys.closed(measure=measure)

    changed = services.take_over(actor=SYSTEM, survey=survey)

    assert changed == 1
    assert spread(told(measure), "cost") == (share(22_500), share(35_000), share(47_500))
    assert spread(told(measure), "effect") == (1, 1, 1)


def test_the_input_says_where_it_comes_from(measure):
    survey = surveys.closed(measure=measure)

    services.take_over(actor=SYSTEM, survey=survey)

    origin = Origin.of(told(measure).origins["cost"])
    assert origin == Origin(survey.reference, 1, clock.today(), 6)


def test_the_doubt_of_each_expert_widens_what_is_taken(measure):
    survey = surveys.opened(measure)
    for expert in surveys.guests_of(survey):
        surveys.said(expert, 20_000, low=Decimal(5_000), high=Decimal(60_000))
    for turn in (1, 2):
        survey = services.end_turn(actor=SYSTEM, survey=survey, turn=turn)

    services.take_over(actor=SYSTEM, survey=survey)

    assert spread(told(measure), "cost") == (share(5_000), share(20_000), share(60_000))


def test_an_effect_is_told_beside_what_the_plan_expects(measure):
    survey = surveys.opened(measure, asked=(surveys.EFFECT,))
    surveys.answered(survey, [40, 50, 60, 70, 80, 90])
    for turn in (1, 2):
        survey = services.end_turn(actor=SYSTEM, survey=survey, turn=turn)

    services.take_over(actor=SYSTEM, survey=survey)

    low, mode, high = spread(told(measure), "effect")
    assert (low, mode, high) == (Decimal("0.488"), Decimal("0.65"), Decimal("0.812"))


def test_harm_is_money_with_its_own_spread(measure):
    survey = surveys.opened(measure, asked=(surveys.HARM,))
    surveys.answered(survey, [1000, 2000, 2000, 2000, 2000, 3000])
    for turn in (1, 2):
        survey = services.end_turn(actor=SYSTEM, survey=survey, turn=turn)

    services.take_over(actor=SYSTEM, survey=survey)

    given = told(measure)
    assert given.harm_thousand_kzt == 2000
    assert (given.harm_low, given.harm_high) == (Decimal("0.75"), Decimal("1.25"))


def test_nobody_saves_anything_is_a_result_too(measure):
    survey = surveys.opened(measure, asked=(surveys.HARM,))
    surveys.answered(survey, [0, 0, 0, 0, 0, 0])
    for turn in (1, 2):
        survey = services.end_turn(actor=SYSTEM, survey=survey, turn=turn)

    services.take_over(actor=SYSTEM, survey=survey)

    given = told(measure)
    assert (given.harm_thousand_kzt, given.harm_low, given.harm_high) == (0, None, None)


def test_taking_over_twice_changes_nothing_the_second_time(measure):
    survey = surveys.closed(measure=measure)
    services.take_over(actor=SYSTEM, survey=survey)
    version = told(measure).version

    again = services.take_over(actor=SYSTEM, survey=survey, number=1)

    taken = [entry for entry in list_entries() if entry.action == "planning_input.take"]
    assert (again, told(measure).version, len(taken)) == (0, version, 1)


def test_one_question_can_be_taken_alone(measure):
    survey = surveys.opened(measure, asked=(surveys.COST, surveys.EFFECT))
    surveys.answered(survey, [10_000] * 6)
    surveys.answered(survey, [50] * 6, number=2)
    for turn in (1, 2):
        survey = services.end_turn(actor=SYSTEM, survey=survey, turn=turn)

    changed = services.take_over(actor=SYSTEM, survey=survey, number=2)

    assert changed == 1
    assert set(told(measure).origins) == {"effect"}


def test_taking_over_leaves_the_other_inputs(measure):
    draft = InputDraft(latest_start=2028, source="the ministry", effect_low=Decimal("0.5"))
    choosing.save_input(actor=SYSTEM, measure=measure, draft=draft, expected_version=0)

    services.take_over(actor=SYSTEM, survey=surveys.closed(measure=measure))

    given = told(measure)
    assert (given.latest_start, given.source, given.effect_low) == (
        2028,
        "the ministry",
        Decimal("0.5"),
    )


def test_a_form_that_was_open_meanwhile_is_told(measure):
    services.take_over(actor=SYSTEM, survey=surveys.closed(measure=measure))

    with pytest.raises(InputChangedMeanwhile):
        choosing.save_input(actor=SYSTEM, measure=measure, draft=InputDraft(), expected_version=0)


def test_numbers_changed_by_hand_lose_their_origin(measure):
    services.take_over(actor=SYSTEM, survey=surveys.closed(measure=measure))
    low, mode, high = spread(told(measure), "cost")
    same = InputDraft(cost_low=low, cost_mode=mode, cost_high=high, source="seen")

    kept = choosing.save_input(actor=SYSTEM, measure=measure, draft=same, expected_version=1)
    changed = choosing.save_input(
        actor=SYSTEM, measure=measure, draft=InputDraft(), expected_version=2
    )

    assert set(kept.origins) == {"cost"}
    assert changed.origins == {}


def test_after_a_change_by_hand_the_result_can_be_taken_again(measure):
    survey = surveys.closed(measure=measure)
    services.take_over(actor=SYSTEM, survey=survey)
    choosing.save_input(actor=SYSTEM, measure=measure, draft=InputDraft(), expected_version=1)

    (before,) = queries.list_results(SYSTEM, survey)
    services.take_over(actor=SYSTEM, survey=survey)
    (after,) = queries.list_results(SYSTEM, survey)

    assert (before.is_taken, after.is_taken) == (False, True)


def test_too_few_answers_give_nothing_to_take():
    survey = surveys.closed(values=(10, 20))

    with pytest.raises(services.NothingToTake):
        services.take_over(actor=SYSTEM, survey=survey)


def test_a_survey_that_runs_is_not_taken_over():
    with pytest.raises(services.SurveyWrongStatus):
        services.take_over(actor=SYSTEM, survey=surveys.turned())


@pytest.mark.parametrize("role", [Role.AGENCY_MEMBER, Role.OBSERVER, Role.ADMINISTRATOR])
def test_only_who_manages_choices_takes_over(role):
    survey = surveys.closed()

    with pytest.raises(NotAllowed):
        services.take_over(actor=people.user(role).actor, survey=survey)


def test_a_number_a_hundred_times_the_plans_is_refused_and_nothing_written(measure):
    measure.costs.all().delete()
    measure.costs.create(year=2026, source="grant", amount_thousand_kzt=Decimal(1))
    survey = surveys.closed(measure=measure)

    with pytest.raises(BadPlanningInput):
        services.take_over(actor=SYSTEM, survey=survey)

    assert not PlanningInput.objects.exists()
    assert Survey.objects.get().is_closed


def test_draws_of_robustness_use_what_the_experts_said(measure):
    services.take_over(actor=SYSTEM, survey=surveys.closed(measure=measure))
    problem = problem_of(SYSTEM, measure.plan, choices.frame(measure.plan))

    stated = sum(problem.candidates[0].costs.values())
    drawn = [
        sum(world.candidates[0].costs.values()) for world in worlds(problem, draws=200, seed=1)
    ]

    assert stated == pytest.approx(float(RECORDED))
    assert min(drawn) >= 22_490
    assert max(drawn) <= 47_510
    assert sum(drawn) / len(drawn) == pytest.approx(35_000, rel=0.03)


def test_a_choice_that_looked_affordable_is_not_by_the_experts_costs(measure):
    plan = measure.plan
    before = choosing.choose_measures(actor=SYSTEM, plan=plan, frame=choices.frame(plan, share=1.1))
    services.take_over(actor=SYSTEM, survey=surveys.closed(measure=measure))

    after = choosing.choose_measures(actor=SYSTEM, plan=plan, frame=choices.frame(plan, share=1.1))
    sure = choosing.study_robustness(actor=SYSTEM, choice=before, draws=10)
    shaky = choosing.study_robustness(actor=SYSTEM, choice=after, draws=10)

    assert sure.studies["robustness"]["affordable"] == 1.0
    assert shaky.studies["robustness"]["affordable"] == 0.0
