"""The solver against every choice that there is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.choose.cases import best_by_hand, random_problem
from ortaq.engine.choose.conflict import NoChoicePossible
from ortaq.engine.choose.effort import Effort
from ortaq.engine.choose.greedy import greedy
from ortaq.engine.choose.problem import BadProblem, Budget, Candidate, Cover, Curve, Problem
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.worth import broken, worth

EXACT = Effort(gap=0.0)


@pytest.mark.parametrize("hundred", range(10))
def test_equals_the_best_of_every_choice(hundred):
    for seed in range(100 * hundred, 100 * hundred + 100):
        problem = random_problem(seed)
        best = best_by_hand(problem)

        if best is None:
            with pytest.raises(NoChoicePossible):
                choose(problem, effort=EXACT)
            continue
        solution = choose(problem, effort=EXACT)

        assert broken(problem, solution.choice) == (), seed
        assert solution.worth == pytest.approx(best, abs=1e-5), seed
        assert solution.bound == pytest.approx(best, abs=1e-4), seed


def _two(budget: float, **changes: object) -> Problem:
    law = Candidate("law", 2027, costs={(2027, "rb"): 10.0}, closes={"G1": 0.5})
    system = Candidate("system", 2027, costs={(2027, "rb"): 90.0}, closes={"G2": 1.0})
    problem = Problem(2027, 2028, {"G1": 1.0, "G2": 3.0}, (law, system), (Budget(budget),))
    return replace(problem, **changes)


def test_an_empty_purse_buys_what_is_free():
    problem = _two(0, candidates=(*_two(0).candidates, Candidate("free", 2027, closes={"G1": 0.2})))

    assert choose(problem).codes == ("free",)


def test_counts_the_points_along_the_curve():
    solution = choose(_two(100))

    assert solution.worth == pytest.approx(25 * 0.6 + 75)
    assert solution.closures == {"G1": 0.5, "G2": 1.0}
    assert solution.spent == {(2027, "rb"): 100.0}


def test_says_which_limits_would_have_to_give_way():
    problem = _two(50, covers=(Cover("nobody", 1),))
    problem = replace(
        problem,
        candidates=tuple(replace(one, is_mandatory=True) for one in problem.candidates),
    )

    with pytest.raises(NoChoicePossible) as caught:
        choose(problem)

    found = {(conflict.limit, conflict.by) for conflict in caught.value.conflicts}
    assert ("cover", 1.0) in found
    assert {limit for limit, _ in found} <= {"cover", "budget", "candidate"}
    assert len(found) == 2


def test_posts_that_only_parts_of_measures_would_fill_are_named():
    one = Candidate("a", 2027, closes={"G": 0.1}, staff={("MIA", 2027): 2.0}, latest_start=2028)
    problem = Problem(
        2027,
        2028,
        {"G": 1.0},
        tuple(replace(one, code=code, is_mandatory=True) for code in "abc"),
        staff={("MIA", 2027): 3.0, ("MIA", 2028): 3.0},
    )

    with pytest.raises(NoChoicePossible) as caught:
        choose(problem)

    (conflict,) = caught.value.conflicts
    assert (conflict.limit, conflict.by) == ("staff", 1.0)


@pytest.mark.parametrize(
    ("change", "limit", "by"),
    [
        ({"budgets": (Budget(0.0),)}, "budget", 100.0),
        ({"budgets": (Budget(5.0),)}, "budget", 95.0),
        ({"budgets": (), "exclusions": (("law", "system"),)}, "exclusion", 1.0),
    ],
)
def test_what_is_demanded_stays_and_what_forbids_it_is_named(change, limit, by):
    problem = _two(100)
    demanded = tuple(replace(one, is_mandatory=True) for one in problem.candidates)

    with pytest.raises(NoChoicePossible) as caught:
        choose(replace(problem, candidates=demanded, **change))

    assert [(one.limit, one.by) for one in caught.value.conflicts] == [(limit, by)]


def test_a_wish_that_contradicts_another_is_named():
    with pytest.raises(NoChoicePossible) as caught:
        choose(_two(100), demand=("law",), forbid=("law",))

    assert [(one.limit, one.name) for one in caught.value.conflicts] == [("candidate", "law")]


def test_a_wish_for_what_is_no_candidate_is_refused():
    with pytest.raises(BadProblem):
        choose(_two(100), demand=("nothing",))


def test_a_late_start_costs_points_and_makes_room():
    twice = _two(90).candidates[1]
    problem = Problem(
        2027,
        2028,
        {"G1": 1.0, "G2": 1.0},
        (
            replace(twice, code="a", closes={"G1": 1.0}, latest_start=2028),
            replace(twice, code="b", closes={"G2": 1.0}, latest_start=2028),
        ),
        (Budget(90, 2027), Budget(90, 2028)),
        curve=Curve(((1.0, 1.0),)),
        delay=0.1,
    )

    solution = choose(problem)

    assert sorted(variant.start for variant in solution.choice) == [2027, 2028]
    assert solution.worth == pytest.approx(50 + 45)


def test_equal_problems_have_equal_digests():
    assert random_problem(3).digest == random_problem(3).digest
    assert random_problem(3).digest != random_problem(4).digest
    assert len({replace(_two(5), delay=delay).digest for delay in (0.0, 0.1)}) == 2


def test_the_same_run_twice_is_the_same_choice():
    problem = random_problem(12)

    assert choose(problem) == choose(problem)


def test_the_worth_that_is_told_is_the_worth_counted_by_hand():
    problem = random_problem(5)
    solution = choose(problem, effort=EXACT)

    assert solution.worth == worth(problem, solution.choice)


def test_a_start_never_makes_the_choice_worse():
    for seed in range(120):
        problem = random_problem(seed)
        best = best_by_hand(problem)
        if best is not None:
            start = greedy(problem)

            solution = choose(problem, effort=EXACT, start=start)

            assert solution.worth == pytest.approx(best, abs=1e-5), seed
