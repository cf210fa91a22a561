"""What a choice is worth and which limits it breaks, counted without a solver."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.variants import Variant

TOLERANCE = 1e-6
"""Share of a limit by which sums of floating-point numbers may pass it."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A limit that a choice breaks.

    Args:
        limit: budget, staff, needs, exclusion, mandatory or cover.
        name: of what: year and source, agency and year, code or tag.
        excess: by how much: money, posts or a count.
    """

    limit: str
    name: str
    excess: float


def closures(problem: Problem, choice: Sequence[Variant]) -> dict[str, float]:
    """Gap to the share of it, in [0, 1], that the choice closes."""
    sums = dict.fromkeys(problem.weights, 0.0)
    for variant in choice:
        for gap, share in variant.closes.items():
            sums[gap] += share
    return {gap: min(1.0, share) for gap, share in sums.items()}


def worth(problem: Problem, choice: Sequence[Variant]) -> float:
    """Points of the choice: closed gaps along the curve, and harm averted."""
    closed, points = closures(problem, choice), problem.points
    harm = sum(variant.harm for variant in choice) * problem.harm_points
    return sum(points[gap] * problem.curve.at(share) for gap, share in closed.items()) + harm


def spent(choice: Sequence[Variant]) -> dict[tuple[int, str], float]:
    """(year, source) to the money that the choice takes, years rising."""
    sums: dict[tuple[int, str], float] = defaultdict(float)
    for variant in choice:
        for key, amount in variant.costs.items():
            sums[key] += amount
    return dict(sorted(sums.items()))


def broken(problem: Problem, choice: Sequence[Variant]) -> tuple[Broken, ...]:
    """The limits that the choice breaks; none where it may be taken."""
    found = (
        *_over_budget(problem, choice),
        *_over_staff(problem, choice),
        *_out_of_order(problem, choice),
        *_missed(problem, choice),
    )
    return tuple(found)


def _over_budget(problem: Problem, choice: Sequence[Variant]) -> Iterator[Broken]:
    taken = spent(choice)
    for budget in problem.budgets:
        used = budget.counted(taken)
        if _passes(used, budget.limit):
            yield Broken("budget", budget.name, used - budget.limit)


def _over_staff(problem: Problem, choice: Sequence[Variant]) -> Iterator[Broken]:
    for (agency, year), limit in problem.staff.items():
        used = sum(variant.staff.get((agency, year), 0.0) for variant in choice)
        if _passes(used, limit):
            yield Broken("staff", f"{agency} {year}", used - limit)


def _out_of_order(problem: Problem, choice: Sequence[Variant]) -> Iterator[Broken]:
    start = {variant.code: variant.start for variant in choice}
    for candidate in problem.candidates:
        if candidate.code in start:
            for need in candidate.needs:
                if start.get(need, problem.last_year + 1) > start[candidate.code]:
                    yield Broken("needs", f"{candidate.code} {need}", 1)


def _missed(problem: Problem, choice: Sequence[Variant]) -> Iterator[Broken]:
    chosen = {variant.code for variant in choice}
    for group in problem.exclusions:
        if len(both := chosen & set(group)) > 1:
            yield Broken("exclusion", " ".join(sorted(both)), len(both) - 1)
    for candidate in problem.candidates:
        if candidate.is_mandatory and candidate.code not in chosen:
            yield Broken("mandatory", candidate.code, 1)
    for cover in problem.covers:
        count = sum(
            cover.tag in candidate.tags
            for candidate in problem.candidates
            if candidate.code in chosen
        )
        if count < cover.minimum:
            yield Broken("cover", cover.tag, cover.minimum - count)


def room(limit: float) -> float:
    """The limit with the tolerance."""
    return limit + TOLERANCE * max(1.0, limit)


def _passes(used: float, limit: float) -> bool:
    return used > room(limit)
