"""How far a shared identifier vouches, read from how reports that share it agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.agreement import learned_agreement
from ortaq.engine.link.batch.columns import AMOUNT_STEPS, thousandths
from ortaq.engine.link.batch.company import company
from ortaq.engine.link.batch.reliability import BINS, Reliability, time_bin
from ortaq.engine.link.batch.uses import contacts, in_time

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Real, ReportColumns, Whole
    from ortaq.engine.link.batch.company import Company
    from ortaq.engine.link.batch.policy import BatchPolicy
    from ortaq.engine.link.batch.uses import Contacts, Uses

_LEAST, _MOST = 0.01, 0.97
_MOST_BY_COMPANY = 0.93
"""Most that one contact vouches for where company told it: nothing else speaks against a rented account."""
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
    ordered = in_time(uses)
    neighbours = contacts(ordered, 1)
    sure = neighbours.where(_sure(neighbours, len(reports)))
    agreement = learned_agreement(reports, sure, len(kind), policy)
    traits = agreement.told(reports.traits, neighbours)
    told, own = traits.by_contact(), traits.by_identifier(len(kind))
    information = float(told[1].sum()) / max(1, len(told[1]))
    others = None
    if information < policy.least_information:
        others = company(ordered, neighbours, len(reports), len(kind))
    by_time, by_identifier = _cells(neighbours, kind, told, own, others, policy)
    return Reliability(
        agreement,
        _amount_likeness(reports.amount, sure, policy),
        thousandths(_log_odds(by_time)),
        thousandths(np.minimum(by_identifier, 0.0)),
        information,
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


def _amount_likeness(amount: Whole, sure: Contacts, policy: BatchPolicy) -> float:
    product = int((amount[sure.one] * amount[sure.other]).sum()) / AMOUNT_STEPS**2
    likeness = (product + policy.prior_pairs * 0.1) / (len(sure.one) + policy.prior_pairs)
    return min(max(likeness, 0.02), 0.95)


def _cells(
    neighbours: Contacts,
    kind: Whole,
    told: tuple[Real, Real],
    own: tuple[Real, Real],
    others: Company | None,
    policy: BatchPolicy,
) -> tuple[Real, Real]:
    """Shares within campaigns by kind and time, and each identifier's log-odds against those.

    Args:
        neighbours: contacts of single reports.
        kind: of each identifier.
        told: what agreement tells, by contact.
        own: what it tells by identifier.
        others: what company tells, where traits tell little.
        policy: beliefs where the data say little.
    """
    identifier = neighbours.identifier
    bins = time_bin(neighbours.apart)
    many, kinds = len(kind), int(kind.max(initial=0)) + 1
    cell = kind[identifier] * BINS + bins
    share, known = own
    contacts = np.maximum(np.bincount(identifier, minlength=many), 1)
    doubt = np.zeros(many)
    most = _MOST
    if others is not None:
        most = _MOST_BY_COMPANY
        told = others.shares(identifier, bins, 1 / (1 + np.exp(-policy.prior_reliability)))
        doubt = others.doubt
    usual = np.ones(len(identifier), np.bool_)
    strength = policy.identifier_information
    for _ in range(_ROUNDS):
        said, weight = told[0][usual], told[1][usual]
        by_time = np.minimum(_by_time(bins[usual], said, weight, policy), most)
        by_cell = np.minimum(_by_kind(cell[usual], said, weight, by_time, kinds, policy), most)
        expected = np.clip(
            np.bincount(identifier, by_cell.ravel()[cell], many) / contacts, _LEAST, _MOST
        )
        found = np.clip((share + strength * expected) / (known + strength), _LEAST, _MOST)
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
