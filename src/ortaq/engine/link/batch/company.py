"""Whether reports that share one identifier have more in common: other identifiers that meet.

What two reports of one campaign name beside it is often named together by a third report; what two
strangers name hardly ever is. So an identifier whose carriers do not meet otherwise is everybody's,
and the rate of meeting tells how a shared identifier loses its worth with time. This needs neither
roles nor anything else about reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ortaq.engine.link.batch.reliability import BINS, time_bin
from ortaq.engine.link.batch.uses import starts_of

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Real, Whole
    from ortaq.engine.link.batch.uses import Contacts, Uses

Bits: TypeAlias = NDArray[np.uint64]

_WORDS = 4
"""Of 64 bits, by which identifiers are told apart."""
_FEW = 32
"""Identifiers of more reports are no company."""
_AT_ONCE = 1 << 20
"""Contacts looked at in one go, for memory."""
_LOOKED_AT = 5
"""Identifiers of a report that are looked at."""
_SCATTER = np.uint64(0x9E3779B97F4A7C15)
_BELIEF, _BELIEVED = 0.4, 20.0
"""Rate of meeting in campaigns where few are known, and how many contacts that is worth."""
_ROUNDS = 5
_TEMPER = 0.6
"""Contacts of one identifier are no independent witnesses of its nature."""
_HEARD, _HEARD_SHARE = 8.0, 0.05
"""So many contacts of one identifier, or such a share of all, tell the rate of meeting: where reports are
few, a hub must not be its own measure."""
_CLOSE = 3
"""Bins of time in which the rate of meeting is taken for that of one campaign."""
_RARE = 0.02
"""Share of everybody's identifiers to begin with; then learned for each number of carriers."""
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

    def shares(self, identifier: Whole, most: float) -> tuple[Real, Real]:
        """For each contact, a sum whose quotient estimates the share within campaigns.

        Args:
            identifier: of each contact.
            most: share within campaigns where reports are closest in time.
        """
        sure = min(self.chance + (self.rate[:_CLOSE].max() - self.chance) / most, _MOST)
        gain = sure - self.chance
        if gain < _LEAST_GAIN:
            return np.zeros(len(identifier)), np.zeros(len(identifier))
        weight = np.where(self.known, 1 - self.doubt[identifier], 0.0) * gain / (sure * (1 - sure))
        return weight * (self.meets - self.chance), weight * gain


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
    known, meets, strangers = _met(uses.where(counts[uses.identifier]), neighbours, counts, reports)
    chance = float(strangers[known].mean()) if known.any() else 0.0
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
    by_chance = min(max(chance, 0.001), 0.9)
    sure = np.maximum(rate, by_chance)
    found: Real = np.stack([np.log((1 - sure) / (1 - by_chance)), np.log(sure / by_chance)], axis=1)
    return found


def _met(
    uses: Uses, neighbours: Contacts, counts: Flags, reports: int
) -> tuple[Flags, Flags, Flags]:
    """By contact: whether it can be told, whether the two meet, whether two strangers would."""
    by_report = np.argsort(uses.group, kind="stable")
    named = uses.identifier[by_report]
    many = np.bincount(uses.group, minlength=reports)
    start = np.cumsum(many) - many
    names = _any_bit(_bits(named), starts_of(uses.group[by_report]), np.flatnonzero(many), reports)
    heads = starts_of(uses.identifier)
    beside = _any_bit(names[uses.group], heads, uses.identifier[heads], len(counts))
    known = np.minimum(many[neighbours.one], many[neighbours.other]) > counts[neighbours.identifier]
    meets, by_chance = np.zeros((2, len(known)), np.bool_)
    for first in range(0, len(known), _AT_ONCE):
        part = first + np.flatnonzero(known[first : first + _AT_ONCE])
        one, other, own = neighbours.one[part], neighbours.other[part], neighbours.identifier[part]
        reached = np.zeros((len(part), _WORDS), np.uint64)
        for place in range(_LOOKED_AT):
            further = np.flatnonzero(place < many[one])
            beside_it = named[start[one[further]] + place]
            is_other = beside_it != own[further]
            reached[further[is_other]] |= beside[beside_it[is_other]]
        met = names[other] & ~_bits(own)
        meets[part] = _any(reached & met)
        by_chance[part] = _any(reached & np.roll(met, len(met) // 2, axis=0))
    return known, meets, by_chance


def _any(bits: Bits) -> Flags:
    found: Flags = np.any(bits, axis=1)
    return found


def _any_bit(bits: Bits, starts: Whole, rows: Whole, size: int) -> Bits:
    """Of each stretch of rows, all bits together; shape (size, words)."""
    found = np.zeros((size, _WORDS), np.uint64)
    if len(starts):
        found[rows] = np.bitwise_or.reduceat(bits, starts, axis=0)
    return found


def _bits(identifier: Whole) -> Bits:
    """One of many bits for each identifier; shape (identifiers, words)."""
    scattered = (identifier.astype(np.uint64) + np.uint64(1)) * _SCATTER
    bits = np.zeros((len(identifier), _WORDS), np.uint64)
    word = (scattered >> np.uint64(52)).astype(np.int64) % _WORDS
    bits[np.arange(len(identifier)), word] = np.uint64(1) << (scattered >> np.uint64(58))
    return bits
