"""The best choice, by HiGHS, with the bound that proves how good it is.

Source: HiGHS, https://highs.dev: branch and cut over the rows of `model`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

import highspy

from ortaq.engine.choose.checking import check
from ortaq.engine.choose.conflict import NoChoicePossible, conflicts
from ortaq.engine.choose.cuts import relax
from ortaq.engine.choose.effort import Effort
from ortaq.engine.choose.improve import Search
from ortaq.engine.choose.model import build, forced
from ortaq.engine.choose.problem import BadProblem
from ortaq.engine.choose.program import begin, found, program, silent_solver
from ortaq.engine.choose.worth import closures, spent, worth
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.engine.choose.cuts import Relaxation
    from ortaq.engine.choose.model import Model
    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.variants import Choice, Variant

_HEURISTICS = {
    "mip_heuristic_effort": 0.3,
    "mip_heuristic_run_shifting": True,
    "mip_heuristic_run_zi_round": True,
}
"""A committee needs a good choice soon more than the last thousandth of the bound."""
_ROOT = {
    "mip_max_nodes": 1,
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_root_reduced_cost": False,
}
"""The solver's own rows alone: they lower the bound most before anything is split."""
_FEW_STEPS, _STEPS = 10, 100
"""Of the search before the bound is lowered, and after."""
_SMALL = 60
"""So few candidates are chosen exactly at once."""
_SLIP = 1e-4
_ROUNDING = 1e-6
"""Share of the relaxed worth by which the solver may have come out too low."""


class OutOfTime(OrtaqError):
    """No choice was found in the time allowed. Allow more time."""

    code = "choice_out_of_time"


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
        BadProblem: the problem contradicts itself, or a code is none of its candidates'.
        NoChoicePossible: no choice keeps all limits; says which would have to give way.
        OutOfTime: the time ended before any choice was found.
    """
    check(problem)
    _check_codes(problem, (*demand, *forbid))
    effort = effort or Effort()
    model = forced(build(problem), demand=frozenset(demand), forbid=frozenset(forbid))
    relaxation = relax(problem, model)
    best, bound, used = _search(problem, relaxation, effort, start)
    if best is None or bound > worth(problem, best) * (1 + effort.gap):
        rest = replace(effort, seconds=max(1.0, effort.seconds - used))
        best, proven = _branch(problem, relaxation.model, rest, best, start)
        bound = min(bound, proven)
    points = worth(problem, best)
    return Solution(
        choice=best,
        worth=points,
        bound=max(points, bound),
        closures=closures(problem, best),
        spent=spent(best),
        digest=problem.digest,
        solver=f"HiGHS {highspy.Highs().version()}",  # type: ignore[no-untyped-call]
        seed=effort.seed,
    )


def _check_codes(problem: Problem, codes: Sequence[str]) -> None:
    known = {candidate.code for candidate in problem.candidates}
    for code in codes:
        if code not in known:
            raise BadProblem(part="code", name=code)


def _search(
    problem: Problem, relaxation: Relaxation, effort: Effort, start: Sequence[Variant]
) -> tuple[Choice | None, float, float]:
    """A good choice soon, points that none can exceed, and the seconds it took; no choice where the plan is small."""
    bound = relaxation.bound * (1 + _ROUNDING)
    if len(problem.candidates) <= _SMALL or bound == inf:
        return None, bound, 0.0
    search = Search(problem, relaxation, effort=effort, start=start)
    search.improve(bound, steps=_FEW_STEPS)
    if search.best is None or search.is_near(bound):
        return search.best, bound, search.seconds
    rest = replace(effort, seconds=max(1.0, effort.seconds - search.seconds))
    root = _run(relaxation.model, rest, search.best, _ROOT)
    bound = min(bound, root.getInfo().mip_dual_bound)
    search.seconds += root.getRunTime()
    search.improve(bound, steps=_STEPS)
    return search.best, bound, search.seconds


def _branch(
    problem: Problem, model: Model, effort: Effort, best: Choice | None, start: Sequence[Variant]
) -> tuple[Choice, float]:
    """The best choice by branch and bound, no worse than the one so far, and points that none can exceed."""
    begun = best or start
    solver = _run(model, effort, begun)
    choice = found(solver, model)
    if begun and choice is not None and _is_forgotten(problem, choice, solver):
        solver = _run(model, effort, ())
        choice = found(solver, model)
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        raise NoChoicePossible(conflicts(model))
    known = [one for one in (choice, best) if one is not None]
    if not known:
        raise OutOfTime(seconds=effort.seconds)
    return max(known, key=lambda one: worth(problem, one)), solver.getInfo().mip_dual_bound


def _is_forgotten(problem: Problem, choice: Choice, solver: highspy.Highs) -> bool:
    """HiGHS 1.16 can return its start where presolve alone has found a better choice."""
    return worth(problem, choice) < solver.getObjectiveValue() - _SLIP


def _run(
    model: Model,
    effort: Effort,
    start: Sequence[Variant],
    options: Mapping[str, float] = _HEURISTICS,
) -> highspy.Highs:
    solver = silent_solver()
    solver.setOptionValue("time_limit", effort.seconds)
    solver.setOptionValue("mip_rel_gap", effort.gap)
    solver.setOptionValue("random_seed", effort.seed)
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(program(model))
    if start:
        begin(solver, model, start)
    solver.run()
    return solver
