"""A model in the form of the solver."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.choose.model import Model, Row
    from ortaq.engine.choose.variants import Choice, Variant

_CHOSEN = 0.5


def silent_solver() -> highspy.Highs:
    """A solver that prints nothing and uses one core, so that the same run gives the same choice."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the package types the rest
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - the solver's own form
    solver.setOptionValue("threads", 1)
    return solver


def program(model: Model, *, relaxed: bool = False) -> highspy.HighsLp:
    """The model in the solver's form; `relaxed` allows parts of a measure."""
    lp = highspy.HighsLp()
    size = len(model.worth)
    lp.num_col_, lp.num_row_ = size, len(model.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = model.worth
    lp.col_lower_, lp.col_upper_ = np.zeros(size), model.upper
    lp.row_lower_ = np.array([row.lower for row in model.rows])
    lp.row_upper_ = np.array([row.upper for row in model.rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = model.matrix
    whole, part = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    kind = part if relaxed else whole
    lp.integrality_ = [kind] * len(model.variants) + [part] * (size - len(model.variants))
    return lp


def add_rows(solver: highspy.Highs, rows: Sequence[Row]) -> None:
    """Add limits to the program that the solver has."""
    for row in rows:
        columns = np.array([column for column, _ in row.terms], dtype=np.int32)
        values = np.array([value for _, value in row.terms])
        solver.addRow(row.lower, row.upper, len(row.terms), columns, values)


def begin(solver: highspy.Highs, model: Model, choice: Sequence[Variant]) -> None:
    """Tell the solver a choice to begin from; one that breaks a limit does no harm."""
    known = np.arange(len(model.variants), dtype=np.int32)
    solver.setSolution(len(known), known, taken(model, choice).astype(np.float64))


def taken(model: Model, choice: Sequence[Variant]) -> np.ndarray:
    """For each variant of the model whether the choice has it."""
    chosen = {(variant.code, variant.start, variant.scale) for variant in choice}
    return np.array([(v.code, v.start, v.scale) in chosen for v in model.variants], dtype=bool)


def found(solver: highspy.Highs, model: Model) -> Choice | None:
    """The choice that the solver has found; None where it has none."""
    status = solver.getInfo().primal_solution_status
    if status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    values = solver.getSolution().col_value
    return tuple(v for v, value in zip(model.variants, values, strict=False) if value > _CHOSEN)
