"""A good choice soon: most of a choice is kept while the rest is chosen anew, many times over.

Source: P. Shaw, Using constraint programming and local search methods to solve vehicle routing problems,
CP 1998 (large neighbourhood search; what is chosen anew together is related: here it takes from the same money,
posts or gaps). The sizes below were tuned on the plans of `bench/choose`.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.choose.program import begin, found, program, silent_solver, taken
from ortaq.engine.choose.worth import worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    import highspy

    from ortaq.engine.choose.cuts import Relaxation
    from ortaq.engine.choose.effort import Effort
    from ortaq.engine.choose.model import Model
    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.variants import Choice, Variant

_PATIENCE = 4
"""Steps without gain before a larger part is chosen anew."""
_LARGER = 0.85
_KEPT = 0.6
"""Share of the chosen variants that stay."""
_WAYS = ((1.0, 0.6, 0.08), (0.35, 1.0, 0.5))
"""A large part is chosen anew among few variants, and at the same time a small part among many, each on
a core: the part beside the share that is not kept, and shares of the variants in the relaxed solution and
of the others that may come. The better choice is kept. In a plan of more than `_SIZE` candidates as many
may change."""
_RANDOM_STEPS, _RELATED = 10, 0.5
"""Of the first steps each part is drawn at random, which gains soon; of the later ones this share is related."""
_RELATED_FREE, _RELATED_COME = 0.5, 0.1
"""Of such a step: the part beside the share that is not kept, and share of the other variants that may come."""
_SIZE = 300
_TIME = 0.7
"""Share of the time that the search may take; the rest is left to the proof."""
_FIRST_GAP, _STEP_GAP, _STEP_NODES = 0.03, 0.001, 5
_GAIN = 1e-6
_PARTS = 1e-6
_NOTHING = 1e-9


class Search:
    """A choice that grows better step by step.

    Args:
        problem: what to choose from.
        relaxation: of it.
        effort: time, gap and seed.
        start: a choice to begin from; one that breaks a limit does no harm.
    """

    def __init__(
        self,
        problem: Problem,
        relaxation: Relaxation,
        *,
        effort: Effort,
        start: Sequence[Variant] = (),
    ) -> None:
        self.best: Choice | None = None
        self.points = 0.0
        self.seconds = 0.0
        self._problem, self._effort = problem, effort
        self._model = relaxation.model
        self._in_relaxed = relaxation.parts > _PARTS
        self._losses, self._bound = relaxation.losses, relaxation.bound
        self._uses = _uses(self._model)
        self._draw = np.random.default_rng(effort.seed)
        self._few = min(1.0, _SIZE / len(problem.candidates))
        self._free, self._failures = (1 - _KEPT) * self._few, 0
        self._steps = 0
        self._lanes = [self._lane() for _ in _WAYS]
        may_come = self._in_relaxed | taken(self._model, start)
        nothing = np.zeros(len(may_come))
        self._keep([self._solve(self._lanes[0], nothing, may_come, start, _FIRST_GAP)])

    def improve(self, bound: float, *, steps: int) -> None:
        """Choose parts of the choice anew, so many times or until it is within the gap of the bound.

        It does nothing where no choice was found among the variants that the relaxed solution takes a part of.
        """
        with ThreadPoolExecutor(len(_WAYS)) as pool:
            for _ in range(steps):
                if self.best is None or self.is_near(bound) or self._left <= 0:
                    break
                self._step(pool)

    def is_near(self, bound: float) -> bool:
        """True where the choice is within the gap of the bound."""
        return bound <= self.points * (1 + self._effort.gap)

    @property
    def _left(self) -> float:
        return self._effort.seconds * _TIME - self.seconds

    def _lane(self) -> highspy.Highs:
        solver = silent_solver()
        solver.setOptionValue("random_seed", self._effort.seed)
        solver.passModel(program(self._model))
        return solver

    def _step(self, pool: ThreadPoolExecutor) -> None:
        self._steps += 1
        best = self.best or ()
        parts = [self._part(*way) for way in _WAYS]
        works = [
            pool.submit(self._solve, lane, stays, may_come, best, _STEP_GAP)
            for lane, (stays, may_come) in zip(self._lanes, parts, strict=True)
        ]
        if self._keep([work.result() for work in works]):
            self._failures = 0
            return
        self._failures += 1
        if self._failures % _PATIENCE == 0:
            self._free = 1 - (1 - self._free) * _LARGER

    def _part(self, free: float, relaxed: float, other: float) -> tuple[np.ndarray, np.ndarray]:
        """Which variants of the best choice stay, and which may be in the next one."""
        own = taken(self._model, self.best or ())
        if self._steps > _RANDOM_STEPS and self._draw.random() < _RELATED and own.any():
            return self._related_part(own)
        shares = np.where(self._in_relaxed, relaxed, other) * self._few * self._hopes()
        may_come = own | (self._draw.random(len(own)) < shares)
        return own & (self._draw.random(len(own)) >= free * self._free), may_come

    def _hopes(self) -> np.ndarray:
        """For each variant 1 where taking it, or leaving it, costs the bound nothing, to 0 where no better choice can."""
        hopes: np.ndarray = np.clip(1 - self._losses / (self._bound - self.points + _NOTHING), 0, 1)
        return hopes

    def _related_part(self, own: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The same where what is related to one variant of the choice, drawn at random, is chosen anew."""
        chosen, others = np.flatnonzero(own), np.flatnonzero(~own)
        drawn = self._draw.choice(chosen)
        near = (self._uses.T @ self._uses[:, drawn] + _NOTHING) * self._draw.random(len(own))
        near *= self._hopes()
        stays, may_come = own.copy(), own.copy()
        stays[_nearest(chosen, near, _RELATED_FREE * self._free)] = False
        may_come[_nearest(others, near, _RELATED_COME * self._few)] = True
        return stays, may_come

    def _solve(
        self,
        solver: highspy.Highs,
        stays: np.ndarray,
        may_come: np.ndarray,
        start: Sequence[Variant],
        gap: float,
    ) -> tuple[Choice | None, float]:
        """The choice between these bounds of the variants, and the seconds that it took."""
        before = solver.getRunTime()
        columns = np.arange(len(stays), dtype=np.int32)
        lower, upper = stays.astype(np.float64), may_come.astype(np.float64)
        solver.changeColsBounds(len(columns), columns, lower, upper)
        solver.setOptionValue("mip_rel_gap", gap)
        solver.setOptionValue("mip_max_nodes", _STEP_NODES)
        solver.setOptionValue("time_limit", max(0.1, self._left))
        if start:
            begin(solver, self._model, start)
        solver.run()
        return found(solver, self._model), solver.getRunTime() - before

    def _keep(self, tries: Sequence[tuple[Choice | None, float]]) -> bool:
        """True where one of these choices is better than the best so far."""
        self.seconds += max(seconds for _, seconds in tries)
        before = self.points
        for choice, _ in tries:
            if choice is None:
                continue
            points = worth(self._problem, choice)
            if self.best is None or points > self.points + _GAIN:
                self.best, self.points = choice, points
        return self.points > before


def _uses(model: Model) -> np.ndarray:
    """Share of each budget, of each agency's posts and of each gap that each variant takes, shape (limits, variants)."""
    rows = [row for row in model.rows if row.kind in {"budget", "staff", "gap"}]
    uses = np.zeros((len(rows), len(model.variants)))
    for number, row in enumerate(rows):
        whole = row.upper if 0 < row.upper < inf else 1.0
        for column, value in row.terms:
            if column < len(model.variants):
                uses[number, column] = value / whole
    return uses


def _nearest(columns: np.ndarray, near: np.ndarray, share: float) -> np.ndarray:
    """So large a share of the columns, the nearest ones."""
    count = int(np.ceil(share * len(columns)))
    nearest: np.ndarray = columns[np.argsort(-near[columns])[:count]]
    return nearest
