"""Whether what two reports name beside the identifier they share is named together elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.uses import starts_of

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Whole
    from ortaq.engine.link.batch.uses import Contacts, Uses

_AT_ONCE = 1 << 20
"""Contacts looked at in one go, for memory."""
_STRANGERS = 1 << 16
"""Pairs of strangers that are looked at, about."""
_LOOKED_AT = 5
"""Identifiers of a report that are looked at."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """Which identifiers reports name, and which two of them some report names together.

    Args:
        identifier: by report, of those that count as company.
        many: of each report.
        start: place of the first of each report.
        together: every two that one report names, as one number; sorted.
        counts: by identifier, whether it counts as company.
    """

    identifier: Whole
    many: Whole
    start: Whole
    together: Whole
    counts: Flags

    def tell(self, contacts: Contacts) -> Flags:
        """Of which contacts both reports name something beside the identifier of the contact."""
        enough = np.minimum(self.many[contacts.one], self.many[contacts.other])
        found: Flags = enough > self.counts[contacts.identifier]
        return found

    def meet(self, contacts: Contacts) -> Flags:
        """In which contacts that is the same, or some report names both."""
        found = np.zeros(len(contacts.one), np.bool_)
        for first in range(0, len(found), _AT_ONCE):
            part = np.arange(first, min(first + _AT_ONCE, len(found)))
            found[part] = self._any_together(*self._beside(contacts.where(part)))
        return found

    def chance(self, contacts: Contacts) -> float:
        """How often reports of different contacts seem to meet."""
        many = len(contacts.one)
        if not many:
            return 0.0
        here, there = self._beside(contacts.where(np.arange(0, many, 1 + many // _STRANGERS)))
        return float(self._any_together(here, np.roll(there, len(there) // 2, axis=0)).mean())

    def _beside(self, contacts: Contacts) -> tuple[Whole, Whole]:
        """What each report of the contacts names, less the identifier of the contact."""
        here, there = self._named(contacts.one), self._named(contacts.other)
        for named in (here, there):
            named[named == contacts.identifier[:, None]] = -1
        return here, there

    def _named(self, report: Whole) -> Whole:
        return _table(self.identifier, self.start[report], self.many[report])

    def _any_together(self, here: Whole, there: Whole) -> Flags:
        """By row, whether an identifier here is one of those there, or some report names both."""
        found = np.zeros(len(here), np.bool_)
        for one in here.T:
            rows = np.flatnonzero(one >= 0)
            for other in there.T:
                rows = rows[~found[rows]]
                both = rows[other[rows] >= 0]
                key = _key(one[both], other[both], len(self.counts))
                found[both] = (one[both] == other[both]) | _holds(self.together, key)
        return found


def meetings(uses: Uses, counts: Flags, reports: int) -> Meetings:
    """What reports name together.

    Args:
        uses: every report a group of its own.
        counts: by identifier, whether it counts as company.
        reports: number of reports.
    """
    own = uses.where(counts[uses.identifier])
    identifier = own.identifier[np.argsort(own.group, kind="stable")]
    many = np.bincount(own.group, minlength=reports)
    start = np.cumsum(many) - many
    several = np.flatnonzero(many > 1)
    named = _table(identifier, start[several], many[several]).T
    keys = [
        _key(one[both], other[both], len(counts))
        for one, other in combinations(named, 2)
        if len(both := np.flatnonzero(other >= 0))
    ]
    together = np.sort(np.concatenate(keys)) if keys else np.zeros(0, np.int64)
    return Meetings(identifier, many, start, together[starts_of(together)], counts)


def _table(identifier: Whole, start: Whole, many: Whole) -> Whole:
    """The first identifiers of each stretch; shape (stretches, places), -1 where there are no more."""
    found = np.full((len(start), _LOOKED_AT), -1, np.int64)
    for place in range(_LOOKED_AT):
        further = np.flatnonzero(place < many)
        found[further, place] = identifier[start[further] + place]
    return found


def _key(one: Whole, other: Whole, width: int) -> Whole:
    """Two identifiers as one number, in whichever order."""
    found: Whole = np.minimum(one, other) * width + np.maximum(one, other)
    return found


def _holds(ordered: Whole, wanted: Whole) -> Flags:
    """Which values are among those of a sorted array."""
    if not len(ordered):
        return np.zeros(len(wanted), np.bool_)
    found: Flags = ordered[np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)] == wanted
    return found
