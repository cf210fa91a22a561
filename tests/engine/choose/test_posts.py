"""The rows of posts cut off parts of measures, and no set that an agency can do."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from engine.choose.cases import every_choice, random_problem
from ortaq.engine.choose import posts
from ortaq.engine.choose.cuts import relax
from ortaq.engine.choose.model import Row, build
from ortaq.engine.choose.posts import crews
from ortaq.engine.choose.problem import Candidate, Problem, Scale
from ortaq.engine.choose.program import taken
from ortaq.engine.choose.worth import broken

SLIP = 1e-6


def _worth(row: Row, values: np.ndarray) -> float:
    return sum(price * float(values[column]) for column, price in row.terms)


def _three(posts_each: float, limit: float) -> Problem:
    """Three like measures of one agency in one year."""
    like = [
        Candidate(f"M-{n}", 2027, closes={"G": 0.1}, staff={("MIA", 2027): posts_each})
        for n in range(3)
    ]
    return Problem(2027, 2027, {"G": 1.0}, tuple(like), staff={("MIA", 2027): limit})


def test_two_that_do_not_fit_together_are_no_more_than_one():
    problem = _three(3.0, 5.0)
    (crew,) = crews(problem, build(problem))

    row = crew.row(np.array([5 / 9, 5 / 9, 5 / 9]))

    assert row is not None
    assert row.upper == 1.0
    assert dict(row.terms) == pytest.approx({0: 1.0, 1: 1.0, 2: 1.0})


def test_a_mixture_of_sets_is_left_alone():
    problem = _three(2.0, 4.0)
    (crew,) = crews(problem, build(problem))

    assert crew.row(np.array([2 / 3, 2 / 3, 2 / 3])) is None
    assert crew.row(np.array([1.0, 0.0, 1.0])) is None


def test_no_row_cuts_off_a_choice_that_keeps_the_posts():
    draw, found = np.random.default_rng(1), 0
    for seed in range(300):
        problem = random_problem(seed)
        model = build(problem)
        rows = [
            row
            for crew in crews(problem, model)
            for _ in range(3)
            if (row := crew.row(draw.random(len(model.worth))))
        ]
        found += len(rows)
        if rows:
            for choice in every_choice(problem):
                if not any(one.limit == "staff" for one in broken(problem, choice)):
                    values = taken(model, choice)
                    assert all(_worth(row, values) <= row.upper + SLIP for row in rows), seed
    assert found > 100


def test_an_agency_that_can_do_too_much_gets_no_rows(monkeypatch):
    problem = _three(2.0, 4.0)
    monkeypatch.setattr(posts, "_MOST_SETS", 3)

    assert crews(problem, build(problem)) == ()


def test_a_pilot_and_the_whole_of_a_measure_are_never_in_one_set():
    both = Candidate(
        "M", 2027, closes={"G": 1.0}, staff={("MIA", 2027): 2.0}, scales=(Scale("pilot", 0.5, 0.5), Scale())
    )  # fmt: skip
    problem = Problem(2027, 2027, {"G": 1.0}, (both,), staff={("MIA", 2027): 9.0})
    (crew,) = crews(problem, build(problem))

    row = crew.row(np.array([0.9, 0.9]))

    assert row == Row("cut", "MIA", -inf, 1.0, ((0, 1.0), (1, 1.0)))


def test_the_rows_bring_the_bound_nearer(monkeypatch):
    problem = _three(3.0, 5.0)
    with_rows = relax(problem, build(problem)).bound
    monkeypatch.setattr(posts, "_MOST_SETS", 0)

    without = relax(problem, build(problem)).bound

    assert with_rows == pytest.approx(12.0)
    assert without > 1.5 * with_rows
