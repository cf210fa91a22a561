"""A set that people made, beside the best one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.choose.variants import only_in, variants
from ortaq.engine.choose.worth import broken, spent, worth
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.solve import Solution
    from ortaq.engine.choose.variants import Choice, Variant
    from ortaq.engine.choose.worth import Broken


class UnknownCandidate(OrtaqError):
    """No candidate has this code. Take one of the problem's."""

    code = "unknown_candidate"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A choice beside a solution.

    Args:
        worth: points of the choice.
        short_of: points by which the solution is worth more.
        cost: money of the choice.
        broken: limits that the choice breaks.
        only_here: codes that the solution lacks.
        only_there: codes that the choice lacks.
    """

    worth: float
    short_of: float
    cost: float
    broken: tuple[Broken, ...]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def as_drafted(problem: Problem, codes: Iterable[str]) -> Choice:
    """These candidates as they were drafted: earliest start, largest scale.

    Raises:
        UnknownCandidate: a code is none of the problem's.
    """
    wanted = set(codes)
    found: dict[str, Variant] = {}
    for variant in variants(problem):
        have = found.get(variant.code)
        if variant.code in wanted and (have is None or have.start == variant.start):
            found[variant.code] = max(
                have or variant, variant, key=lambda v: sum(v.closes.values())
            )
    for code in sorted(wanted - set(found)):
        raise UnknownCandidate(value=code)
    return tuple(found.values())


def compare(problem: Problem, choice: Sequence[Variant], solution: Solution) -> Comparison:
    """The choice beside the solution of the same problem."""
    points, codes = worth(problem, choice), [variant.code for variant in choice]
    return Comparison(
        worth=points,
        short_of=solution.worth - points,
        cost=sum(spent(choice).values()),
        broken=broken(problem, choice),
        only_here=only_in(codes, solution.codes),
        only_there=only_in(solution.codes, codes),
    )
