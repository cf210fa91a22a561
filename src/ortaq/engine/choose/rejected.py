"""Why not, for many candidates at once and within a bounded time.

The program is relaxed once. For each candidate the relaxed program that demands it gives points that no choice
with it can exceed; a choice with it is then sought near the solution. In a small plan the time that is left goes into
the best choice with each, among all. Each answer begins from the same state, so that it is the same whichever others are
asked for.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import highspy
import numpy as np

from ortaq.engine.choose.conflict import conflicts
from ortaq.engine.choose.cuts import relax
from ortaq.engine.choose.model import build, forced
from ortaq.engine.choose.program import found, program, silent_solver, taken
from ortaq.engine.choose.why_not import WhyNot, beside, forbidden, sharper
from ortaq.engine.choose.worth import worth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortaq.engine.choose.cuts import Relaxation
    from ortaq.engine.choose.effort import Effort
    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.solve import Solution
    from ortaq.engine.choose.variants import Choice, Variant

_LANES = 2
"""Candidates that are asked about at the same time, each on a core."""
_SMALL = 150
"""In a plan of no more candidates the proof is finished for each one."""
_NODES, _SMALL_NODES = 100, 2000
"""Of one search in a large plan and in a small one."""
_FAVOUR = 5e-6
"""Points added to each variant of the solution, so that of equal choices the nearest one is found."""
_ROUNDING = 1e-6
"""Share of the relaxed worth by which the solver may have come out too low."""


def why_not_each(
    problem: Problem, solution: Solution, codes: Sequence[str], *, effort: Effort
) -> tuple[WhyNot, ...]:
    """Why each of the candidates is not in the solution, as far as the time goes.

    Args:
        problem: that was solved.
        solution: of it, without the candidates.
        codes: the candidates.
        effort: seconds for all of them together, and the seed; the proof is always sought to the end.

    Returns:
        An answer for each candidate that the time sufficed for, in their order.
    """
    relaxation = relax(problem, build(problem))
    lanes = [_Lane(problem, solution, relaxation, effort) for _ in range(_LANES)]
    with ThreadPoolExecutor(_LANES) as pool:
        shares = pool.map(
            lambda numbered: numbered[1].answers(codes[numbered[0] :: _LANES]),
            enumerate(lanes),
        )
        known = {answer.code: answer for share in shares for answer in share}
    return tuple(known[code] for code in codes if code in known)


class _NoAnswer(Exception):
    """The time or the nodes did not suffice."""


class _Lane:
    """One core that answers one candidate after another."""

    def __init__(
        self, problem: Problem, solution: Solution, relaxation: Relaxation, effort: Effort
    ) -> None:
        self._problem, self._solution, self._model = problem, solution, relaxation.model
        self._seconds = effort.seconds
        self._rows = {
            row.name: number
            for number, row in enumerate(self._model.rows)
            if row.kind == "candidate"
        }
        self._chosen = taken(self._model, solution.choice)
        self._needs = {candidate.code: candidate.needs for candidate in problem.candidates}
        self._relaxed, self._whole = silent_solver(), silent_solver()
        self._relaxed.passModel(program(self._model, relaxed=True))
        self._whole.passModel(program(self._model))
        self._is_small = len(problem.candidates) <= _SMALL
        self._whole.setOptionValue("random_seed", effort.seed)
        self._whole.setOptionValue("mip_rel_gap", 0.0)
        self._whole.setOptionValue("mip_max_nodes", _SMALL_NODES if self._is_small else _NODES)
        for column in np.flatnonzero(self._chosen).tolist():
            self._whole.changeColCost(column, float(self._model.worth[column]) + _FAVOUR)
        self._relaxed.run()
        self._basis = self._relaxed.getBasis()

    def answers(self, codes: Sequence[str]) -> list[WhyNot]:
        """An answer for each candidate, then the proof of each, until the time ends."""
        known: dict[str, WhyNot] = {}
        for code in codes:
            with suppress(_NoAnswer):
                known[code] = self._answer(code)
        for code, answer in known.items():
            if self._is_small and not answer.is_exact:
                with suppress(_NoAnswer), self._demanded(code):
                    known[code] = sharper(answer, self._beside(code, *self._best()))
        return list(known.values())

    def _answer(self, code: str) -> WhyNot:
        if certain := forbidden(self._problem, code, self._own(code)):
            return certain
        with self._demanded(code):
            bound = self._bound()
            best = None if bound is None else self._near(code)
            if bound is not None and best is None:
                best, bound = self._best()
        return self._beside(code, best, bound or 0.0)

    def _beside(self, code: str, best: Choice | None, bound: float) -> WhyNot:
        """The answer where this is a choice with the candidate; None where there is none."""
        if best is not None:
            return beside(self._problem, self._solution, self._own(code), best, bound)
        model = forced(build(self._problem), demand=frozenset((code,)), forbid=frozenset())
        return WhyNot(code, conflicts(model))

    def _own(self, code: str) -> list[Variant]:
        return [variant for variant in self._model.variants if variant.code == code]

    @contextmanager
    def _demanded(self, code: str) -> Iterator[None]:
        row = self._rows[code]
        for solver in (self._relaxed, self._whole):
            solver.changeRowBounds(row, 1.0, 1.0)
        try:
            yield
        finally:
            for solver in (self._relaxed, self._whole):
                solver.changeRowBounds(row, self._model.rows[row].lower, 1.0)

    def _bound(self) -> float | None:
        """Points that no choice with what is demanded can exceed; None where parts have none."""
        self._relaxed.clearSolver()
        self._relaxed.setBasis(self._basis)
        if not self._run(self._relaxed):
            return None
        return float(self._relaxed.getObjectiveValue()) * (1 + _ROUNDING)

    def _best(self) -> tuple[Choice | None, float]:
        """The best choice with what is demanded, and points that none can exceed."""
        best = self._search(np.ones_like(self._chosen))
        return best, self._whole.getInfo().mip_dual_bound

    def _near(self, code: str) -> Choice | None:
        """A choice with the candidate near the solution; None where there is none.

        What stays keeps its year and scale; what would have to go may come back in another year. Where that
        is no choice, everything that stays may start in another year.
        """
        new = self._variants_of(self._with_needs(code))
        first = self._search(new | self._chosen)
        if first is None:
            return self._search(new | self._variants_of(set(self._solution.codes)))
        gone = set(self._solution.codes) - {variant.code for variant in first}
        second = self._search(new | self._chosen | self._variants_of(gone)) or first
        return max(first, second, key=lambda choice: worth(self._problem, choice))

    def _variants_of(self, codes: set[str]) -> np.ndarray:
        return np.array([one.code in codes for one in self._model.variants], dtype=bool)

    def _with_needs(self, code: str) -> set[str]:
        codes: set[str] = set()
        open_needs = [code]
        while open_needs:
            need = open_needs.pop()
            if need not in codes:
                codes.add(need)
                open_needs += self._needs[need]
        return codes

    def _search(self, may_come: np.ndarray) -> Choice | None:
        """The best choice among these variants; None where there is none."""
        columns = np.arange(len(may_come), dtype=np.int32)
        upper = may_come.astype(np.float64)
        self._whole.clearSolver()
        self._whole.changeColsBounds(len(columns), columns, np.zeros(len(columns)), upper)
        if not self._run(self._whole):
            return None
        choice = found(self._whole, self._model)
        if choice is None:
            raise _NoAnswer
        return choice

    def _run(self, solver: highspy.Highs) -> bool:
        """False where the solver has proven that nothing keeps the limits."""
        left = self._seconds - self._relaxed.getRunTime() - self._whole.getRunTime()
        if left <= 0:
            raise _NoAnswer
        solver.setOptionValue("time_limit", left)
        solver.run()
        if solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit:
            raise _NoAnswer
        return solver.getModelStatus() != highspy.HighsModelStatus.kInfeasible
