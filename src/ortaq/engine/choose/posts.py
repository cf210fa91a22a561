"""Rows that keep the relaxed program from filling posts with parts of measures.

What an agency can do is one of its sets: variants, at most one of each candidate, that keep its posts in every
year. Parts of measures are honest where they are a mixture of such sets. Where they are not, there are
prices of the variants at which no set is worth more than 1 while the parts are: these prices are the row.

Source: E. A. Boyd, Fenchel cutting planes for integer programs, Operations Research 42 (1994).
"""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING

import highspy
import numpy as np

from ortaq.engine.choose.model import Row
from ortaq.engine.choose.program import add_rows, silent_solver
from ortaq.engine.choose.worth import room

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortaq.engine.choose.model import Model
    from ortaq.engine.choose.problem import Problem

_MOST_SETS = 50_000
"""An agency that can do more than so many sets gets no rows; its posts bind the less."""
_AT_ONCE = 5
"""Sets that are added at once to those by which prices are found."""
_SLIP = 1e-3
"""Share by which a row has to be broken before it is added."""
_ROUNDING = 1e-7
_NOTHING = 1e-6
_UNTAKEN = 1e-4
"""What a variant counts beside its part while prices are looked for, so that rows bind those untaken too."""

_Options = list[list[tuple[int, np.ndarray]]]
"""For each candidate its variants: column, and posts in each year."""


class Crew:
    """An agency's posts as the sets of variants that it can do.

    Args:
        name: of the agency.
        columns: of its variants, shape (variants,).
        sets: which variants each of its sets has, shape (sets, variants).
    """

    def __init__(self, name: str, columns: np.ndarray, sets: np.ndarray) -> None:
        self._name, self._columns, self._sets = name, columns, sets
        self._solver = silent_solver()
        for _ in columns:
            self._solver.addVar(0.0, 1.0)
        self._solver.changeObjectiveSense(highspy.ObjSense.kMaximize)

    def row(self, values: np.ndarray) -> Row | None:
        """The row that these values of the columns break most; None where they are a mixture of sets."""
        parts = values[self._columns]
        if np.all((parts < _NOTHING) | (parts > 1 - _NOTHING)):
            return None
        places = np.arange(len(parts), dtype=np.int32)
        self._solver.changeColsCost(len(places), places, parts + _UNTAKEN)
        while True:
            self._solver.run()
            prices = np.array(self._solver.getSolution().col_value)
            if parts @ prices <= 1 + _SLIP:
                return None
            worths = self._sets @ prices
            if worths.max() <= 1 + _ROUNDING:
                return self._priced(prices / max(1.0, worths.max()))
            self._add(np.argpartition(-worths, min(_AT_ONCE, len(worths) - 1))[:_AT_ONCE])

    def _add(self, numbers: np.ndarray) -> None:
        """Let the prices be such that these sets are worth no more than 1."""
        chosen = (np.flatnonzero(self._sets[number]) for number in numbers)
        rows = [Row("cut", "", -inf, 1.0, tuple((int(c), 1.0) for c in one)) for one in chosen]
        add_rows(self._solver, rows)

    def _priced(self, prices: np.ndarray) -> Row:
        terms = zip(self._columns.tolist(), prices.tolist(), strict=True)
        return Row("cut", self._name, -inf, 1.0, tuple(t for t in terms if t[1] > _NOTHING))


def crews(problem: Problem, model: Model) -> tuple[Crew, ...]:
    """The agencies whose sets can be counted."""
    return tuple(_crews(problem, model))


def _crews(problem: Problem, model: Model) -> Iterator[Crew]:
    limits: dict[str, dict[int, float]] = defaultdict(dict)
    for (agency, year), limit in problem.staff.items():
        limits[agency][year] = room(limit)
    for agency, posts in limits.items():
        options = _options(model, agency, list(posts))
        columns = np.array([column for own in options for column, _ in own], dtype=np.int32)
        sets = _sets(options, np.array(list(posts.values())))
        if sets is not None and len(columns) > 1:
            yield Crew(agency, columns, sets.astype(np.float64))


def _options(model: Model, agency: str, years: Sequence[int]) -> _Options:
    found: dict[str, list[tuple[int, np.ndarray]]] = defaultdict(list)
    for column, variant in enumerate(model.variants):
        posts = np.array([variant.staff.get((agency, year), 0.0) for year in years])
        if posts.any():
            found[variant.code].append((column, posts))
    return list(found.values())


def _sets(options: _Options, limits: np.ndarray) -> np.ndarray | None:
    """Every set to which nothing can be added, shape (sets, variants); None where there are too many."""
    size = sum(map(len, options))
    used, sets, first = np.zeros((1, len(limits))), np.zeros((1, size), dtype=bool), 0
    for own in options:
        more_used, more_sets = [used], [sets]
        for place, (_, posts) in enumerate(own, first):
            fits = (used + posts <= limits).all(axis=1)
            grown = sets[fits]
            grown[:, place] = True
            more_used.append(used[fits] + posts)
            more_sets.append(grown)
        used, sets = np.concatenate(more_used), np.concatenate(more_sets)
        first += len(own)
        if len(sets) > _MOST_SETS:
            return None
    full: np.ndarray = sets[_is_full(options, limits, used, sets)]
    return full


def _is_full(
    options: _Options, limits: np.ndarray, used: np.ndarray, sets: np.ndarray
) -> np.ndarray:
    """For each set whether none of the other candidates fits beside it."""
    full, first = np.ones(len(sets), dtype=bool), 0
    for own in options:
        is_out = ~sets[:, first : first + len(own)].any(axis=1)
        for _, posts in own:
            full &= ~(is_out & (used + posts <= limits).all(axis=1))
        first += len(own)
    return full
