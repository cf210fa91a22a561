"""A good choice soon: most of a choice is kept while the rest is chosen anew, many times over.

Source: P. Shaw, Using constraint programming and local search methods to solve vehicle routing problems,
CP 1998 (large neighbourhood search). The sizes below were tuned on the plans of `bench/choose`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.choose.program import begin, found, program, silent_solver, taken
from ortaq.engine.choose.worth import worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.choose.cuts import Relaxation
    from ortaq.engine.choose.effort import Effort
    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.variants import Choice, Variant

STEPS = 60
_PATIENCE = 4
"""Steps without gain before a larger part is chosen anew."""
_LARGER = 0.85
_KEPT = 0.6
_RELAXED = 0.6
_OTHER = 0.08
"""Shares of the chosen variants that stay, and of those in the relaxed solution and of the others that
may come, where a plan has `_SIZE` candidates; in a larger one as many may change."""
_SIZE = 300
_FIRST_GAP, _STEP_GAP, _STEP_NODES = 0.03, 0.001, 5
_GAIN = 1e-6
_PARTS = 1e-6


def improve(
    problem: Problem, relaxation: Relaxation, *, effort: Effort, start: Sequence[Variant] = ()
) -> tuple[Choice | None, float]:
    """A choice within the limits, and the seconds it took.

    It ends when the choice is proven to be within the gap, after `STEPS` steps, or after half of the time;
    None where no choice was found among the variants that the relaxed solution takes a part of.

    Args:
        problem: what to choose from.
        relaxation: of it.
        effort: time, gap and seed.
        start: a choice to begin from; one that breaks a limit does no harm.
    """
    search = _Search(problem, relaxation, effort)
    if search.first(start):
        for _ in range(STEPS):
            if search.is_over:
                break
            search.step()
    return search.best, search.seconds


class _Search:
    def __init__(self, problem: Problem, relaxation: Relaxation, effort: Effort) -> None:
        self.best: Choice | None = None
        self._problem, self._relaxation, self._effort = problem, relaxation, effort
        self._model = relaxation.model
        self._in_relaxed = relaxation.parts > _PARTS
        self._draw = np.random.default_rng(effort.seed)
        self._few = min(1.0, _SIZE / len(problem.candidates))
        self._free = (1 - _KEPT) * self._few
        self._points, self._failures = 0.0, 0
        self._solver = silent_solver()
        self._solver.setOptionValue("random_seed", effort.seed)
        self._solver.passModel(program(self._model))

    @property
    def seconds(self) -> float:
        """Time that the solver has worked."""
        return float(self._solver.getRunTime())

    @property
    def is_over(self) -> bool:
        """True where the gap is reached or half of the time has passed."""
        reached = self._relaxation.bound <= self._points * (1 + self._effort.gap)
        return reached or self.seconds > self._effort.seconds / 2

    def first(self, start: Sequence[Variant]) -> bool:
        """Find a choice among the variants of the relaxed solution and of the start."""
        may_come = self._in_relaxed | taken(self._model, start)
        self._solve(np.zeros(len(may_come)), may_come, start, gap=_FIRST_GAP)
        return self.best is not None

    def step(self) -> None:
        """Choose a part of the best choice anew."""
        own = taken(self._model, self.best or ())
        shares = np.where(self._in_relaxed, _RELAXED, _OTHER) * self._few
        may_come = own | (self._draw.random(len(own)) < shares)
        stays = own & (self._draw.random(len(own)) >= self._free)
        if self._solve(stays, may_come, self.best or (), gap=_STEP_GAP):
            self._failures = 0
            return
        self._failures += 1
        if self._failures % _PATIENCE == 0:
            self._free = 1 - (1 - self._free) * _LARGER

    def _solve(
        self, stays: np.ndarray, may_come: np.ndarray, start: Sequence[Variant], *, gap: float
    ) -> bool:
        """True where a better choice was found between these bounds of the variants."""
        solver, columns = self._solver, np.arange(len(stays), dtype=np.int32)
        lower, upper = stays.astype(np.float64), may_come.astype(np.float64)
        solver.changeColsBounds(len(columns), columns, lower, upper)
        solver.setOptionValue("mip_rel_gap", gap)
        solver.setOptionValue("mip_max_nodes", _STEP_NODES)
        solver.setOptionValue("time_limit", max(0.1, self._effort.seconds / 2 - self.seconds))
        if start:
            begin(solver, self._model, start)
        solver.run()
        choice = found(solver, self._model)
        if choice is None:
            return False
        points = worth(self._problem, choice)
        if self.best is not None and points <= self._points + _GAIN:
            return False
        self.best, self._points = choice, points
        return True
