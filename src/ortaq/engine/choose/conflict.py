"""Why no choice keeps all limits: the least by which they would have to give way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

import highspy
import numpy as np

from ortaq.engine.choose.program import program, silent_solver
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from ortaq.engine.choose.model import Model, Row

_SLACK_COUNTS = 1e-6


@dataclass(frozen=True, slots=True)
class Conflict:
    """A limit that would have to give way.

    Args:
        limit: budget, staff, needs, exclusion, cover, or candidate for one that is demanded and forbidden.
        name: of what.
        by: how far: money, posts or a count.
    """

    limit: str
    name: str
    by: float


class NoChoicePossible(OrtaqError):
    """No choice keeps all limits together. Ease one of those that are named.

    Args:
        conflicts: the limits that would have to give way, and by how much.
    """

    code = "no_choice_possible"

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        self.conflicts = conflicts
        super().__init__(limits="; ".join(f"{c.limit} {c.name} +{c.by:g}" for c in conflicts))


def conflicts(model: Model) -> tuple[Conflict, ...]:
    """The smallest easing of limits, each measured by its own size, that makes a choice possible.

    What is demanded is kept: it is the other limits that forbid it. Rows that were added follow from the
    limits as they are, so that none is kept while limits give way.
    """
    model = replace(model, rows=tuple(row for row in model.rows if row.kind != "cut"))
    if torn := [row.name for row in model.rows if row.lower > row.upper]:
        return tuple(Conflict("candidate", name, 1.0) for name in torn)
    soft = [n for n, row in enumerate(model.rows) if row.kind not in {"candidate", "gap"}]
    solver = silent_solver()
    solver.passModel(program(_eased(model, soft)))
    solver.setOptionValue("time_limit", 10.0)
    solver.run()
    values = solver.getSolution().col_value[len(model.worth) :]
    return tuple(
        Conflict(model.rows[number].kind, model.rows[number].name, round(value, 6))
        for number, value in zip(soft, values, strict=True)
        if value > _SLACK_COUNTS
    )


def _eased(model: Model, soft: list[int]) -> Model:
    """The model with a slack column for each limit; only slack costs anything."""
    size = len(model.worth)
    eased = list(model.rows)
    for position, number in enumerate(soft):
        row = eased[number]
        direction = 1.0 if row.lower > -inf else -1.0
        eased[number] = replace(row, terms=(*row.terms, (size + position, direction)))
    prices = [-1.0 / max(1.0, abs(_limit(model.rows[number]))) for number in soft]
    return replace(
        model,
        rows=tuple(eased),
        worth=np.array([0.0] * size + prices),
        upper=np.concatenate([model.upper, np.full(len(soft), highspy.kHighsInf)]),
    )


def _limit(row: Row) -> float:
    return row.lower if row.lower > -inf else row.upper
