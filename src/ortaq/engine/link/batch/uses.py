"""Which mentions may link, and where groups touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, MentionColumns, Whole
    from ortaq.engine.link.batch.policy import BatchPolicy


@dataclass(frozen=True, slots=True)
class Uses:
    """How groups use identifiers: one row for each identifier and group, sorted by both.

    Args:
        identifier: number of the identifier.
        group: number of the group.
        first, last: moment of the group's first and last report with it.
    """

    identifier: Whole
    group: Whole
    first: Whole
    last: Whole

    def __len__(self) -> int:
        return len(self.identifier)

    def where(self, rows: Flags | Whole) -> Uses:
        """Some of the rows, in the order given."""
        return Uses(
            self.identifier[rows],
            self.group[rows],
            self.first[rows],
            self.last[rows],
        )


def linkable(mentions: MentionColumns, policy: BatchPolicy) -> Flags:
    """For each identifier, whether it may link: no hub, and on the whole the offender's."""
    evidence = np.zeros(len(mentions.kind), np.int64)
    np.add.at(evidence, mentions.identifier, mentions.offender)
    return ~hubs(mentions, policy) & (evidence > policy.least_offender * 1000)


def hubs(mentions: MentionColumns, policy: BatchPolicy) -> Flags:
    """For each identifier, whether enough of its mentions say that everybody shares it."""
    count = len(mentions.kind)
    all_told = np.bincount(mentions.identifier, minlength=count)
    as_hub = np.bincount(mentions.identifier[mentions.is_hub], minlength=count)
    found: Flags = (as_hub > 0) & (as_hub >= all_told * policy.least_hub)
    return found


def lists(mentions: MentionColumns, may_link: Flags, reports: int, most_named: int) -> Flags:
    """For each report, whether it names more identifiers that may link than a report of a crime does."""
    kept = may_link[mentions.identifier]
    identifier, report = mentions.identifier[kept], mentions.report[kept]
    is_long: Flags = np.bincount(report, minlength=reports) > most_named
    rows = is_long[report]
    named = np.unique(np.stack([report[rows], identifier[rows]]), axis=1)[0]
    found: Flags = np.bincount(named, minlength=reports) > most_named
    return found


def first_uses(
    mentions: MentionColumns, moment: Whole, may_link: Flags, policy: BatchPolicy
) -> Uses:
    """The uses of identifiers that several reports share, every report a group of its own."""
    is_list = lists(mentions, may_link, len(moment), policy.most_named)
    kept = may_link[mentions.identifier] & ~is_list[mentions.report]
    width = max(1, len(moment))
    pairs = mentions.identifier[kept] * width + mentions.report[kept]
    pairs.sort()
    pairs = pairs[starts_of(pairs)]
    identifier, report = pairs // width, pairs % width
    at = moment[report]
    return shared(Uses(identifier, report, at, at))


def starts_of(ordered: Whole) -> Whole:
    """The places in a sorted array where a new value starts."""
    if not len(ordered):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))


def shared(uses: Uses) -> Uses:
    """Without the identifiers that only one group uses."""
    if not len(uses):
        return uses
    groups = np.bincount(uses.identifier)
    return uses.where(groups[uses.identifier] > 1)


def regrouped(uses: Uses, new_group: Whole) -> Uses:
    """The uses after groups became one: `new_group` gives the new number of each old group."""
    if not len(uses):
        return uses
    group = new_group[uses.group]
    width = int(new_group.max()) + 1
    key = uses.identifier * width + group
    order = np.argsort(key, kind="stable")
    key = key[order]
    starts = starts_of(key)
    return Uses(
        key[starts] // width,
        key[starts] % width,
        np.minimum.reduceat(uses.first[order], starts),
        np.maximum.reduceat(uses.last[order], starts),
    )


@dataclass(frozen=True, slots=True)
class Contacts:
    """Pairs of groups whose uses of one identifier follow one another.

    Args:
        identifier: which identifier.
        one, other: the groups; `one` is the lesser number.
        apart: moments from the end of the earlier use to the start of the later; 0 if they overlap.
    """

    identifier: Whole
    one: Whole
    other: Whole
    apart: Whole

    def where(self, rows: Flags | Whole) -> Contacts:
        """Some of them, in the order given."""
        return Contacts(self.identifier[rows], self.one[rows], self.other[rows], self.apart[rows])


def in_time(uses: Uses) -> Uses:
    """The uses by identifier, then first moment, then group."""
    if not len(uses):
        return uses
    start = int(uses.first.min())
    width = int(uses.first.max()) - start + 1
    return uses.where(np.argsort(uses.identifier * width + (uses.first - start), kind="stable"))


def contacts(by_time: Uses, lag: int) -> Contacts:
    """Contacts between uses that stand `lag` places apart in the order of time."""
    near = np.flatnonzero(by_time.identifier[lag:] == by_time.identifier[:-lag])
    far = near + lag
    one, other = by_time.group[near], by_time.group[far]
    return Contacts(
        by_time.identifier[near],
        np.minimum(one, other),
        np.maximum(one, other),
        np.maximum(by_time.first[far] - by_time.last[near], 0),
    )
