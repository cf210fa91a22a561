"""Finds contradictions in a problem before a solver sees it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING

from ortaq.engine.choose.problem import BadProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.choose.problem import Candidate, Curve, Problem


def check(problem: Problem) -> None:
    """Return where the problem can be put to a solver.

    Raises:
        BadProblem: with `part`, what is wrong, and `name`, whose.
    """
    for part, name in _faults(problem):
        raise BadProblem(part=part, name=name)


def _faults(problem: Problem) -> Iterator[tuple[str, str]]:
    codes = Counter(candidate.code for candidate in problem.candidates)
    yield from (("code_twice", code) for code, count in codes.items() if count > 1)
    if problem.first_year > problem.last_year:
        yield "years", str(problem.first_year)
    if problem.weights and sum(problem.weights.values()) <= 0:
        yield "weights", ""
    yield from (("weight", gap) for gap, weight in problem.weights.items() if not _sound(weight))
    if not _is_concave(problem.curve):
        yield "curve", ""
    if not 0 <= problem.delay < 1:
        yield "delay", str(problem.delay)
    yield from _limit_faults(problem, codes)
    for candidate in problem.candidates:
        yield from ((part, candidate.code) for part in _candidate_faults(candidate, problem, codes))
    yield from _circles(problem)


def _limit_faults(problem: Problem, codes: Counter[str]) -> Iterator[tuple[str, str]]:
    for budget in problem.budgets:
        if not _sound(budget.limit):
            yield "budget", budget.name
    named = {code for group in problem.exclusions for code in group}
    yield from (("exclusion", code) for code in sorted(named - set(codes)))
    for group in problem.exclusions:
        if len(set(group)) < len(group):
            yield "exclusion", " ".join(group)
    for (agency, _), limit in problem.staff.items():
        if not _sound(limit):
            yield "staff", agency


def _candidate_faults(candidate: Candidate, problem: Problem, codes: Counter[str]) -> Iterator[str]:
    years = range(problem.first_year, problem.last_year + 1)
    latest = candidate.start if candidate.latest_start is None else candidate.latest_start
    numbers = (*candidate.costs.values(), *candidate.staff.values(), candidate.harm)
    shares = candidate.closes.values()
    told = (candidate.cost_spread, candidate.effect_spread, candidate.harm_spread)
    spreads = [spread for spread in told if spread is not None]
    sound = {
        "start": candidate.start in years,
        "latest_start": latest >= candidate.start,
        "cost_year": all(year in years for year, _ in candidate.costs),
        "number": all(map(_sound, numbers)),
        "share": all(0 < share <= 1 for share in shares),
        "gap": set(candidate.closes) <= set(problem.weights),
        "needs": set(candidate.needs) <= set(codes) - {candidate.code},
        "scale": bool(candidate.scales)
        and all(s.cost > 0 and s.effect > 0 for s in candidate.scales),
        "spread": all(0 <= one.low <= one.mode <= one.high for one in spreads),
    }
    yield from (part for part, holds in sound.items() if not holds)


def _circles(problem: Problem) -> Iterator[tuple[str, str]]:
    """Candidates that need one another in a circle could never start in order."""
    needs = {candidate.code: candidate.needs for candidate in problem.candidates}
    done: set[str] = set()
    for code in needs:
        path: set[str] = set()
        stack = [(code, False)]
        while stack:
            step, is_left = stack.pop()
            if is_left:
                path.discard(step)
                done.add(step)
            elif step in path:
                yield "circle", step
                return
            elif step not in done:
                path.add(step)
                stack += [(step, True), *((other, False) for other in needs.get(step, ()))]


def _is_concave(curve: Curve) -> bool:
    shares = [0.0, *(share for share, _ in curve.points)]
    if shares[-1] != 1 or curve.points[-1][1] != 1 or any(b <= a for a, b in pairwise(shares)):
        return False
    slopes = [slope for _, slope in curve.segments]
    return all(later <= earlier for earlier, later in pairwise(slopes)) and slopes[-1] >= 0


def _sound(number: float) -> bool:
    return isfinite(number) and number >= 0
