"""Why a candidate was not chosen, and what a choice that has it would look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.choose.conflict import Conflict, NoChoicePossible
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.variants import only_in, variants
from ortaq.engine.choose.worth import worth

if TYPE_CHECKING:
    from ortaq.engine.choose.effort import Effort
    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.solve import Solution


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What it takes to choose a candidate that was left out.

    Args:
        code: the candidate.
        conflicts: limits that forbid it whatever else is chosen; empty where it can be chosen.
        loss: points by which the best choice with it is worth less; 0 where it is as good.
        is_empty: True where it closes no gap that weighs anything and saves nothing that counts.
        is_proven: False where the loss is smaller than the gaps of the two solutions, so that it
            may as well be nothing.
        displaces: codes that would have to go.
        brings: other codes that would come.
        cost: money of the candidate in the choice that has it.
        extra_cost: money by which that choice is dearer; negative where it is cheaper.
    """

    code: str
    conflicts: tuple[Conflict, ...] = ()
    loss: float = 0.0
    is_empty: bool = False
    is_proven: bool = True
    displaces: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    cost: float = 0.0
    extra_cost: float = 0.0


def why_not(
    problem: Problem, solution: Solution, code: str, *, effort: Effort | None = None
) -> WhyNot:
    """Why the candidate is not in the solution.

    Args:
        problem: that was solved.
        solution: of it, without the candidate.
        code: the candidate.
        effort: of the run in which it is demanded.
    """
    if all(variant.code != code for variant in variants(problem)):
        return WhyNot(code, (Conflict("years", code, 1),))
    try:
        other = choose(problem, demand=(code,), effort=effort, start=solution.choice)
    except NoChoicePossible as error:
        return WhyNot(code, error.conflicts)
    loss = max(0.0, solution.worth - other.worth)
    return WhyNot(
        code=code,
        loss=loss,
        is_empty=not any(worth(problem, (v,)) for v in variants(problem) if v.code == code),
        is_proven=solution.worth > other.bound,
        displaces=only_in(solution.codes, other.codes),
        brings=only_in(other.codes, (*solution.codes, code)),
        cost=sum(variant.cost for variant in other.choice if variant.code == code),
        extra_cost=other.cost - solution.cost,
    )
