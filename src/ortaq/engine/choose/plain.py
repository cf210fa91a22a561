"""A problem and answers about it as plain JSON values, and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ortaq.engine.choose.conflict import Conflict
from ortaq.engine.choose.problem import Budget, Candidate, Cover, Curve, Problem, Scale, Spread
from ortaq.engine.choose.why_not import WhyNot


def to_plain(problem: Problem) -> dict[str, Any]:
    """The problem in lists, texts and numbers."""
    plain = asdict(problem)
    plain["staff"] = _pairs(problem.staff)
    plain["candidates"] = [
        {
            **asdict(candidate),
            "costs": _pairs(candidate.costs),
            "staff": _pairs(candidate.staff),
            "tags": sorted(candidate.tags),
        }
        for candidate in problem.candidates
    ]
    return plain


def from_plain(plain: dict[str, Any]) -> Problem:
    """The problem of its plain form; equal to the one that was written."""
    return Problem(
        **{
            **plain,
            "candidates": tuple(_candidate(one) for one in plain["candidates"]),
            "budgets": tuple(Budget(**one) for one in plain["budgets"]),
            "staff": _unpaired(plain["staff"]),
            "exclusions": tuple(tuple(group) for group in plain["exclusions"]),
            "covers": tuple(Cover(**one) for one in plain["covers"]),
            "curve": Curve(tuple((x, y) for x, y in plain["curve"]["points"])),
        }
    )


def plain_answer(answer: WhyNot) -> dict[str, Any]:
    """The answer in lists, texts and numbers."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(answer).items()
    }


def answer_of(plain: dict[str, Any]) -> WhyNot:
    """The answer of its plain form; equal to the one that was written."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()
    }
    values["conflicts"] = tuple(Conflict(**one) for one in plain["conflicts"])
    return WhyNot(**values)


def _candidate(plain: dict[str, Any]) -> Candidate:
    return Candidate(
        **{
            **plain,
            "costs": _unpaired(plain["costs"]),
            "staff": _unpaired(plain["staff"]),
            "scales": tuple(Scale(**one) for one in plain["scales"]),
            "tags": frozenset(plain["tags"]),
            "needs": tuple(plain["needs"]),
            "cost_spread": Spread(**plain["cost_spread"]),
            "effect_spread": Spread(**plain["effect_spread"]),
            "harm_spread": Spread(**harm) if (harm := plain.get("harm_spread")) else None,
        }
    )


def _pairs(values: dict[Any, float]) -> list[list[Any]]:
    return [[*key, value] for key, value in values.items()]


def _unpaired(pairs: list[list[Any]]) -> dict[Any, float]:
    return {(first, second): value for first, second, value in pairs}
