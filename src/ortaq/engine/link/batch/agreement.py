"""How often reports agree about traits, and what that tells of the identifiers they share.

Two reports that share two identifiers are surely of one campaign: call their rate of agreement on
a trait m. Strangers agree at the rate u. Where neighbours on an identifier agree at the rate r, the
share (r - u) / (m - u) of them are of one campaign. This holds whatever the trait is and however
often reporters choose the wrong type of crime, and needs no labelled data.

Campaigns differ: one works a single town, another the whole country. So the contacts of one
identifier are no independent witnesses; how much less they say together is read from the sure pairs
too, as their correlation within an identifier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import UNKNOWN

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Real, ReportColumns, Whole
    from ortaq.engine.link.batch.policy import BatchPolicy
    from ortaq.engine.link.batch.uses import Contacts

_TELLING = 0.02
"""A trait tells nothing where sure pairs agree no more than this above strangers."""
_UNLIKE = 20.0
"""Sure contacts that the belief that campaigns are alike is worth."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Rates of agreement, by trait.

    Args:
        sure: of sure pairs, in [0, 1].
        chance: of strangers, in [0, 1].
        spread: correlation of the sure pairs of one identifier, in [0, 1]: 0 where campaigns are
            alike, 1 where each agrees always or never.
    """

    sure: Real
    chance: Real
    spread: Real

    def told(self, traits: Whole, met: Contacts) -> Told:
        """What contacts tell by the traits that tell something.

        Args:
            traits: shape (traits, reports).
            met: contacts of reports.
        """
        rows = []
        for trait, sure, chance, spread in zip(
            traits, self.sure.tolist(), self.chance.tolist(), self.spread.tolist(), strict=True
        ):
            if sure - chance >= _TELLING and sure <= 1 - _TELLING / 20:
                rows.append(_Row(sure, chance, spread, *_compared(trait, met)))
        return Told(met.identifier, tuple(rows))


@dataclass(frozen=True, slots=True)
class _Row:
    """One trait: its rates, and by contact whether both reports tell it and whether they agree."""

    sure: float
    chance: float
    spread: float
    known: Flags
    agreed: Flags

    @property
    def gain(self) -> float:
        return self.sure - self.chance

    @property
    def weight(self) -> float:
        return self.gain / (self.sure * (1 - self.sure))


@dataclass(frozen=True, slots=True)
class Told:
    """Sums whose quotient estimates the share of contacts within campaigns, and their information.

    Args:
        identifier: of each contact.
        rows: of each trait.
    """

    identifier: Whole
    rows: tuple[_Row, ...]

    def by_contact(self) -> tuple[Real, Real]:
        """Both for each contact."""
        share, information = np.zeros((2, len(self.identifier)))
        for row in self.rows:
            share += np.where(row.known, row.weight * (row.agreed - row.chance), 0.0)
            information += np.where(row.known, row.weight * row.gain, 0.0)
        return share, information

    def by_identifier(self, many: int) -> tuple[Real, Real]:
        """Both by identifier, of `many`, as far as its contacts are independent witnesses."""
        share, information = np.zeros((2, many))
        for row in self.rows:
            witnesses = np.bincount(self.identifier[row.known], minlength=many)
            agreeing = np.bincount(self.identifier[row.known & row.agreed], minlength=many)
            weight = row.weight / (1 + np.maximum(witnesses - 1, 0) * row.spread)
            share += weight * (agreeing - row.chance * witnesses)
            information += weight * row.gain * witnesses
        return share, information


def learned_agreement(
    reports: ReportColumns, sure: Contacts, identifiers: int, policy: BatchPolicy
) -> Agreement:
    """Rates of agreement from pairs that are surely of one campaign.

    Args:
        reports: all reports.
        sure: those pairs, by identifier in the order of time.
        identifiers: how many there are.
        policy: beliefs where the data say little.
    """
    rates, chances, spreads = [], [], []
    for trait, belief in zip(reports.traits, policy.prior_agreement, strict=True):
        chance = _stranger_agreement(trait)
        known, agreed = _compared(trait, sure)
        prior = chance + belief * (1 - chance)
        found = (int((known & agreed).sum()) + policy.prior_pairs * prior) / (
            int(known.sum()) + policy.prior_pairs
        )
        rate = max(found, chance)
        rates.append(rate)
        chances.append(chance)
        surplus = agreed[known].astype(np.float64) - rate
        spreads.append(_spread(sure.identifier[known], surplus, identifiers, rate))
    return Agreement(np.array(rates), np.array(chances), np.array(spreads))


def _compared(trait: Whole, met: Contacts) -> tuple[Flags, Flags]:
    """By contact: whether both reports tell the trait, whether they tell the same."""
    here, there = trait[met.one], trait[met.other]
    return (here != UNKNOWN) & (there != UNKNOWN), here == there


def _stranger_agreement(trait: Whole) -> float:
    counts = np.bincount(trait[trait != UNKNOWN])
    total = int(counts.sum())
    return float((counts.astype(np.float64) ** 2).sum() / total**2) if total else 1.0


def _spread(identifier: Whole, surplus: Real, many: int, rate: float) -> float:
    """Correlation of two contacts of one identifier; neighbours, who share a report, left out.

    Args:
        identifier: of each contact, in order.
        surplus: its agreement, 0 or 1, less the rate of all.
        many: how many identifiers there are.
        rate: of all.
    """
    contacts = np.bincount(identifier, minlength=many)
    neighbours = np.flatnonzero(identifier[1:] == identifier[:-1])
    beside = surplus[neighbours] * surplus[neighbours + 1]
    products = (
        np.bincount(identifier, surplus, many) ** 2
        - np.bincount(identifier, surplus**2, many)
        - 2 * np.bincount(identifier[neighbours], beside, many)
    )
    enough = contacts > 2
    # An identifier with n contacts has (n - 1)(n - 2) such pairs and counts as n - 1.
    counted = float((contacts[enough] - 1).sum())
    found = float((products[enough] / (contacts[enough] - 2)).sum())
    most = rate * (1 - rate) * (counted + _UNLIKE)
    return min(max(found / most, 0.0), 1.0) if most else 0.0
