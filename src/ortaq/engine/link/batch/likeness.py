"""What the traits of two groups say for or against a merge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import UNKNOWN

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Counts, Flags, Whole
    from ortaq.engine.link.batch.groups import Groups
    from ortaq.engine.link.batch.traits import TraitTables

_AT_ONCE = 1 << 18
"""Groups looked at in one go, for memory."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is looked up for every pair of groups.

    Args:
        groups: all of them.
        tables: of the traits.
        alone: by group, whether it is a single report.
        place: by group of several reports, its place in `likelihood`.
        likelihood: shape (traits, groups of several reports), of the counts of each.
    """

    groups: Groups
    tables: TraitTables
    alone: Flags
    place: Whole
    likelihood: Whole

    def evidence(self, one: Whole, other: Whole) -> Whole:
        """Evidence of all traits for a merge of each pair, in thousandths of a nat."""
        evidence = np.empty(len(one), np.int64)
        here, there = self.alone[one], self.alone[other]
        both = np.flatnonzero(here & there)
        evidence[both] = _of_two_reports(self, one[both], other[both])
        mixed = np.flatnonzero(here ^ there)
        lone, company = np.where(
            here[mixed], (one[mixed], other[mixed]), (other[mixed], one[mixed])
        )
        evidence[mixed] = _of_one_report(self, lone, company)
        grown = np.flatnonzero(~(here | there))
        evidence[grown] = _of_groups(self, one[grown], other[grown])
        return evidence


def likeness(groups: Groups, tables: TraitTables) -> Likeness:
    """The likelihood of every group's counts, looked up once."""
    alone = groups.reports == 1
    grown = np.flatnonzero(~alone)
    found = np.empty((len(tables.widths), len(grown)), np.int64)
    for start in range(0, len(grown), _AT_ONCE):
        part = grown[start : start + _AT_ONCE]
        counts = groups.traits[part]
        for trait in range(len(tables.widths)):
            told = groups.told[trait][part]
            found[trait, start : start + len(part)] = _likelihood(counts, told, trait, tables)
    return Likeness(groups, tables, alone, np.cumsum(~alone) - 1, found)


def _of_two_reports(like: Likeness, one: Whole, other: Whole) -> Whole:
    """The same for two single reports: for each trait they agree, or they do not."""
    tables = like.tables
    evidence = np.zeros(len(one), np.int64)
    for trait, (start, width) in enumerate(zip(tables.starts, tables.widths, strict=True)):
        here, there = like.groups.value[trait][one], like.groups.value[trait][other]
        _, once, twice = tables.values[start : start + width, :3].T
        _, one_told, two_told = tables.totals[trait, :3]
        differ = 2 * one_told - two_told
        agree = twice - 2 * once + differ
        gain = np.where(here == there, agree[here], differ)
        gain[(here == UNKNOWN) | (there == UNKNOWN)] = 0
        evidence += np.minimum(gain, tables.most)
    return evidence


def _of_one_report(like: Likeness, lone: Whole, company: Whole) -> Whole:
    """The same for a single report and a group of several: only its own values' counts change."""
    groups, tables = like.groups, like.tables
    evidence = np.zeros(len(lone), np.int64)
    stride = tables.longest + 1
    values = tables.values.ravel()
    for trait, start in enumerate(tables.starts):
        own = groups.value[trait][lone].astype(np.int64)
        known = own != UNKNOWN
        column = start + np.where(known, own, 0)
        fits = known & (groups.told[trait][company] + 1 < tables.longest)
        told = np.minimum(groups.told[trait][company], tables.longest - 1)
        same = np.minimum(groups.traits[company, column].astype(np.int64), tables.longest - 1)
        place = column * stride
        totals = tables.totals[trait]
        gain = values[place + same + 1] - values[place + same] - values[place + 1]
        gain -= totals[told + 1] - totals[told] - totals[1]
        evidence += np.where(fits, np.minimum(gain, tables.most), 0)
    return evidence


def _of_groups(like: Likeness, one: Whole, other: Whole) -> Whole:
    """The same for two groups of several reports each."""
    groups, tables = like.groups, like.tables
    here, there = like.place[one], like.place[other]
    counts = groups.traits[one] + groups.traits[other]
    evidence = np.zeros(len(one), np.int64)
    for trait, likelihood in enumerate(like.likelihood):
        told = groups.told[trait][one] + groups.told[trait][other]
        gain = _likelihood(counts, told, trait, tables) - likelihood[here] - likelihood[there]
        evidence += np.where(told < tables.longest, np.minimum(gain, tables.most), 0)
    return evidence


def _likelihood(counts: Counts, told: Whole, trait: int, tables: TraitTables) -> Whole:
    """Of the better of both stories: habits of a campaign's own, or one value of its own or none."""
    longest = tables.longest
    columns = np.arange(tables.starts[trait], tables.starts[trait] + tables.widths[trait])
    own = np.minimum(counts[:, columns[0] : columns[-1] + 1], longest).astype(np.int64)
    one = (own * tables.told[columns] + tables.own[columns]).max(axis=1)
    one += told * tables.strayed[trait]
    own += columns * (longest + 1)
    found: Whole = tables.values.ravel().take(own).sum(axis=1)
    found -= tables.totals[trait].take(np.minimum(told, longest))
    np.maximum(found, np.maximum(one, tables.none[trait]), out=found)
    return found
