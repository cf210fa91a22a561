"""Whether reports that share one identifier have more in common: other identifiers that meet.

What two reports of one campaign name beside it is often named together by a third report; what two
strangers name hardly ever is. So an identifier whose carriers do not meet otherwise is everybody's,
and the rate of meeting tells how a shared identifier loses its worth with time. This needs neither
roles nor anything else about reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.reliability import BINS, time_bin
from ortaq.engine.link.batch.uses import starts_of

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Real, Whole
    from ortaq.engine.link.batch.uses import Contacts, Uses

_FEW = 400
"""Identifiers of more reports are no company: a large campaign has hardly any of fewer."""
_AT_ONCE = 1 << 20
"""Contacts looked at in one go, for memory."""
_STRANGERS = 1 << 16
"""Pairs of strangers that are looked at, about."""
_LOOKED_AT = 5
"""Identifiers of a report that are looked at."""
_BELIEF, _BELIEVED = 0.4, 20.0
"""Rate of meeting in campaigns where few are known, and how many contacts that is worth."""
_ROUNDS = 5
_TEMPER = 0.6
"""Contacts of one identifier are no independent witnesses of its nature."""
_HEARD, _HEARD_SHARE = 8.0, 0.05
"""So many contacts of one identifier, or such a share of all, tell the rate of meeting: where reports are
few, a hub must not be its own measure."""
_RARE = 0.02
"""Share of everybody's identifiers to begin with; then learned for each number of carriers."""
_LEAST_CHANCE = 0.02
"""Carriers of everybody's identifier meet at this rate at least: some are of one campaign anyway."""
_LEAST_GAIN, _MOST = 0.02, 0.95


@dataclass(frozen=True, slots=True)
class Company:
    """What the contacts of single reports tell of their identifiers.

    Args:
        known: by contact, whether both reports name another identifier of few.
        meets: those lead to one another, through whichever reports name them.
        chance: how often they seem to, among strangers.
        doubt: by identifier, how surely it is everybody's, in [0, 1].
        rate: by bin of the time apart, how often they do where the identifier is a campaign's.
    """

    known: Flags
    meets: Flags
    chance: float
    doubt: Real
    rate: Real

    def shares(self, identifier: Whole, bins: Whole, most: float) -> tuple[Real, Real]:
        """For each contact, a sum whose quotient estimates the share within campaigns.

        Where the rate of meeting rises with the time apart, the share cannot be what rises: the
        campaigns that contacts so far apart are of meet more.

        Args:
            identifier: of each contact.
            bins: of its time apart.
            most: share within campaigns where reports are closest in time.
        """
        best = np.maximum.accumulate(self.rate)
        sure = np.minimum(self.chance + (best - self.chance) / most, _MOST)
        gain = sure - self.chance
        worth = np.where(gain < _LEAST_GAIN, 0.0, gain / (sure * (1 - sure)))
        weight = np.where(self.known, 1 - self.doubt[identifier], 0.0) * worth[bins]
        return weight * (self.meets - self.chance), weight * gain[bins]


def company(uses: Uses, neighbours: Contacts, reports: int, identifiers: int) -> Company:
    """What reports in contact have in common beside the identifier of the contact.

    Twice: what the first look takes for everybody's is no company in the second.

    Args:
        uses: every report a group of its own.
        neighbours: contacts between them.
        reports: number of reports.
        identifiers: number of identifiers.
    """
    counts = np.bincount(uses.identifier, minlength=identifiers) <= _FEW
    first = _look(uses, neighbours, counts, reports)
    return _look(uses, neighbours, counts & (first.doubt < 0.5), reports)


def _look(uses: Uses, neighbours: Contacts, counts: Flags, reports: int) -> Company:
    """The same, where `counts` tells which identifiers are company."""
    known, meets, chance = _met(uses.where(counts[uses.identifier]), neighbours, counts, reports)
    seen = np.flatnonzero(known)
    bins = time_bin(neighbours.apart)
    contacts = np.bincount(neighbours.identifier, minlength=len(counts))
    doubt, rate = _two_kinds(
        neighbours.identifier[seen], bins[seen], meets[seen].astype(np.int64), contacts, chance
    )
    return Company(known, meets, chance, doubt, rate)


def _two_kinds(
    identifier: Whole, bins: Whole, meets: Whole, contacts: Whole, chance: float
) -> tuple[Real, Real]:
    """How surely each identifier is everybody's, and by bin the rate of meeting in the others.

    Carriers of a campaign's identifiers meet at a rate that falls with the time between them,
    carriers of everybody's like strangers. How many are everybody's is learned for identifiers with
    about as many contacts.
    """
    size = np.frexp(contacts)[1]
    used = contacts > 0
    many = np.bincount(size[used], minlength=int(size.max(initial=0)) + 1) + _BELIEVED
    prior = np.full(len(many), _RARE)
    most = max(_HEARD, _HEARD_SHARE * len(identifier))
    heard = most / np.maximum(np.bincount(identifier, minlength=len(contacts)), most)
    doubt = np.zeros(len(contacts))
    for _ in range(_ROUNDS):
        rate = _rate(bins, meets, (heard * (1 - doubt))[identifier], chance)
        speaks = np.bincount(identifier, _likelihood(rate, chance)[bins, meets], len(contacts))
        odds = np.log(prior / (1 - prior))[size] - _TEMPER * speaks
        doubt = np.where(used, 1 / (1 + np.exp(np.clip(-odds, -50, 50))), 0.0)
        found = np.bincount(size[used], doubt[used], len(prior)) + _BELIEVED * _RARE
        prior = np.clip(found / many, 1e-4, 0.9)
    return doubt, rate


def _rate(bins: Whole, meets: Whole, weight: Real, chance: float) -> Real:
    many = np.bincount(bins, weight, BINS) + _BELIEVED
    found = np.bincount(bins, weight * meets, BINS) + _BELIEVED * _BELIEF
    rate: Real = np.clip(found / many, chance, _MOST)
    return rate


def _likelihood(rate: Real, chance: float) -> Real:
    """Shape (bins, 2): how much meeting or not speaks for a campaign's identifier."""
    by_chance = min(max(chance, _LEAST_CHANCE), 0.9)
    sure = np.maximum(rate, by_chance)
    found: Real = np.stack([np.log((1 - sure) / (1 - by_chance)), np.log(sure / by_chance)], axis=1)
    return found


def _met(
    uses: Uses, neighbours: Contacts, counts: Flags, reports: int
) -> tuple[Flags, Flags, float]:
    """By contact: whether it can be told, whether the two meet; and how often two strangers would."""
    by_report = np.argsort(uses.group, kind="stable")
    named = _Named(uses.identifier[by_report], np.bincount(uses.group, minlength=reports))
    together = _together(named, len(counts))
    enough = np.minimum(named.many[neighbours.one], named.many[neighbours.other])
    known = enough > counts[neighbours.identifier]
    told = np.flatnonzero(known)
    meets = np.zeros(len(known), np.bool_)
    by_chance = []
    each = 1 + len(told) // _STRANGERS
    for first in range(0, len(told), _AT_ONCE):
        part = told[first : first + _AT_ONCE]
        own = neighbours.identifier[part]
        here = named.beside(neighbours.one[part], own)
        there = named.beside(neighbours.other[part], own)
        meets[part] = _any_together(here, there, together, len(counts))
        strange = np.roll(there, len(there) // 2, axis=0)[::each]
        by_chance.append(_any_together(here[::each], strange, together, len(counts)))
    chance = float(np.concatenate(by_chance).mean()) if by_chance else 0.0
    return known, meets, chance


@dataclass(frozen=True, slots=True)
class _Named:
    """Which identifiers of few each report names: `identifier` by report, `many` of each."""

    identifier: Whole
    many: Whole

    def beside(self, report: Whole, own: Whole) -> Whole:
        """The first of them that are not the given one; shape (reports, places), -1 where there is none."""
        start = (np.cumsum(self.many) - self.many)[report]
        found = np.full((len(report), _LOOKED_AT), -1, np.int64)
        for place in range(_LOOKED_AT):
            further = np.flatnonzero(place < self.many[report])
            found[further, place] = self.identifier[start[further] + place]
        found[found == own[:, None]] = -1
        return found


def _together(named: _Named, width: int) -> Whole:
    """Every two identifiers that one report names, as one number; sorted."""
    reports = np.flatnonzero(named.many > 1)
    beside = named.beside(reports, np.full(len(reports), -1)).T
    found = [
        _key(one[both], other[both], width)
        for one, other in combinations(beside, 2)
        if len(both := np.flatnonzero(other >= 0))
    ]
    keys = np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)
    return keys[starts_of(keys)]


def _key(one: Whole, other: Whole, width: int) -> Whole:
    """Two identifiers as one number, in whichever order."""
    found: Whole = np.minimum(one, other) * width + np.maximum(one, other)
    return found


def _any_together(here: Whole, there: Whole, together: Whole, width: int) -> Flags:
    """By row, whether an identifier here is one of those there, or some report names both."""
    found = np.zeros(len(here), np.bool_)
    for one in here.T:
        rows = np.flatnonzero(one >= 0)
        for other in there.T:
            rows = rows[~found[rows]]
            both = rows[other[rows] >= 0]
            key = _key(one[both], other[both], width)
            found[both] = (one[both] == other[both]) | _holds(together, key)
    return found


def _holds(ordered: Whole, wanted: Whole) -> Flags:
    """Which values are among those of a sorted array."""
    if not len(ordered):
        return np.zeros(len(wanted), np.bool_)
    found: Flags = ordered[np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)] == wanted
    return found
