"""Contradictions are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ortaq.engine.choose.checking import check
from ortaq.engine.choose.problem import (
    BadProblem,
    Budget,
    Candidate,
    Curve,
    Problem,
    Scale,
    Spread,
)

ONE = Candidate("M-1", 2027, costs={(2027, "rb"): 5.0}, closes={"G": 0.5})
SOUND = Problem(2027, 2029, {"G": 1.0}, (ONE,), (Budget(10.0),))


def test_a_sound_problem_passes():
    check(SOUND)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("start", {"start": 2026}),
        ("latest_start", {"latest_start": 2026}),
        ("cost_year", {"costs": {(2030, "rb"): 1.0}}),
        ("number", {"costs": {(2027, "rb"): -1.0}}),
        ("number", {"harm": float("nan")}),
        ("share", {"closes": {"G": 1.5}}),
        ("gap", {"closes": {"unknown": 0.5}}),
        ("needs", {"needs": ("unknown",)}),
        ("needs", {"needs": ("M-1",)}),
        ("scale", {"scales": ()}),
        ("scale", {"scales": (Scale("none", 0.0, 0.0),)}),
        ("spread", {"cost_spread": Spread(1.2, 1.5)}),
        ("spread", {"effect_spread": Spread(0.5, 1.5, 2.0)}),
        ("spread", {"harm_spread": Spread(-1.0, 1.5)}),
    ],
)
def test_names_what_is_wrong_with_a_candidate(part, change):
    problem = replace(SOUND, candidates=(replace(ONE, **change),))

    with pytest.raises(BadProblem) as caught:
        check(problem)

    assert caught.value.parameters == {"part": part, "name": "M-1"}


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("code_twice", {"candidates": (ONE, ONE)}),
        ("years", {"first_year": 2030}),
        ("weights", {"weights": {"G": 0.0}}),
        ("weight", {"weights": {"G": 2.0, "H": -1.0}}),
        ("curve", {"curve": Curve(((0.5, 0.4), (1.0, 1.0)))}),
        ("curve", {"curve": Curve(((0.5, 0.6),))}),
        ("delay", {"delay": 1.0}),
        ("budget", {"budgets": (Budget(-1.0, 2027, "rb"),)}),
        ("exclusion", {"exclusions": (("M-1", "M-9"),)}),
        ("exclusion", {"exclusions": (("M-1", "M-1"),)}),
        ("staff", {"staff": {("MIA", 2027): -1.0}}),
        ("staff", {"staff": {("MIA", 2027): float("nan")}}),
    ],
)
def test_names_what_is_wrong_with_a_problem(part, change):
    with pytest.raises(BadProblem) as caught:
        check(replace(SOUND, **change))

    assert caught.value.parameters["part"] == part


def test_a_circle_of_needs_is_named():
    circle = (replace(ONE, needs=("M-2",)), replace(ONE, code="M-2", needs=("M-1",)))

    with pytest.raises(BadProblem) as caught:
        check(replace(SOUND, candidates=circle))

    assert caught.value.parameters["part"] == "circle"
