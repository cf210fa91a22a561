"""Choosing among the measures of a plan."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factories import choices, gaps, measures, people
from ortaq.engine.choose.compare import UnknownCandidate
from ortaq.engine.choose.conflict import NoChoicePossible
from ortaq.engine.choose.plain import from_plain, to_plain
from ortaq.engine.choose.solve import choose
from ortaq.engine.terms.direction import Direction
from ortaq.plan.choices import queries, services
from ortaq.plan.choices.frame import BudgetLine, Frame
from ortaq.plan.choices.models import Choice
from ortaq.plan.choices.services import InputDraft
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.services import CostDraft, link_gap
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db


def _measure(plan, code, thousand, *, gap, share="1"):
    costs = (CostDraft(2026, CostSource.REPUBLICAN_BUDGET, Decimal(thousand)),)
    found = measures.measure(plan, code=code, costs=costs)
    link_gap(actor=SYSTEM, measure=found, gap=gap, share=Decimal(share))
    return found


@pytest.fixture
def plan():
    """Two measures for one gap each; the gaps are of equal size."""
    plan = measures.plan()
    _measure(plan, "A", 100, gap=gaps.gap(severity=Decimal(1)))
    _measure(plan, "B", 300, gap=gaps.gap(severity=Decimal(1)))
    return plan


def _choose(plan, limit, **changes):
    frame = Frame(budgets=(BudgetLine(limit),), delay=0.0, **changes)
    return services.choose_measures(actor=SYSTEM, plan=plan, frame=frame)


def _codes(choice):
    return [row["code"] for row in choice.result["chosen"]]


def test_takes_what_fits_and_keeps_all_that_decided_it(plan):
    choice = _choose(plan, 200)

    assert _codes(choice) == ["A"]
    assert choice.result["worth"] == pytest.approx(50)
    assert choice.plan_version == plan.version
    assert choose(from_plain(choice.problem)).codes == ("A",)
    assert from_plain(choice.problem).digest == choice.digest


def test_a_problem_survives_its_stored_form(plan):
    problem = queries.problem_of(SYSTEM, plan, choices.frame(plan, per_direction=1))

    assert from_plain(to_plain(problem)) == problem


def test_says_why_not_once_and_keeps_it(plan):
    choice = _choose(plan, 350)

    answer = services.explain(actor=SYSTEM, choice=choice, code="B")

    assert answer.displaces == ("A",) or answer.loss == 0
    assert queries.answers_of(Choice.objects.get())["B"] == answer


def test_every_measure_that_is_not_chosen_has_its_answer_at_once(plan):
    choice = _choose(plan, 0)

    answers = queries.answers_of(choice)

    assert set(answers) == {"A", "B"}
    assert [one.limit for one in answers["A"].conflicts] == ["budget"]


def test_what_the_time_did_not_suffice_for_is_answered_later(plan):
    choice = _choose(plan, 350)
    whole = choice.studies["why_not"]
    choice = services.record_study(actor=SYSTEM, choice=choice, name="why_not", study={})

    again = services.explain_rest(actor=SYSTEM, choice=choice)

    assert whole
    assert again.studies["why_not"] == whole


def test_answers_about_other_measures_are_kept_beside_each_other(plan):
    choice = _choose(plan, 0)
    choice = services.record_study(actor=SYSTEM, choice=choice, name="why_not", study={})

    for code in ("A", "B"):
        services.explain(actor=SYSTEM, choice=choice, code=code)

    assert set(queries.answers_of(Choice.objects.get())) == {"A", "B"}


def test_says_that_a_measure_without_a_gap_adds_nothing(plan):
    measures.measure(
        plan, code="C", costs=(CostDraft(2026, CostSource.REPUBLICAN_BUDGET, Decimal(5)),)
    )
    choice = _choose(plan, 300)

    empty = services.explain(actor=SYSTEM, choice=choice, code="C")
    useful = services.explain(
        actor=SYSTEM, choice=choice, code=({"A", "B"} - set(_codes(choice))).pop()
    )

    assert empty.is_empty
    assert not useful.is_empty


def test_weights_of_nothing_are_refused(plan):
    with pytest.raises(services.NothingToChoose):
        _choose(plan, 200, weights=dict.fromkeys(Direction, 0.0))


def test_a_set_with_an_unknown_code_is_refused_before_the_solver_works(plan, monkeypatch):
    monkeypatch.setattr("ortaq.plan.choices.services.compute.choose", None)

    with pytest.raises(UnknownCandidate):
        services.choose_measures(
            actor=SYSTEM, plan=plan, frame=Frame(budgets=(BudgetLine(9.0),)), own=["Z"]
        )


def test_measures_may_not_need_one_another_in_a_circle(plan):
    first, second = plan.measures.get(code="A"), plan.measures.get(code="B")
    services.save_input(
        actor=SYSTEM, measure=first, draft=InputDraft(needs=("B",)), expected_version=0
    )

    with pytest.raises(services.BadPlanningInput):
        services.save_input(
            actor=SYSTEM, measure=second, draft=InputDraft(needs=("A",)), expected_version=0
        )


def test_studies_are_kept_with_the_choice(plan):
    choice = _choose(plan, 200)

    services.study_curve(actor=SYSTEM, choice=choice)
    services.study_next_money(actor=SYSTEM, choice=choice, amount=200)
    services.study_robustness(actor=SYSTEM, choice=choice, draws=3)
    services.study_weights(actor=SYSTEM, choice=choice)

    studies = Choice.objects.get().studies
    assert [point["worth"] for point in studies["curve"]][-1] == pytest.approx(100)
    assert studies["next_money"]["rows"][0]["comes"] == ["B"]
    assert studies["robustness"]["chosen"] == {"A": 1.0, "B": 0.0}
    assert studies["weights"]


def test_a_mandatory_measure_is_taken_or_the_limit_is_named(plan):
    costly = plan.measures.get(code="B")
    draft = InputDraft(mandatory_reason="The treaty demands it")
    services.save_input(actor=SYSTEM, measure=costly, draft=draft, expected_version=0)

    with pytest.raises(NoChoicePossible) as caught:
        _choose(plan, 200)
    choice = _choose(plan, 300)

    assert caught.value.conflicts
    assert _codes(choice) == ["B"]


def test_a_need_starts_before_what_needs_it(plan):
    needy = plan.measures.get(code="A")
    services.save_input(
        actor=SYSTEM, measure=needy, draft=InputDraft(needs=("B",)), expected_version=0
    )

    assert _codes(_choose(plan, 200)) == []
    assert _codes(_choose(plan, 400)) == ["A", "B"]


def test_measures_that_shut_one_another_out_are_not_taken_together(plan):
    services.exclude(actor=SYSTEM, plan=plan, codes=["A", "B"], reason="one is enough")

    assert len(_codes(_choose(plan, 1000))) == 1


def test_a_weight_moves_the_set():
    plan = measures.plan()
    _measure(plan, "LAW", 100, gap=gaps.gap(severity=Decimal(1), pillar="law"))
    _measure(plan, "EDU", 100, gap=gaps.gap(severity=Decimal(1), pillar="education"))

    assert _codes(_choose(plan, 100, weights={"law": 3.0})) == ["LAW"]
    assert _codes(_choose(plan, 100, weights={"education": 3.0})) == ["EDU"]


def test_a_closed_gap_counts_nothing(plan):
    gap = gaps.gap(severity=Decimal(1))
    _measure(plan, "C", 1, gap=gap)
    gap.status, gap.closed_at, gap.closed_by = "closed", gap.opened_at, "user:1"
    gap.closing, gap.closed_reason = "reason", "done"
    gap.save()

    assert "C" not in _codes(_choose(plan, 1000))


def test_a_plan_without_gaps_has_nothing_to_choose():
    plan = measures.plan()
    measures.measure(plan)

    with pytest.raises(services.NothingToChoose):
        _choose(plan, 100)


@pytest.mark.parametrize(
    "draft",
    [
        InputDraft(latest_start=1999),
        InputDraft(pilot_cost=Decimal("0.5")),
        InputDraft(cost_low=Decimal(2)),
        InputDraft(staff={"NOBODY": 1.0}),
        InputDraft(regions=("atlantis",)),
        InputDraft(needs=("A",)),
        InputDraft(needs=("Z",)),
    ],
)
def test_bad_inputs_are_refused(plan, draft):
    with pytest.raises(services.BadPlanningInput):
        services.save_input(
            actor=SYSTEM, measure=plan.measures.get(code="A"), draft=draft, expected_version=0
        )


def test_two_writers_do_not_overwrite_each_other(plan):
    measure = plan.measures.get(code="A")
    services.save_input(actor=SYSTEM, measure=measure, draft=InputDraft(), expected_version=0)

    with pytest.raises(services.InputChangedMeanwhile):
        services.save_input(
            actor=SYSTEM, measure=measure, draft=InputDraft(source="x"), expected_version=0
        )


def test_an_observer_may_read_and_not_compute(plan):
    observer = people.user(Role.OBSERVER).actor
    choice = _choose(plan, 200)

    assert queries.get_choice(observer, choice.reference) == choice
    with pytest.raises(NotAllowed):
        services.choose_measures(actor=observer, plan=plan, frame=Frame())


def test_judgements_of_organisations_become_weights():
    for pillar in ("law", "education", "prevention"):
        gaps.gap(pillar=pillar)
    plan = measures.plan()
    member, other = (people.user(Role.AGENCY_MEMBER).actor for _ in range(2))
    pairs = {
        ("law", "prevention"): 3.0,
        ("law", "education"): 3.0,
        ("prevention", "education"): 1.0,
    }

    services.judge_pairs(actor=member, plan=plan, judged=pairs)
    services.judge_pairs(
        actor=other,
        plan=plan,
        judged=dict.fromkeys(pairs, 1 / 3) | {("prevention", "education"): 1.0},
    )
    found = queries.get_joint_judgement(member, plan)

    assert found.weights.together.weights == pytest.approx(dict.fromkeys(found.directions, 1 / 3))
    assert found.weights.judges[member.organisation].weights["law"] == pytest.approx(0.6)
    assert len(found.rows) == 2
