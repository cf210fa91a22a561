"""Why a candidate was not chosen, and what a choice that has it would look like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ortaq.engine.choose.conflict import Conflict, NoChoicePossible
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.variants import only_in, variants
from ortaq.engine.choose.worth import broken, spent, worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.choose.effort import Effort
    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.solve import Solution
    from ortaq.engine.choose.variants import Choice, Variant

_SAME = 1e-3
"""Points by which a loss may stand above the least possible one and still be called exact."""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What it takes to choose a candidate that was left out.

    Args:
        code: the candidate.
        conflicts: limits that forbid it whatever else is chosen; empty where it can be chosen.
        loss: points by which the best choice found with it is worth less; negative where it is worth more.
        least_loss: points that no choice with it can lose less than.
        is_empty: True where it closes no gap that weighs anything and saves nothing that counts.
        shut_out_by: chosen codes that it can't be chosen with.
        missing: codes that it needs and that are not chosen.
        displaces: codes that would have to go.
        moves: codes that would stay and start in another year or at another scale.
        brings: other codes that would come.
        cost: money of the candidate in the choice that has it.
        extra_cost: money by which that choice is dearer; negative where it is cheaper.
    """

    code: str
    conflicts: tuple[Conflict, ...] = ()
    loss: float = 0.0
    least_loss: float = 0.0
    is_empty: bool = False
    shut_out_by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    displaces: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    cost: float = 0.0
    extra_cost: float = 0.0

    @property
    def is_exact(self) -> bool:
        """True where no choice with it loses less than the one that was found."""
        return self.loss - self.least_loss <= _SAME


def why_not(
    problem: Problem, solution: Solution, code: str, *, effort: Effort | None = None
) -> WhyNot:
    """Why the candidate is not in the solution, as exactly as one whole run of the solver says.

    Args:
        problem: that was solved.
        solution: of it, without the candidate.
        code: the candidate.
        effort: of the run in which it is demanded.

    Raises:
        OutOfTime: the time ended before a choice with it was found.
    """
    own = tuple(variant for variant in variants(problem) if variant.code == code)
    if certain := forbidden(problem, code, own):
        return certain
    try:
        other = choose(problem, demand=(code,), effort=effort, start=solution.choice)
    except NoChoicePossible as error:
        return WhyNot(code, error.conflicts)
    return beside(problem, solution, own, other.choice, other.bound)


def sharper(one: WhyNot, other: WhyNot) -> WhyNot:
    """What two answers about one candidate say together; the first where they say the same."""
    if one.conflicts or other.conflicts:
        return one if one.conflicts else other
    best = other if other.loss < one.loss - _SAME else one
    return replace(best, least_loss=max(one.least_loss, other.least_loss))


def forbidden(problem: Problem, code: str, own: Sequence[Variant]) -> WhyNot | None:
    """The limits that each of its own variants breaks already alone; None where one breaks none."""
    if not own:
        return WhyNot(code, (Conflict("years", code, 1),))
    alone = [_broken_alone(problem, variant) for variant in own]
    if not all(alone):
        return None
    return WhyNot(code, min(alone, key=lambda conflicts: sum(one.by for one in conflicts)))


def beside(
    problem: Problem, solution: Solution, own: Sequence[Variant], other: Choice, bound: float
) -> WhyNot:
    """The answer where a choice with the candidate is known.

    Args:
        problem: that was solved.
        solution: of it, without the candidate.
        own: variants of the candidate.
        other: a choice with it.
        bound: points that no choice with it can exceed.
    """
    code, codes = own[0].code, tuple(variant.code for variant in other)
    points = worth(problem, other)
    needs = next(one.needs for one in problem.candidates if one.code == code)
    groups = [group for group in problem.exclusions if code in group]
    return WhyNot(
        code=code,
        loss=solution.worth - points,
        least_loss=solution.worth - max(points, bound),
        is_empty=not any(worth(problem, (variant,)) for variant in own),
        shut_out_by=tuple(c for c in solution.codes if any(c in group for group in groups)),
        missing=only_in(needs, solution.codes),
        displaces=only_in(solution.codes, codes),
        moves=_moved(solution.choice, other),
        brings=only_in(codes, (*solution.codes, code)),
        cost=sum(variant.cost for variant in other if variant.code == code),
        extra_cost=sum(spent(other).values()) - solution.cost,
    )


def _moved(choice: Choice, other: Choice) -> tuple[str, ...]:
    now = {variant.code: (variant.start, variant.scale) for variant in other}
    return tuple(
        v.code for v in choice if now.get(v.code, (v.start, v.scale)) != (v.start, v.scale)
    )


def _broken_alone(problem: Problem, variant: Variant) -> tuple[Conflict, ...]:
    bare = replace(problem, covers=(), candidates=())
    return tuple(Conflict(one.limit, one.name, one.excess) for one in broken(bare, (variant,)))
