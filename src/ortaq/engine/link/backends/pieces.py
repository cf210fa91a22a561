"""The grouping in pieces that know nothing of each other, so that workers can share them.

What is learned, is learned over all reports. Then a report can only ever be merged with reports
that it is connected to: through identifiers that vouch, through judgements, or because they are
one group already. So connected reports are merged apart from all others, by the very loop that
merges everything at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import UNKNOWN
from ortaq.engine.link.batch.grouping import merged_reports
from ortaq.engine.link.batch.judged import Constraints
from ortaq.engine.link.batch.merge import numbered, starts_by_number
from ortaq.engine.link.batch.uses import Uses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ortaq.engine.link.batch.columns import Flags, ReportColumns, Whole
    from ortaq.engine.link.batch.model import Model

    Run = Callable[[Sequence["Piece"], Model], Iterable[Whole]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the reports with everything they are connected to.

    Args:
        rows: which reports, rising.
        reports: what is told of them, after the earliest report of all: times are counted from it,
            so that every piece rounds them alike. It uses nothing and joins nothing.
        uses: theirs; identifiers are numbered anew, and a group is a row of `reports`.
        constraints: judgements about them.
        found: the group of each of `reports` to begin with, or None.
        kind: of those identifiers.
        correction: of those identifiers.
    """

    rows: Whole
    reports: ReportColumns
    uses: Uses
    constraints: Constraints
    found: Whole | None
    kind: Whole
    correction: Whole

    def merged(self, model: Model) -> Whole:
        """For each of `rows`, the first row of its group.

        Args:
            model: learned over all reports; what it holds of identifiers is not looked at.
        """
        reliability = replace(model.reliability, correction=self.correction)
        own = replace(model, kind=self.kind, reliability=reliability)
        group = merged_reports(self.reports, self.uses, self.constraints, own, self.found)
        first: Whole = self.rows[starts_by_number(group)[group[1:]] - 1]
        return first


@dataclass(frozen=True, slots=True)
class InPieces:
    """A `grouping.Merge` that lets others merge.

    Args:
        run: who merges: pieces to the answers of `Piece.merged`, in their order.
        pieces: at most so many are made, of about equal size; connected reports are never cut
            apart.
    """

    run: Run
    pieces: int

    def __call__(
        self,
        reports: ReportColumns,
        uses: Uses,
        constraints: Constraints,
        model: Model,
        found: Whole | None = None,
    ) -> Whole:
        """The group of each report when nothing can be merged any more."""
        whole = _Whole(reports, uses, constraints, model, found)
        cut = whole.cut(self.pieces)
        label = np.arange(len(reports), dtype=np.int64)
        for piece, first in zip(cut, self.run(cut, _without_identifiers(model)), strict=True):
            label[piece.rows] = first
        return numbered(label)


def _without_identifiers(model: Model) -> Model:
    none = np.zeros(0, np.int64)
    return replace(model, kind=none, reliability=replace(model.reliability, correction=none))


@dataclass(frozen=True, slots=True)
class _Whole:
    """What `grouping.Merge` is given."""

    reports: ReportColumns
    uses: Uses
    constraints: Constraints
    model: Model
    found: Whole | None

    def cut(self, pieces: int) -> list[Piece]:
        """Pieces of all reports that are connected to another one."""
        label = self._connected()
        touched = np.flatnonzero(np.bincount(label, minlength=len(label))[label] > 1)
        if not len(touched):
            return []
        share = _shares(label[touched], pieces)
        number = np.full(len(label), UNKNOWN, np.int64)
        number[touched] = share
        return [
            self._piece(touched[share == part], number[self.uses.group] == part)
            for part in range(int(share.max()) + 1)
        ]

    def _piece(self, rows: Whole, mine: Flags) -> Piece:
        """Those rows, with the uses that are theirs."""
        place = np.full(len(self.reports), UNKNOWN, np.int64)
        place[rows] = np.arange(1, len(rows) + 1)
        own = self.uses.where(mine)
        identifiers, identifier = np.unique(own.identifier, return_inverse=True)
        earliest = [int(np.argmin(self.reports.moment))]
        return Piece(
            rows,
            self.reports.where(np.concatenate([earliest, rows])),
            Uses(identifier, place[own.group], own.first, own.last),
            _judged(self.constraints, place),
            self._found(rows),
            self.model.kind[identifiers],
            self.model.reliability.correction[identifiers],
        )

    def _found(self, rows: Whole) -> Whole | None:
        if self.found is None:
            return None
        return np.concatenate([np.zeros(1, np.int64), numbered(self.found[rows]) + 1])

    def _connected(self) -> Whole:
        """For each report, the first one that it is connected to."""
        uses, judged = self.uses, self.constraints
        next_to = np.flatnonzero(uses.identifier[1:] == uses.identifier[:-1])
        one = [uses.group[next_to], judged.same_one, judged.apart_one]
        other = [uses.group[next_to + 1], judged.same_other, judged.apart_other]
        if self.found is not None:
            one.append(np.arange(len(self.found)))
            other.append(starts_by_number(self.found)[self.found])
        return _joined(np.concatenate(one), np.concatenate(other), len(self.reports))


def _judged(constraints: Constraints, place: Whole) -> Constraints:
    """The judgements whose reports have a place."""
    here = constraints.where(place)
    same, apart = here.same_one != UNKNOWN, here.apart_one != UNKNOWN
    return Constraints(
        here.same_one[same], here.same_other[same], here.apart_one[apart], here.apart_other[apart]
    )


def _joined(one: Whole, other: Whole, reports: int) -> Whole:
    """For each report, the first one that pairs lead to."""
    label = np.arange(reports)
    while True:
        before = label
        here, there = label[one], label[other]
        label = label.copy()
        np.minimum.at(label, here, there)
        np.minimum.at(label, there, here)
        while not np.array_equal(label, label[label]):
            label = label[label]
        if np.array_equal(label, before):
            return label


def _shares(label: Whole, pieces: int) -> Whole:
    """A piece for each report, the same for connected ones, so that pieces are about equal."""
    _, block, size = np.unique(label, return_inverse=True, return_counts=True)
    order = np.argsort(-size, kind="stable")
    until = np.cumsum(size[order])
    aim = -(-len(label) // max(1, pieces))
    share = np.empty(len(size), np.int64)
    share[order] = (until - 1) // aim
    return np.unique(share, return_inverse=True)[1][block]
