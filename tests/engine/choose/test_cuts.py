"""The relaxed program promises no less than the best choice, and its rows cut no choice off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.choose.cases import best_by_hand, every_choice, random_problem
from ortaq.engine.choose import cuts
from ortaq.engine.choose.cuts import relax
from ortaq.engine.choose.model import build
from ortaq.engine.choose.problem import Budget, Candidate, Curve, Problem
from ortaq.engine.choose.program import taken
from ortaq.engine.choose.worth import closures, worth

if TYPE_CHECKING:
    from ortaq.engine.choose.model import Model
    from ortaq.engine.choose.variants import Choice

SLIP = 1e-6
BENT = Curve(((0.2, 0.4), (0.5, 0.75), (1.0, 1.0)))


def _columns(problem: Problem, model: Model, choice: Choice) -> np.ndarray:
    """Values of the model's columns at a choice, each gap's curve filled from its start."""
    closed, filled = closures(problem, choice), []
    for gap in problem.weights:
        rest = closed[gap]
        for length, _slope in problem.curve.segments:
            filled.append(min(rest, length))
            rest -= filled[-1]
    return np.array([*taken(model, choice), *filled])


def _cuts(problem: Problem) -> tuple[Model, list[tuple[np.ndarray, float]]]:
    """The relaxed program, and coefficients and limit of each row that was added for a gap."""
    model, found = relax(problem, build(problem)).model, []
    for row in model.rows:
        if row.kind == "cut" and row.name in problem.weights:
            coefficients = np.zeros(len(model.worth))
            for column, value in row.terms:
                coefficients[column] += value
            found.append((coefficients, row.upper))
    return model, found


def _problem(seed: int) -> Problem:
    """A small random problem, every other one with a curve of three parts."""
    problem = random_problem(seed)
    return replace(problem, curve=BENT) if seed % 2 else problem


@pytest.mark.parametrize("hundred", range(4))
def test_no_choice_is_worth_more_than_the_bound(hundred):
    for seed in range(100 * hundred, 100 * hundred + 100):
        problem = _problem(seed)
        best = best_by_hand(problem)

        bound = relax(problem, build(problem)).bound

        assert best is None or bound >= best - SLIP, seed


def test_the_rows_cut_no_choice_off():
    checked = 0
    for seed in range(200):
        problem = _problem(seed)

        model, added = _cuts(problem)

        checked += len(added)
        if added:
            rows = np.array([coefficients for coefficients, _ in added])
            limits = np.array([limit for _, limit in added])
            values = np.array([_columns(problem, model, one) for one in every_choice(problem)])
            assert (values @ rows.T <= limits + SLIP).all(), seed
    assert checked > 100


def test_the_rows_bring_the_bound_nearer():
    whole = [Candidate(f"M-{n}", 2027, {(2027, "rb"): 2.0}, {"G": 0.7}) for n in range(2)]
    problem = Problem(2027, 2027, {"G": 1.0}, tuple(whole), (Budget(3.0),), curve=Curve())

    relaxation = relax(problem, build(problem))

    best = worth(problem, next(c for c in every_choice(problem) if len(c) == 1))
    assert best == pytest.approx(76)
    assert best <= relaxation.bound < 100 - SLIP


def test_variants_of_which_next_to_nothing_is_taken_are_no_base():
    hardly = np.array([8e-7, 8e-7])

    limit, terms = cuts._tightest(Curve(), {"M": [(0, 0.5), (1, 0.4)]}, hardly)

    assert limit == pytest.approx(0.0)
    assert dict(terms) == pytest.approx({0: 0.6, 1: 0.48})
