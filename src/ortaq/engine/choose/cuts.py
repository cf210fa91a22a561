"""Rows that keep the relaxed program from closing gaps with parts of measures.

A program that may take parts of measures fills a gap exactly; whole measures leave it open or overshoot
it. Take any share for each candidate, together t, and the curve f. As f is concave, candidates that close
other shares add no more than each of them would add alone to t: the worth of the gap is at most f(t) plus,
for every variant taken, f(t + what it closes beyond the share of its candidate) - f(t).

Source: G. L. Nemhauser, L. A. Wolsey, Maximizing submodular set functions: formulations and analysis of
algorithms, Annals of Discrete Mathematics 11 (1981).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

import highspy
import numpy as np

from ortaq.engine.choose.model import Row
from ortaq.engine.choose.posts import crews
from ortaq.engine.choose.program import add_rows, program, silent_solver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.choose.model import Model
    from ortaq.engine.choose.problem import Curve, Problem

_LEAST_ROUNDS, _ROUNDS = 8, 30
_PROGRESS = 1e-4
"""Share of the bound by which a further round has to lower it."""
_SLIP = 1e-4
"""Share of a gap's worth by which a row has to be broken before it is added."""
_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What the program is worth where parts of measures may be taken.

    Args:
        model: with the rows that were added.
        bound: points that no choice can exceed; infinite where even parts keep no limits.
        parts: share of each variant that is taken.
        losses: points by which the bound falls, at least, where a variant is taken that is not, or left that is.
    """

    model: Model
    bound: float
    parts: np.ndarray
    losses: np.ndarray


def relax(problem: Problem, model: Model) -> Relaxation:
    """The relaxed program with the rows that cut its solution off, a few times over."""
    solver, size = silent_solver(), len(model.variants)
    solver.passModel(program(model, relaxed=True))
    closers, agencies = _closers(problem, model), crews(problem, model)
    added, bound, values = [], inf, np.zeros(len(model.worth))
    losses = np.zeros(size)
    for number in range(_ROUNDS):
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            break
        before, bound = bound, solver.getObjectiveValue()
        values = np.array(solver.getSolution().col_value)
        losses = np.abs(np.array(solver.getSolution().col_dual)[:size])
        if number >= _LEAST_ROUNDS and before - bound < _PROGRESS * bound:
            break
        rows = list(_broken_rows(problem, closers, values, size))
        rows += filter(None, (agency.row(values) for agency in agencies))
        if not rows:
            break
        add_rows(solver, rows)
        added += rows
    return Relaxation(replace(model, rows=(*model.rows, *added)), bound, values[:size], losses)


_Closers = dict[str, dict[str, list[tuple[int, float]]]]
"""Gap to candidate to its variants' columns and the share that each closes."""


def _closers(problem: Problem, model: Model) -> _Closers:
    found: _Closers = {gap: defaultdict(list) for gap in problem.weights}
    for column, variant in enumerate(model.variants):
        for gap, share in variant.closes.items():
            found[gap][variant.code].append((column, share))
    return found


def _broken_rows(
    problem: Problem, closers: _Closers, values: np.ndarray, first: int
) -> Iterator[Row]:
    slopes = [slope for _, slope in problem.curve.segments]
    for gap in problem.weights:
        columns = range(first, first + len(slopes))
        first += len(slopes)
        counted = sum(slope * values[column] for column, slope in zip(columns, slopes, strict=True))
        limit, terms = _tightest(problem.curve, closers[gap], values)
        if counted > limit + sum(added * values[column] for column, added in terms) + _SLIP:
            closed = zip(columns, slopes, strict=True)
            taken = ((column, -added) for column, added in terms)
            yield Row("cut", gap, -inf, limit, (*closed, *taken))


def _tightest(
    curve: Curve, closers: dict[str, list[tuple[int, float]]], values: np.ndarray
) -> tuple[float, list[tuple[int, float]]]:
    """The row that allows least at these values, among those that begin from the candidates most taken."""
    part = {code: sum(values[c] for c, _ in options) for code, options in closers.items()}
    order = sorted((code for code in part if part[code] > _NOTHING), key=lambda code: -part[code])
    base: dict[str, float] = {}
    rows = [_row(curve, closers, base)]
    for code in order:
        base[code] = max((values[c] > _NOTHING, share) for c, share in closers[code])[1]
        rows.append(_row(curve, closers, base))
    return min(rows, key=lambda row: row[0] + sum(added * values[c] for c, added in row[1]))


def _row(
    curve: Curve, closers: dict[str, list[tuple[int, float]]], base: dict[str, float]
) -> tuple[float, list[tuple[int, float]]]:
    """Worth at the base, and what each variant adds to it by what it closes beyond the base."""
    total = sum(base.values())
    worth = curve.at(total)
    terms = [
        (column, curve.at(total + max(0.0, share - base.get(code, 0.0))) - worth)
        for code, options in closers.items()
        for column, share in options
    ]
    return worth, [(column, added) for column, added in terms if added > 0]
