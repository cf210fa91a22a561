"""What differs between the campaigns as they are and those found anew, in independent parts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.act.campaigns.services.apart import campaign_name
from ortaq.engine.link.references import keep_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa
    from numpy.typing import NDArray

    from ortaq.engine.link.references import Kept
    from ortaq.engine.link.tables.linking import Linked

    Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Campaigns that exchange reports with each other and with no others.

    Args:
        old: report to the campaign it was in; 0 for none.
        groups: reports of each new campaign of two or more, the earliest first.
        kept: which of them goes on under which reference.
    """

    old: dict[int, int]
    groups: tuple[tuple[int, ...], ...]
    kept: Kept

    @property
    def campaigns(self) -> set[int]:
        """The campaigns that are concerned."""
        return set(self.old.values()) - {0}

    @property
    def group_of(self) -> dict[int, int]:
        """Report to the place of its group."""
        return {report: place for place, group in enumerate(self.groups) for report in group}

    @property
    def stays(self) -> set[int]:
        """Reports whose campaign goes on under the reference that it had."""
        names = self.kept.reference_of
        return {
            report
            for place, group in enumerate(self.groups)
            for report in group
            if place in names and self.old[report] == int(names[place])
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was linked.

    Args:
        reports: keys.
        old: campaign of each, 0 for none.
        new: number of the group of each, -1 where it is alone.
    """

    reports: Whole
    old: Whole
    new: Whole

    @classmethod
    def of(cls, reports: pa.Table, linked: Linked) -> Comparison:
        """The state in the lake beside what was found."""
        name = linked.memberships["campaign"].combine_chunks().dictionary_encode()
        group = name.indices.to_numpy().astype(np.int64)
        alone = np.bincount(group, minlength=1)[group] < 2
        return cls(
            reports["report_id"].to_numpy(),
            reports["campaign"].to_numpy(),
            np.where(alone, -1, group),
        )

    @property
    def joined(self) -> set[int]:
        """Reports (keys) that are in a campaign now."""
        found: list[int] = self.reports[self.new >= 0].tolist()
        return set(found)

    def campaigns(self) -> int:
        """How many campaigns of two or more were found."""
        return len(np.unique(self.new[self.new >= 0]))

    def put(self, pairs: tuple[tuple[int, int], ...]) -> set[int]:
        """The first of each pair (keys), where both are of one campaign now."""
        if not pairs:
            return set()
        listed = np.array(pairs, np.int64)
        row = np.minimum(np.searchsorted(self.reports, listed), len(self.reports) - 1)
        known = (self.reports[row] == listed).all(axis=1)
        group = self.new[row]
        together = known & (group[:, 0] == group[:, 1]) & (group[:, 0] >= 0)
        found: list[int] = listed[together, 0].tolist()
        return set(found)

    def change_sets(self) -> Iterator[ChangeSet]:
        """Every part in which something changes, the one with the earliest report first."""
        part = self._parts()
        in_any = np.flatnonzero((self.old > 0) | (self.new >= 0))
        order = in_any[np.argsort(part[in_any], kind="stable")]
        cuts = np.flatnonzero(np.diff(part[order])) + 1
        found = [rows for rows in np.split(order, cuts) if len(rows) and self._changes(rows)]
        for rows in sorted(found, key=lambda rows: int(rows[0])):
            yield self._change_set(rows)

    def _changes(self, rows: Whole) -> bool:
        old, new = self.old[rows], self.new[rows]
        return bool((old != old[0]).any() or (new != new[0]).any() or old[0] < 1 or new[0] < 0)

    def _change_set(self, rows: Whole) -> ChangeSet:
        reports, old = self.reports[rows].tolist(), self.old[rows].tolist()
        members: dict[int, list[int]] = defaultdict(list)
        for report, group in zip(reports, self.new[rows].tolist(), strict=True):
            if group >= 0:
                members[group].append(report)
        groups = tuple(sorted(tuple(group) for group in members.values()))
        known = dict(zip(reports, old, strict=True))
        names = {str(report): campaign_name(key) for report, key in known.items() if key}
        kept = keep_references(names, [[str(report) for report in group] for group in groups])
        return ChangeSet(known, groups, kept)

    def _parts(self) -> Whole:
        """A number for each report: equal where campaigns, old or new, chain reports together."""
        old, new = self.old, self.new
        both = (old > 0) & (new >= 0)
        keys, campaign = np.unique(old, return_inverse=True)
        label = np.arange(len(keys) + int(new.max(initial=0)) + 1)
        one, other = campaign[both], len(keys) + new[both]
        while True:
            before = label.copy()
            least = np.minimum(label[one], label[other])
            np.minimum.at(label, one, least)
            np.minimum.at(label, other, least)
            label = label[label]
            if np.array_equal(before, label):
                break
        found: Whole = np.where(old > 0, label[campaign], label[len(keys) + np.maximum(new, 0)])
        return found
