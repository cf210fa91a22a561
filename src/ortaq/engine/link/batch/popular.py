"""What groups made without the identifiers of many tell about the identifiers of many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import thousandths
from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.uses import contacts, in_time

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Whole
    from ortaq.engine.link.batch.reliability import Reliability
    from ortaq.engine.link.batch.uses import Uses

_STRENGTH = 3.0
"""Contacts that the belief about an identifier is worth."""
_LEAST, _MOST = 0.002, 0.97


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
    reliability: Reliability, kind: Whole, popular: Uses, group: Whole
) -> Reliability:
    """Reliability after the identifiers of many were compared with groups made without them.

    Where the reports that follow one another on such an identifier are in different groups more
    often than the time between them lets expect, it vouches for that much less.

    Args:
        reliability: before.
        kind: of each identifier.
        popular: uses of identifiers of many, every report a group of its own.
        group: of each report.
    """
    met = contacts(in_time(popular), 1)
    grouped = np.bincount(group, minlength=len(group))[group] > 1
    known = grouped[met.one] & grouped[met.other]
    identifier = met.identifier[known]
    same = group[met.one[known]] == group[met.other[known]]
    odds = reliability.of(identifier, kind[identifier], met.apart[known]) / 1000
    many = len(kind)
    believed = np.bincount(identifier, 1 / (1 + np.exp(-odds)), many)
    seen = np.bincount(identifier, minlength=many)
    agreed = np.bincount(identifier, same, many)
    judged = np.flatnonzero(seen)
    expected = np.clip(believed[judged] / seen[judged], _LEAST, _MOST)
    share = (agreed[judged] + _STRENGTH * expected) / (seen[judged] + _STRENGTH)
    found = np.clip(share, _LEAST, _MOST)
    change = np.log(found / (1 - found)) - np.log(expected / (1 - expected))
    correction = reliability.correction.copy()
    correction[judged] += np.minimum(thousandths(change), 0)
    return replace(reliability, correction=correction)
