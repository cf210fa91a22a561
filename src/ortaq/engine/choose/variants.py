"""A candidate in every year and size in which it can be carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ortaq.engine.choose.problem import Candidate, Problem, Scale


@dataclass(frozen=True, slots=True)
class Variant:
    """A candidate started in one year at one scale: what it then costs and brings.

    Args:
        code: the candidate.
        start: year.
        scale: name of the size.
        costs: (year, source) to money.
        staff: (agency, year) to full-time posts.
        closes: gap to the share closed, after the loss by a late start.
        harm: money saved to the public, after the same loss.
    """

    code: str
    start: int
    scale: str
    costs: dict[tuple[int, str], float]
    staff: dict[tuple[str, int], float]
    closes: dict[str, float]
    harm: float

    @property
    def cost(self) -> float:
        """Money of all years and sources."""
        return sum(self.costs.values())


Choice = tuple[Variant, ...]
"""One variant for each chosen candidate, in the order of the candidates."""


def only_in(codes: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The codes that the others lack, in their order."""
    known = set(others)
    return tuple(code for code in codes if code not in known)


def variants(problem: Problem) -> tuple[Variant, ...]:
    """Every variant of every candidate, candidates in their order, early and small ones first.

    A candidate moves as a whole; it can't start so late that a cost falls after the last year.
    """
    return tuple(
        _variant(problem, candidate, start, scale)
        for candidate in problem.candidates
        for start in _starts(problem, candidate)
        for scale in candidate.scales
    )


def _starts(problem: Problem, candidate: Candidate) -> Iterator[int]:
    last = candidate.start if candidate.latest_start is None else candidate.latest_start
    spent_until = max((year for year, _ in candidate.costs), default=candidate.start)
    room = problem.last_year - spent_until
    yield from range(candidate.start, min(last, candidate.start + room, problem.last_year) + 1)


def _variant(problem: Problem, candidate: Candidate, start: int, scale: Scale) -> Variant:
    moved = start - candidate.start
    kept = scale.effect * (1 - problem.delay) ** (start - problem.first_year)
    return Variant(
        code=candidate.code,
        start=start,
        scale=scale.name,
        costs={
            (year + moved, source): amount * scale.cost
            for (year, source), amount in candidate.costs.items()
        },
        staff={
            (agency, year + moved): posts * scale.cost
            for (agency, year), posts in candidate.staff.items()
        },
        closes={gap: share * kept for gap, share in candidate.closes.items()},
        harm=candidate.harm * kept,
    )
