"""How far one weight may move before another set is the best."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.variants import only_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ortaq.engine.choose.effort import Effort
    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.solve import Solution

FACTORS = (0.25, 0.5, 0.8, 1.25, 2.0, 4.0)
"""Multiples of a weight that are tried."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What happens where one group's weight is multiplied.

    Args:
        group: whose weight.
        factor: by what.
        comes: codes that are chosen then.
        goes: codes that are no longer chosen.
    """

    group: str
    factor: float
    comes: tuple[str, ...]
    goes: tuple[str, ...]

    @property
    def keeps_the_set(self) -> bool:
        """True where the same candidates are chosen."""
        return not (self.comes or self.goes)


def sensitivity(
    problem: Problem,
    solution: Solution,
    groups: Mapping[str, Iterable[str]],
    *,
    factors: Iterable[float] = FACTORS,
    effort: Effort | None = None,
) -> Iterator[Sensitivity]:
    """One-way sensitivity of the set to the weight of each group of gaps.

    Args:
        problem: that was solved.
        solution: of it.
        groups: name, such as a pillar, to its gaps.
        factors: multiples of the group's weight; the other weights stay.
        effort: of each run.
    """
    chosen = tuple(factors)
    for group, gaps in groups.items():
        own = set(gaps)
        for factor in chosen:
            weights = {
                gap: weight * factor if gap in own else weight
                for gap, weight in problem.weights.items()
            }
            other = choose(replace(problem, weights=weights), effort=effort, start=solution.choice)
            yield Sensitivity(
                group=group,
                factor=factor,
                comes=only_in(other.codes, solution.codes),
                goes=only_in(solution.codes, other.codes),
            )
