"""What analysts decided: reports that are one scheme, and reports that are not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.merge import numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.link.batch.columns import Whole


class Opinion(StrEnum):
    """What an analyst says of two reports."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"  # recorded, and binds nobody


@dataclass(frozen=True, slots=True)
class Judgement:
    """One analyst's opinion on two reports, by reference."""

    one: str
    other: str
    opinion: Opinion


def _no_rows() -> Whole:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Constraints:
    """Judgements as rows of reports.

    Args:
        same_one, same_other: pairs that are of one campaign.
        apart_one, apart_other: pairs that are not.
        overruled: judgements that a later one contradicts, directly or through others.
    """

    same_one: Whole = field(default_factory=_no_rows)
    same_other: Whole = field(default_factory=_no_rows)
    apart_one: Whole = field(default_factory=_no_rows)
    apart_other: Whole = field(default_factory=_no_rows)
    overruled: tuple[Judgement, ...] = ()

    @property
    def rows(self) -> tuple[Whole, Whole, Whole, Whole]:
        """All rows that are judged."""
        return self.same_one, self.same_other, self.apart_one, self.apart_other

    def where(self, row: Whole) -> Constraints:
        """The same where reports have other rows: `row` gives the new one of each."""
        same_one, same_other, apart_one, apart_other = (row[judged] for judged in self.rows)
        return Constraints(same_one, same_other, apart_one, apart_other, self.overruled)

    def together(self, reports: int) -> Whole | None:
        """The group of each report when only what is judged the same is joined; None if nothing is."""
        if not len(self.same_one):
            return None
        label = np.arange(reports)
        while True:
            low = np.minimum(label[self.same_one], label[self.same_other])
            before = label.copy()
            np.minimum.at(label, self.same_one, low)
            np.minimum.at(label, self.same_other, low)
            if np.array_equal(before, label):
                return numbered(label)

    def between(self, group: Whole) -> tuple[Whole, Whole]:
        """Pairs of groups that must stay apart."""
        return group[self.apart_one], group[self.apart_other]


NONE = Constraints()


def constrain(judgements: Iterable[Judgement], row_of: dict[str, int]) -> Constraints:
    """Judgements as constraints; a later judgement overrules an earlier one that contradicts it.

    Args:
        judgements: oldest first. Those about reports that are not there bind nobody.
        row_of: row of each report.
    """
    known = [j for j in judgements if j.one in row_of and j.other in row_of and j.one != j.other]
    blocks = _Blocks()
    kept: dict[Opinion, list[tuple[int, int]]] = {Opinion.SAME: [], Opinion.DIFFERENT: []}
    overruled: list[Judgement] = []
    for judgement in reversed(known):
        if judgement.opinion is Opinion.UNSURE:
            continue
        pair = row_of[judgement.one], row_of[judgement.other]
        if blocks.accept(*pair, same=judgement.opinion is Opinion.SAME):
            kept[judgement.opinion].append(pair)
        else:
            overruled.append(judgement)
    same, apart = (np.array(kept[opinion], np.int64).reshape(-1, 2) for opinion in kept)
    return Constraints(same[:, 0], same[:, 1], apart[:, 0], apart[:, 1], tuple(overruled[::-1]))


class _Blocks:
    """Reports judged the same, and which of those blocks are judged different."""

    def __init__(self) -> None:
        self._block: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._foes: dict[int, set[int]] = defaultdict(set)

    def accept(self, one: int, other: int, *, same: bool) -> bool:
        """Take a judgement in, unless it contradicts what was taken in before."""
        here, there = self._of(one), self._of(other)
        if same:
            if there in self._foes[here]:
                return False
            self._join(here, there)
            return True
        if here == there:
            return False
        self._foes[here].add(there)
        self._foes[there].add(here)
        return True

    def _of(self, report: int) -> int:
        if report not in self._block:
            self._block[report] = report
            self._members[report] = [report]
        return self._block[report]

    def _join(self, here: int, there: int) -> None:
        if here == there:
            return
        for report in self._members[there]:
            self._block[report] = here
        self._members[here] += self._members.pop(there)
        for foe in self._foes.pop(there, set()):
            self._foes[foe].discard(there)
            self._foes[foe].add(here)
            self._foes[here].add(foe)
