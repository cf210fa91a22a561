"""Why not, what more money buys, how sure it is, and what a committee's own set is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.choose.cases import random_problem
from ortaq.engine.choose.compare import UnknownCandidate, as_drafted, compare
from ortaq.engine.choose.conflict import NoChoicePossible
from ortaq.engine.choose.effort import Effort
from ortaq.engine.choose.money import budget_curve, next_money
from ortaq.engine.choose.problem import Budget, Candidate, Curve, Problem, Spread
from ortaq.engine.choose.robust import robustness, worlds
from ortaq.engine.choose.sensitivity import sensitivity
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.why_not import why_not

EXACT = Effort(gap=0.0)


def _candidate(code: str, cost: float, gap: str, **changes: object) -> Candidate:
    plain = Candidate(code, 2027, costs={(2027, "rb"): cost}, closes={gap: 1.0})
    return replace(plain, **changes)


THREE = Problem(
    2027,
    2027,
    {"A": 5.0, "B": 3.0, "C": 2.0},
    (_candidate("a", 50, "A"), _candidate("b", 40, "B"), _candidate("c", 60, "C")),
    (Budget(100.0, 2027, "rb"),),
    curve=Curve(((1.0, 1.0),)),
)


def test_says_what_a_rejected_measure_would_displace_and_cost():
    solution = choose(THREE, effort=EXACT)

    answer = why_not(THREE, solution, "c", effort=EXACT)

    assert solution.codes == ("a", "b")
    assert answer.displaces == ("a",)
    assert answer.loss == pytest.approx(30)
    assert answer.is_exact
    assert (answer.cost, answer.extra_cost) == (60.0, 10.0)


def test_says_which_limit_forbids_a_measure_altogether():
    problem = replace(THREE, candidates=(*THREE.candidates, _candidate("d", 500, "C")))
    solution = choose(problem, effort=EXACT)

    answer = why_not(problem, solution, "d", effort=EXACT)

    assert [(item.limit, item.by) for item in answer.conflicts] == [("budget", 400.0)]


def test_a_forced_choice_is_never_worth_more():
    for seed in range(40):
        problem = random_problem(seed)
        try:
            solution = choose(problem, effort=EXACT)
        except NoChoicePossible:
            continue
        for candidate in problem.candidates:
            if candidate.code not in solution.codes:
                answer = why_not(problem, solution, candidate.code, effort=EXACT)
                assert answer.conflicts or answer.loss >= -1e-6


def test_the_curve_of_budgets_never_falls():
    points = [point.solution.worth for point in budget_curve(THREE, (0, 0.5, 1, 1.5), effort=EXACT)]

    assert points == pytest.approx([0, 50, 80, 100])


def test_the_next_money_goes_where_it_brings_most():
    problem = replace(THREE, budgets=(*THREE.budgets, Budget(0.0, 2027, "local")))
    solution = choose(problem, effort=EXACT)

    best, other = next_money(problem, solution, 50.0, effort=EXACT)

    assert best.budget.source == "rb"
    assert best.gain == pytest.approx(20)
    assert best.comes == ("c",)
    assert other.gain == 0


def test_a_certain_world_is_chosen_in_every_draw():
    solution = choose(THREE, effort=EXACT)

    found = robustness(THREE, solution, draws=5, seed=1)

    assert found.chosen == {"a": 1.0, "b": 1.0, "c": 0.0}
    assert found.affordable == 1.0
    assert found.worth == pytest.approx((80, 80, 80))


def test_an_uncertain_cost_shows_in_the_share_of_draws():
    shaky = _candidate("b", 40, "B", cost_spread=Spread(0.9, 2.0))
    problem = replace(THREE, candidates=(THREE.candidates[0], shaky, THREE.candidates[2]))
    solution = choose(problem, effort=EXACT)

    found = robustness(problem, solution, draws=40, seed=7)

    assert 0.2 < found.chosen["b"] < 0.8
    assert found.affordable == found.chosen["b"]
    assert found == robustness(problem, solution, draws=40, seed=7)


def test_drawn_worlds_stay_within_the_spread():
    shaky = _candidate("b", 40, "B", cost_spread=Spread(0.9, 2.0))
    problem = replace(THREE, candidates=(shaky,))

    costs = [world.candidates[0].costs[2027, "rb"] for world in worlds(problem, draws=50, seed=3)]

    assert 36 <= min(costs) < 40 < max(costs) <= 80


def test_a_committees_own_set_stands_beside_the_best():
    solution = choose(THREE, effort=EXACT)

    found = compare(THREE, as_drafted(THREE, ["a", "c"]), solution)

    assert found.worth == pytest.approx(70)
    assert found.short_of == pytest.approx(10)
    assert [(item.limit, item.excess) for item in found.broken] == [("budget", 10.0)]
    assert (found.only_here, found.only_there) == (("c",), ("b",))


def test_an_unknown_code_is_refused():
    with pytest.raises(UnknownCandidate):
        as_drafted(THREE, ["z"])


def test_a_weight_that_changes_the_set_is_found():
    solution = choose(THREE, effort=EXACT)

    found = {
        (item.group, item.factor): item
        for item in sensitivity(THREE, solution, {"last": ["C"]}, factors=(0.5, 4), effort=EXACT)
    }

    assert found["last", 0.5].keeps_the_set
    assert found["last", 4].comes == ("c",)
    assert found["last", 4].goes == ("a",)


def test_worlds_are_drawn_around_what_experts_hold_most_likely():
    shaky = _candidate("b", 40, "B", harm=10.0, cost_spread=Spread(2.0, 4.0, 3.0))
    problem = replace(THREE, candidates=(shaky,))

    factors = [
        world.candidates[0].costs[2027, "rb"] / 40 for world in worlds(problem, draws=300, seed=1)
    ]

    assert 2.0 <= min(factors) < 2.3
    assert 3.7 < max(factors) <= 4.0
    assert sum(factors) / len(factors) == pytest.approx(3.0, abs=0.1)


def test_a_number_without_doubt_is_the_one_of_the_experts():
    sure = _candidate("b", 40, "B", cost_spread=Spread(1.5, 1.5, 1.5))

    (world,) = worlds(replace(THREE, candidates=(sure,)), draws=1, seed=1)

    assert world.candidates[0].costs == {(2027, "rb"): 60.0}


def test_harm_is_as_uncertain_as_the_effects_unless_told_apart():
    alike = _candidate("b", 40, "B", harm=10.0, effect_spread=Spread(0.5, 0.5, 0.5))
    apart = replace(alike, harm_spread=Spread(1.0, 2.0))

    harms = [
        [world.candidates[0].harm for world in worlds(problem, draws=50, seed=1)]
        for problem in (replace(THREE, candidates=(one,)) for one in (alike, apart))
    ]

    assert set(harms[0]) == {5.0}
    assert 10.0 <= min(harms[1]) < max(harms[1]) <= 20.0
