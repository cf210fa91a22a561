"""The best choice, by HiGHS, with the bound that proves how good it is.

Source: HiGHS, https://highs.dev: branch and cut over the rows of `model`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy

from ortaq.engine.choose.checking import check
from ortaq.engine.choose.conflict import NoChoicePossible, conflicts
from ortaq.engine.choose.model import build
from ortaq.engine.choose.program import begin, program, silent_solver
from ortaq.engine.choose.worth import closures, spent, worth
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.choose.model import Model
    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.variants import Choice, Variant

PROVEN = 1e-3
"""Share of the worth by which the bound may stand above a choice that is called the best."""

_CHOSEN = 0.5
_SLIP = 1e-4
_HEURISTICS = {
    "mip_heuristic_effort": 0.3,
    "mip_heuristic_run_shifting": True,
    "mip_heuristic_run_zi_round": True,
}
"""A committee needs a good choice soon more than the last thousandth of the bound."""


class OutOfTime(OrtaqError):
    """No choice was found in the time allowed. Allow more time."""

    code = "choice_out_of_time"


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try.

    Args:
        seconds: of one run of the solver.
        gap: share of the worth by which the bound may stay above it.
        seed: of the solver.
    """

    seconds: float = 60.0
    gap: float = PROVEN
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Solution:
    """A choice and what is known of it.

    Args:
        choice: the chosen variants.
        worth: points.
        bound: points that no choice can exceed.
        closures: gap to the share closed.
        spent: (year, source) to money.
        digest: of the problem.
        solver: name and version.
        seed: of the solver.
    """

    choice: Choice
    worth: float
    bound: float
    closures: dict[str, float]
    spent: dict[tuple[int, str], float]
    digest: str
    solver: str
    seed: int

    @property
    def codes(self) -> tuple[str, ...]:
        """The chosen candidates, in their order."""
        return tuple(variant.code for variant in self.choice)

    @property
    def gap(self) -> float:
        """Share of the worth by which a better choice may still exceed it; 0 where none can."""
        return max(0.0, self.bound - self.worth) / self.worth if self.worth > 0 else 0.0

    @property
    def cost(self) -> float:
        """Money of all years and sources."""
        return sum(self.spent.values())


def choose(
    problem: Problem,
    *,
    demand: Sequence[str] = (),
    forbid: Sequence[str] = (),
    effort: Effort | None = None,
    start: Sequence[Variant] = (),
) -> Solution:
    """The choice that is worth most within the limits.

    Args:
        problem: what to choose from.
        demand: codes that have to be chosen.
        forbid: codes that may not be chosen.
        effort: time, gap and seed.
        start: a choice that the solver may begin from.

    Raises:
        BadProblem: the problem contradicts itself.
        NoChoicePossible: no choice keeps all limits; says which would have to give way.
        OutOfTime: the time ended before any choice was found.
    """
    check(problem)
    model, effort = build(problem), effort or Effort()
    demanded, forbidden = frozenset(demand), frozenset(forbid)
    solver = _run(model, demand=demanded, forbid=forbidden, effort=effort, start=start)
    choice = _chosen(model, solver)
    if start and worth(problem, choice) < solver.getObjectiveValue() - _SLIP:
        # HiGHS 1.16 can return its start where presolve alone has found a better choice.
        solver = _run(model, demand=demanded, forbid=forbidden, effort=effort, start=())
        choice = _chosen(model, solver)
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        raise NoChoicePossible(conflicts(model, demand=demanded, forbid=forbidden))
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise OutOfTime(seconds=effort.seconds)
    points = worth(problem, choice)
    return Solution(
        choice=choice,
        worth=points,
        bound=max(points, info.mip_dual_bound),
        closures=closures(problem, choice),
        spent=spent(choice),
        digest=problem.digest,
        solver=f"HiGHS {solver.version()}",
        seed=effort.seed,
    )


def _chosen(model: Model, solver: highspy.Highs) -> Choice:
    values = solver.getSolution().col_value
    return tuple(
        variant for variant, value in zip(model.variants, values, strict=False) if value > _CHOSEN
    )


def _run(
    model: Model,
    *,
    demand: frozenset[str],
    forbid: frozenset[str],
    effort: Effort,
    start: Sequence[Variant],
) -> highspy.Highs:
    solver = silent_solver()
    solver.setOptionValue("time_limit", effort.seconds)
    solver.setOptionValue("mip_rel_gap", effort.gap)
    solver.setOptionValue("random_seed", effort.seed)
    for name, value in _HEURISTICS.items():
        solver.setOptionValue(name, value)
    solver.passModel(program(model, demand=demand, forbid=forbid))
    if start:
        begin(solver, model, start)
    solver.run()
    return solver
