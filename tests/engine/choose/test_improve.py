"""The search that begins with a good choice: within the limits, never above the best, the same twice."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from engine.choose.cases import best_by_hand, random_problem
from ortaq.engine.choose import improve as improving
from ortaq.engine.choose import solve
from ortaq.engine.choose.conflict import NoChoicePossible
from ortaq.engine.choose.cuts import relax
from ortaq.engine.choose.effort import Effort
from ortaq.engine.choose.greedy import greedy
from ortaq.engine.choose.improve import Search
from ortaq.engine.choose.model import build
from ortaq.engine.choose.program import taken
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.worth import broken, worth

EXACT = Effort(gap=0.0)


@pytest.fixture(params=[0.0, 1.0], ids=["drawn", "related"])
def few_steps(monkeypatch, request):
    """Every plan counts as large, and the search ends soon; parts are drawn, or related."""
    monkeypatch.setattr(improving, "_RANDOM_STEPS", 0)
    monkeypatch.setattr(improving, "_RELATED", request.param)
    monkeypatch.setattr(solve, "_SMALL", 0)
    monkeypatch.setattr(solve, "_FEW_STEPS", 3)
    monkeypatch.setattr(solve, "_STEPS", 3)


@pytest.mark.usefixtures("few_steps")
@pytest.mark.parametrize("thirty", range(4))
def test_the_choice_is_still_the_best_of_every_choice(thirty):
    for seed in range(30 * thirty, 30 * thirty + 30):
        problem = random_problem(seed)
        best = best_by_hand(problem)

        if best is None:
            with pytest.raises(NoChoicePossible) as caught:
                choose(problem, effort=EXACT)
            assert caught.value.conflicts
            continue
        solution = choose(problem, effort=EXACT)

        assert broken(problem, solution.choice) == (), seed
        assert solution.worth == pytest.approx(best, abs=1e-5), seed
        assert solution.bound == pytest.approx(best, abs=1e-4), seed


@pytest.mark.usefixtures("few_steps")
def test_the_search_alone_keeps_every_limit_and_never_beats_the_best():
    found = 0
    for seed in range(80):
        problem = random_problem(seed)
        best = best_by_hand(problem)
        relaxation = relax(problem, build(problem))
        if relaxation.bound == inf:
            continue

        search = Search(problem, relaxation, effort=EXACT, start=greedy(problem))
        search.improve(relaxation.bound, steps=3)
        choice = search.best

        if choice is not None:
            found += 1
            assert broken(problem, choice) == (), seed
            assert best is not None, seed
            assert worth(problem, choice) <= best + 1e-6, seed
    assert found > 50


@pytest.fixture(scope="module")
def large():
    """A plan of ninety candidates within every sort of limit, and the choice from it."""
    problem = random_problem(22, size=90)
    return problem, choose(problem, effort=EXACT)


def test_a_large_choice_keeps_every_limit_and_is_proven(large):
    problem, solution = large

    assert broken(problem, solution.choice) == ()
    assert solution.gap <= 1e-5
    assert solution.worth > worth(problem, greedy(problem))


def test_a_large_choice_is_the_same_twice(large):
    problem, solution = large

    assert choose(problem, effort=EXACT) == solution


def test_a_good_choice_is_kept_where_the_proof_has_no_time(monkeypatch, large):
    problem, solution = large
    monkeypatch.setattr(solve, "found", lambda *_solver_and_model: None)

    kept = choose(problem, effort=EXACT)

    assert broken(problem, kept.choice) == ()
    assert 0 < kept.worth <= solution.worth + 1e-6 <= kept.bound + 2e-6


def test_a_related_part_takes_from_the_same_limits(large):
    problem, solution = large
    search = Search(problem, relax(problem, build(problem)), effort=EXACT, start=solution.choice)
    uses = np.array([[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0]])

    nearest = improving._nearest(np.arange(4), uses.T @ uses[:, 2], 0.5)
    stays, may_come = search._related_part(taken(search._model, search.best))

    assert sorted(nearest.tolist()) == [2, 3]
    assert 0 < stays.sum() < len(search.best)
    assert set(np.flatnonzero(stays)) <= set(np.flatnonzero(may_come))
    assert may_come.sum() > len(search.best)


def test_a_worse_choice_is_never_taken(monkeypatch, large):
    problem, solution = large
    good, worse = solution.choice[2:], solution.choice[3:]
    offered = iter([good])
    monkeypatch.setattr(improving, "found", lambda *_solver_and_model: next(offered, worse))

    search = Search(problem, relax(problem, build(problem)), effort=EXACT)
    search.improve(solution.bound, steps=3)

    assert worth(problem, worse) < worth(problem, good) < solution.worth
    assert search.best == good
