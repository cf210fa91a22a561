"""What groups made without the identifiers of many tell about the identifiers of many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import thousandths
from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.uses import contacts, in_time

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Real, Whole
    from ortaq.engine.link.batch.reliability import Reliability
    from ortaq.engine.link.batch.uses import Uses

_STRENGTH = 3.0
"""Contacts that the belief about an identifier is worth."""
_LEAST, _MOST = 0.002, 0.97
_PARTED, _PARTED_OWN = 20.0, 20.0
"""Information that two beliefs are worth: that groups which differ are strangers, and that those of
one identifier are what those of all identifiers are."""
_TOLD = 200.0
"""Information of all contacts that is needed to believe half of what speaks for an identifier."""


def of_few(uses: Uses, identifiers: int, few: int = DEFAULT.few) -> Flags:
    """By identifier, whether few reports name it.

    Args:
        uses: every report a group of its own.
        identifiers: how many there are.
        few: so many reports at most.
    """
    found: Flags = np.bincount(uses.identifier, minlength=identifiers) <= few
    return found


def judged_by_groups(
    reliability: Reliability, kind: Whole, traits: Whole, popular: Uses, group: Whole
) -> Reliability:
    """Reliability after the identifiers of many were compared with groups made without them.

    Where the reports that follow one another on such an identifier are in different groups more
    often than the time between them lets expect, it vouches for that much less; where they are in
    one more often, for more. But a large campaign that changes its numbers often lies in pieces
    without the identifier that ties them: different groups whose reports agree about traits like
    those of one campaign count as one as far as they do.

    Args:
        reliability: before.
        kind: of each identifier.
        traits: shape (traits, reports).
        popular: uses of identifiers of many, every report a group of its own.
        group: of each report.
    """
    met = contacts(in_time(popular), 1)
    grouped = np.bincount(group, minlength=len(group))[group] > 1
    met = met.where(grouped[met.one] & grouped[met.other])
    same = group[met.one] == group[met.other]
    odds = reliability.of(met.identifier, kind[met.identifier], met.apart) / 1000
    many = len(kind)
    believed = np.bincount(met.identifier, 1 / (1 + np.exp(-odds)), many)
    seen = np.bincount(met.identifier, minlength=many)
    agreed = np.bincount(met.identifier[same], minlength=many)
    parted, told = reliability.agreement.told(traits, met.where(~same)).by_identifier(many)
    agreed = agreed + _pieces(parted, told) * (seen - agreed)
    judged = np.flatnonzero(seen)
    expected = np.clip(believed[judged] / seen[judged], _LEAST, _MOST)
    share = (agreed[judged] + _STRENGTH * expected) / (seen[judged] + _STRENGTH)
    found = np.clip(share, _LEAST, _MOST)
    change = np.log(found / (1 - found)) - np.log(expected / (1 - expected))
    sure = told.sum() / (told.sum() + _TOLD)
    correction = reliability.correction.copy()
    correction[judged] += thousandths(np.where(change > 0, sure * change, change))
    return replace(reliability, correction=correction)


def _pieces(share: Real, information: Real) -> Real:
    """By identifier, the share of contacts of different groups that are of one campaign in pieces."""
    usual = np.clip(share.sum() / (information.sum() + _PARTED), 0.0, _MOST)
    own = (share + _PARTED_OWN * usual) / (information + _PARTED_OWN)
    found: Real = np.clip(own, 0.0, _MOST)
    return found
