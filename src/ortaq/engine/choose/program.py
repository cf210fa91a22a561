"""A model in the form of the solver."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.choose.model import Model, Row
    from ortaq.engine.choose.variants import Variant

_CANDIDATE = "candidate"


def silent_solver() -> highspy.Highs:
    """A solver that prints nothing and uses one core, so that the same run gives the same choice."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the package types the rest
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - the solver's own form
    solver.setOptionValue("threads", 1)
    return solver


def program(model: Model, *, demand: frozenset[str], forbid: frozenset[str]) -> highspy.HighsLp:
    """The model in the solver's form, with the bounds of demanded and forbidden candidates."""
    lp = highspy.HighsLp()
    size = len(model.worth)
    lp.num_col_, lp.num_row_ = size, len(model.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = model.worth
    lp.col_lower_, lp.col_upper_ = np.zeros(size), model.upper
    lp.row_lower_, lp.row_upper_ = row_bounds(model, demand=demand, forbid=forbid)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = model.matrix
    whole, part = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    lp.integrality_ = [whole] * len(model.variants) + [part] * (size - len(model.variants))
    return lp


def begin(solver: highspy.Highs, model: Model, choice: Sequence[Variant]) -> None:
    """Tell the solver a choice to begin from; one that breaks a limit does no harm."""
    chosen = {(variant.code, variant.start, variant.scale) for variant in choice}
    columns = [
        column
        for column, variant in enumerate(model.variants)
        if (variant.code, variant.start, variant.scale) in chosen
    ]
    values = np.zeros(len(model.variants))
    values[columns] = 1.0
    known = np.arange(len(model.variants), dtype=np.int32)
    solver.setSolution(len(known), known, values)


def row_bounds(
    model: Model, *, demand: frozenset[str], forbid: frozenset[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper bounds of the rows where some candidates are demanded or forbidden."""
    lower = [_lower(row, demand) for row in model.rows]
    upper = [_upper(row, forbid) for row in model.rows]
    return np.array(lower), np.array(upper)


def _lower(row: Row, demand: frozenset[str]) -> float:
    return 1.0 if row.kind == _CANDIDATE and row.name in demand else row.lower


def _upper(row: Row, forbid: frozenset[str]) -> float:
    return 0.0 if row.kind == _CANDIDATE and row.name in forbid else row.upper
