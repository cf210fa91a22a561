"""How far a shared identifier vouches, read from how reports that share it agree.

Two reports that share two identifiers are surely of one campaign: call their rate of agreement on
a trait m. Strangers agree at the rate u. Where neighbours on an identifier agree at the rate r, the
share (r - u) / (m - u) of them are of one campaign. This holds whatever the trait is and however
often reporters choose the wrong type of crime, and needs no labelled data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import AMOUNT_STEPS, UNKNOWN, thousandths
from ortaq.engine.link.batch.company import company
from ortaq.engine.link.batch.reliability import BINS, Reliability, time_bin
from ortaq.engine.link.batch.uses import contacts, in_time

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Real, ReportColumns, Whole
    from ortaq.engine.link.batch.company import Company
    from ortaq.engine.link.batch.policy import BatchPolicy
    from ortaq.engine.link.batch.uses import Contacts, Uses

_TELLING = 0.02
"""A trait tells nothing where sure pairs agree no more than this above strangers."""
_LEAST, _MOST = 0.01, 0.97
_USELESS = 0.5
"""An identifier this far below what is usual says nothing about the usual."""
_ENOUGH = 5.0
_ROUNDS = 3


def learn(reports: ReportColumns, uses: Uses, kind: Whole, policy: BatchPolicy) -> Reliability:
    """Reliability from the contacts of single reports.

    Args:
        reports: all reports.
        uses: of shared identifiers, every report a group of its own.
        kind: kind of each identifier.
        policy: beliefs where the data say little.
    """
    neighbours = contacts(in_time(uses), 1)
    a, b = neighbours.one, neighbours.other
    sure = _sure(neighbours, len(reports))
    chance = np.array([_stranger_agreement(trait) for trait in reports.traits])
    agreement = _sure_agreement(reports, a[sure], b[sure], chance, policy)
    share, information = _shares(reports, neighbours, agreement, chance)
    others = None
    if information.sum() < policy.least_information * len(information):
        others = company(uses, neighbours, len(reports), len(kind))
    by_time, by_identifier = _cells(neighbours, kind, share, information, others, policy)
    return Reliability(
        agreement,
        chance,
        _amount_likeness(reports.amount, a[sure], b[sure], policy),
        thousandths(_log_odds(by_time)),
        thousandths(np.minimum(by_identifier, 0.0)),
    )


def _sure(neighbours: Contacts, reports: int) -> Flags:
    """Which contacts are of two reports that are neighbours on two identifiers or more."""
    pair = neighbours.one * max(1, reports) + neighbours.other
    order = np.argsort(pair)
    repeated = np.zeros(len(pair), np.bool_)
    same = np.flatnonzero(pair[order][1:] == pair[order][:-1])
    repeated[order[same]] = True
    repeated[order[same + 1]] = True
    return repeated


def _stranger_agreement(trait: Whole) -> float:
    counts = np.bincount(trait[trait != UNKNOWN])
    total = int(counts.sum())
    return float((counts.astype(np.float64) ** 2).sum() / total**2) if total else 1.0


def _sure_agreement(
    reports: ReportColumns, a: Whole, b: Whole, chance: Real, policy: BatchPolicy
) -> Real:
    rates = []
    for trait, by_chance, belief in zip(
        reports.traits, chance, policy.prior_agreement, strict=True
    ):
        known = (trait[a] != UNKNOWN) & (trait[b] != UNKNOWN)
        agreed = int((known & (trait[a] == trait[b])).sum())
        prior = by_chance + belief * (1 - by_chance)
        rate = (agreed + policy.prior_pairs * prior) / (int(known.sum()) + policy.prior_pairs)
        rates.append(max(rate, float(by_chance)))
    return np.array(rates)


def _amount_likeness(amount: Whole, a: Whole, b: Whole, policy: BatchPolicy) -> float:
    product = int((amount[a] * amount[b]).sum()) / AMOUNT_STEPS**2
    likeness = (product + policy.prior_pairs * 0.1) / (len(a) + policy.prior_pairs)
    return min(max(likeness, 0.02), 0.95)


def _shares(
    reports: ReportColumns, neighbours: Contacts, agreement: Real, chance: Real
) -> tuple[Real, Real]:
    """For each contact, a sum whose quotient estimates the share within campaigns."""
    share = np.zeros(len(neighbours.one))
    information = np.zeros(len(neighbours.one))
    for trait, sure, by_chance in zip(reports.traits, agreement, chance, strict=True):
        gain = sure - by_chance
        if gain < _TELLING or sure > 1 - _TELLING / 20:
            continue
        here, there = trait[neighbours.one], trait[neighbours.other]
        known = (here != UNKNOWN) & (there != UNKNOWN)
        weight = gain / (sure * (1 - sure))
        share += np.where(known, weight * ((here == there) - by_chance), 0.0)
        information += np.where(known, weight * gain, 0.0)
    return share, information


def _cells(
    neighbours: Contacts,
    kind: Whole,
    share: Real,
    information: Real,
    others: Company | None,
    policy: BatchPolicy,
) -> tuple[Real, Real]:
    """Shares within campaigns by kind and time, and each identifier's log-odds against those."""
    identifier = neighbours.identifier
    bins = time_bin(neighbours.apart)
    many, kinds = len(kind), int(kind.max(initial=0)) + 1
    cell = kind[identifier] * BINS + bins
    own = np.bincount(identifier, share, many)
    known = np.bincount(identifier, information, many)
    contacts = np.maximum(np.bincount(identifier, minlength=many), 1)
    told, doubt = (share, information), np.zeros(many)
    if others is not None:
        told = others.shares(identifier, 1 / (1 + np.exp(-policy.prior_reliability)))
        doubt = others.doubt
    usual = np.ones(len(identifier), np.bool_)
    strength = policy.identifier_information
    for _ in range(_ROUNDS):
        said, weight = told[0][usual], told[1][usual]
        by_time = _by_time(bins[usual], said, weight, policy)
        by_cell = _by_kind(cell[usual], said, weight, by_time, kinds, policy)
        expected = np.clip(
            np.bincount(identifier, by_cell.ravel()[cell], many) / contacts, _LEAST, _MOST
        )
        found = np.clip((own + strength * expected) / (known + strength), _LEAST, _MOST)
        found = np.maximum(found * (1 - doubt), _LEAST)
        ordinary = (known < _ENOUGH) & (doubt < 0.5)
        usual = (ordinary | (found > _USELESS * expected))[identifier]
    return by_cell, _log_odds(found) - _log_odds(expected)


def _by_time(bins: Whole, share: Real, information: Real, policy: BatchPolicy) -> Real:
    log_odds = policy.prior_reliability - policy.prior_decline * np.arange(BINS, dtype=np.float64)
    belief = 1 / (1 + np.exp(-log_odds))
    strength = policy.cell_information
    found = (np.bincount(bins, share, BINS) + strength * belief) / (
        np.bincount(bins, information, BINS) + strength
    )
    return np.minimum.accumulate(np.clip(found, _LEAST, _MOST))


def _by_kind(
    cell: Whole, share: Real, information: Real, by_time: Real, kinds: int, policy: BatchPolicy
) -> Real:
    strength = policy.cell_information
    size = kinds * BINS
    found = np.bincount(cell, share, size).reshape(kinds, BINS) + strength * by_time
    known = np.bincount(cell, information, size).reshape(kinds, BINS) + strength
    return np.minimum.accumulate(np.clip(found / known, _LEAST, _MOST), axis=1)


def _log_odds(share: Real) -> Real:
    return np.log(share / (1 - share))
