"""Whether reports that share one identifier have more in common: other identifiers that meet.

What two reports of one campaign name beside it is often named together by a third report; what two
strangers name hardly ever is. So an identifier whose carriers do not meet otherwise is everybody's,
and the rate of meeting tells how a shared identifier loses its worth with time. This needs neither
roles nor anything else about reports.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.meetings import meetings
from ortaq.engine.link.batch.reliability import BINS, time_bin
from ortaq.engine.link.batch.uses import contacts

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Real, Whole
    from ortaq.engine.link.batch.meetings import Meetings
    from ortaq.engine.link.batch.uses import Contacts, Uses

_FEW = 400
"""Identifiers of more reports are no company: a large campaign has hardly any of fewer."""
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
_CLOSE = 3
"""Bins of time in which nearly all contacts are within campaigns."""
_AROUND = 1 << 17
"""Pairs of the reports before and after a contact that are looked at, about."""
_LEAST_GAIN, _MOST = 0.02, 0.95


@dataclass(frozen=True, slots=True)
class Company:
    """What the contacts of single reports tell of their identifiers.

    Args:
        known: by contact, whether both reports name another identifier of few.
        meets: those lead to one another, through whichever reports name them.
        chance: how often they seem to, among strangers.
        doubt: by identifier, how surely it is everybody's, in [0, 1].
        within: by bin of the time apart, how often they do in one campaign.
    """

    known: Flags
    meets: Flags
    chance: float
    doubt: Real
    within: Real

    def shares(self, identifier: Whole, bins: Whole, most: float) -> tuple[Real, Real]:
        """For each contact, a sum whose quotient estimates the share within campaigns.

        Args:
            identifier: of each contact.
            bins: of its time apart.
            most: share within campaigns where reports are closest in time.
        """
        heard = np.where(self.known, 1 - self.doubt[identifier], 0.0)
        found, full = heard * (self.meets - self.chance), heard * (self.within - self.chance)[bins]
        close = bins < _CLOSE
        usual = (found[close].sum() + _BELIEVED) / (full[close].sum() + _BELIEVED)
        sure = np.clip(self.chance + (self.within - self.chance) * usual / most, 0.0, _MOST)
        gain = sure - self.chance
        worth = np.where(gain < _LEAST_GAIN, 0.0, gain / (sure * (1 - sure)))
        return worth[bins] * found, worth[bins] * heard * gain[bins]


def company(by_time: Uses, neighbours: Contacts, reports: int, identifiers: int) -> Company:
    """What reports in contact have in common beside the identifier of the contact.

    Twice: what the first look takes for everybody's is no company in the second.

    Args:
        by_time: uses in order of time, every report a group of its own.
        neighbours: contacts between those that follow one another.
        reports: number of reports.
        identifiers: number of identifiers.
    """
    counts = np.bincount(by_time.identifier, minlength=identifiers) <= _FEW
    _, first = _look(by_time, neighbours, counts, reports)
    found, second = _look(by_time, neighbours, counts & (first.doubt < 0.5), reports)
    return replace(second, within=_within(by_time, neighbours, found, second))


def _look(
    by_time: Uses, neighbours: Contacts, counts: Flags, reports: int
) -> tuple[Meetings, Company]:
    """Who meets where `counts` says which identifiers are company, and what contacts tell then.

    Its `within` is of all contacts whose identifier seems a campaign's.
    """
    found = meetings(by_time, counts, reports)
    known = found.tell(neighbours)
    told = neighbours.where(known)
    met, chance = found.meet(told), found.chance(told)
    meets = np.zeros(len(known), np.bool_)
    meets[known] = met
    named = np.bincount(neighbours.identifier, minlength=len(counts))
    bins = time_bin(told.apart)
    doubt, rate = _two_kinds(told.identifier, bins, met.astype(np.int64), named, chance)
    return found, Company(known, meets, chance, doubt, rate)


def _within(by_time: Uses, neighbours: Contacts, found: Meetings, told: Company) -> Real:
    """By bin of the time apart, how often reports meet that are surely of one campaign."""
    between = _between(by_time, found)
    between = between[told.known[between]]
    bins = time_bin(neighbours.apart[between])
    belief = np.maximum.accumulate(told.within)
    met = np.bincount(bins, told.meets[between], BINS) + _BELIEVED * belief
    rate: Real = met / (np.bincount(bins, minlength=BINS) + _BELIEVED)
    return rate


def _between(by_time: Uses, found: Meetings) -> Whole:
    """Contacts whose neighbours on both sides meet: all four reports are of one campaign."""
    follows = by_time.identifier[1:] == by_time.identifier[:-1]
    contact = np.cumsum(follows) - 1
    outer = np.flatnonzero(by_time.identifier[3:] == by_time.identifier[:-3])
    looked_at = np.arange(0, len(outer), 1 + len(outer) // _AROUND)
    meet = found.meet(contacts(by_time, 3).where(looked_at))
    inner: Whole = contact[outer[looked_at[meet]] + 1]
    return inner


def _two_kinds(
    identifier: Whole, bins: Whole, meets: Whole, named: Whole, chance: float
) -> tuple[Real, Real]:
    """How surely each identifier is everybody's, and by bin the rate of meeting in the others.

    Carriers of a campaign's identifiers meet at a rate that falls with the time between them,
    carriers of everybody's like strangers. How many are everybody's is learned for identifiers with
    about as many contacts.
    """
    size = np.frexp(named)[1]
    used = named > 0
    many = np.bincount(size[used], minlength=int(size.max(initial=0)) + 1) + _BELIEVED
    prior = np.full(len(many), _RARE)
    most = max(_HEARD, _HEARD_SHARE * len(identifier))
    heard = most / np.maximum(np.bincount(identifier, minlength=len(named)), most)
    doubt = np.zeros(len(named))
    for _ in range(_ROUNDS):
        rate = _rate(bins, meets, (heard * (1 - doubt))[identifier], chance)
        speaks = np.bincount(identifier, _likelihood(rate, chance)[bins, meets], len(named))
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
