"""A problem as rows and columns of a mixed-integer program.

Columns are the variants (0 or 1), then the straight parts of each gap's curve (continuous). Every
candidate has a row of its own, so that it can be demanded or forbidden by the bounds of that row.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.choose.variants import variants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.variants import Variant


@dataclass(frozen=True, slots=True)
class Row:
    """lower <= sum of coefficient times column <= upper.

    Args:
        kind: candidate, gap, cut, or the limit that it is: budget, staff, needs, exclusion, cover.
        name: of what.
    """

    kind: str
    name: str
    lower: float
    upper: float
    terms: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """The program; `worth` is to be made as large as possible.

    Args:
        variants: first columns, in this order.
        rows: limits.
        worth: points of each column.
        upper: upper bound of each column; the lower one is 0.
    """

    variants: tuple[Variant, ...]
    rows: tuple[Row, ...]
    worth: np.ndarray
    upper: np.ndarray

    @property
    def matrix(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Starts, columns and values of the rows, one after another."""
        starts = np.array([0, *accumulate(len(row.terms) for row in self.rows)], dtype=np.int32)
        terms = [term for row in self.rows for term in row.terms]
        columns = np.array([column for column, _ in terms], dtype=np.int32)
        return starts, columns, np.array([value for _, value in terms], dtype=np.float64)


def build(problem: Problem) -> Model:
    """The program of a sound problem."""
    found = variants(problem)
    segments = problem.curve.segments
    gaps = list(problem.weights)
    worth = [variant.harm * problem.harm_points for variant in found]
    points = problem.points
    worth += [points[gap] * slope for gap in gaps for _, slope in segments]
    upper = [1.0] * len(found) + [length for _ in gaps for length, _ in segments]
    columns = _columns(found)
    rows = (
        *_candidate_rows(problem, columns),
        *_gap_rows(gaps, found, len(segments)),
        *_budget_rows(problem, found),
        *_staff_rows(problem, found),
        *_needs_rows(problem, found, columns),
        *_exclusion_rows(problem, columns),
        *_cover_rows(problem, columns),
    )
    return Model(found, rows, np.array(worth), np.array(upper))


def forced(model: Model, *, demand: frozenset[str], forbid: frozenset[str]) -> Model:
    """The program where some candidates have to be chosen and others may not be."""
    rows = tuple(
        replace(
            row,
            lower=1.0 if row.name in demand else row.lower,
            upper=0.0 if row.name in forbid else row.upper,
        )
        if row.kind == "candidate"
        else row
        for row in model.rows
    )
    return replace(model, rows=rows)


def _columns(found: tuple[Variant, ...]) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = defaultdict(list)
    for column, variant in enumerate(found):
        columns[variant.code].append(column)
    return columns


def _candidate_rows(problem: Problem, columns: dict[str, list[int]]) -> Iterator[Row]:
    for candidate in problem.candidates:
        terms = tuple((column, 1.0) for column in columns[candidate.code])
        lower = 1.0 if candidate.is_mandatory else 0.0
        yield Row("candidate", candidate.code, lower, 1.0, terms)


def _gap_rows(gaps: list[str], found: tuple[Variant, ...], parts: int) -> Iterator[Row]:
    """What counts as closed is no more than what the chosen variants close."""
    terms: dict[str, list[tuple[int, float]]] = {gap: [] for gap in gaps}
    for column, variant in enumerate(found):
        for gap, share in variant.closes.items():
            terms[gap].append((column, share))
    for number, gap in enumerate(gaps):
        first = len(found) + number * parts
        closed = [(column, -1.0) for column in range(first, first + parts)]
        yield Row("gap", gap, 0.0, inf, (*terms[gap], *closed))


def _budget_rows(problem: Problem, found: tuple[Variant, ...]) -> Iterator[Row]:
    for budget in problem.budgets:
        amounts = ((column, budget.counted(variant.costs)) for column, variant in enumerate(found))
        terms = tuple(item for item in amounts if item[1])
        yield Row("budget", budget.name, -inf, budget.limit, terms)


def _staff_rows(problem: Problem, found: tuple[Variant, ...]) -> Iterator[Row]:
    for (agency, year), limit in problem.staff.items():
        terms = tuple(
            (column, posts)
            for column, variant in enumerate(found)
            if (posts := variant.staff.get((agency, year)))
        )
        yield Row("staff", f"{agency} {year}", -inf, limit, terms)


def _needs_rows(
    problem: Problem, found: tuple[Variant, ...], columns: dict[str, list[int]]
) -> Iterator[Row]:
    """By every year in which it may have started, what it needs has started."""
    for candidate in problem.candidates:
        own = columns[candidate.code]
        for need in candidate.needs:
            for year in sorted({found[column].start for column in own}):
                terms = [(column, 1.0) for column in own if found[column].start <= year]
                terms += [(column, -1.0) for column in columns[need] if found[column].start <= year]
                yield Row("needs", f"{candidate.code} {need}", -inf, 0.0, tuple(terms))


def _exclusion_rows(problem: Problem, columns: dict[str, list[int]]) -> Iterator[Row]:
    for group in problem.exclusions:
        terms = tuple((column, 1.0) for code in group for column in columns[code])
        yield Row("exclusion", " ".join(sorted(group)), -inf, 1.0, terms)


def _cover_rows(problem: Problem, columns: dict[str, list[int]]) -> Iterator[Row]:
    for cover in problem.covers:
        terms = tuple(
            (column, 1.0)
            for candidate in problem.candidates
            if cover.tag in candidate.tags
            for column in columns[candidate.code]
        )
        yield Row("cover", cover.tag, float(cover.minimum), inf, terms)
