"""Which groups touch, and how far what they share vouches that they are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import thousandths
from ortaq.engine.link.batch.uses import contacts, in_time, starts_of

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Whole
    from ortaq.engine.link.batch.reliability import Reliability
    from ortaq.engine.link.batch.uses import Uses

_REACH = (1, 2)
"""Uses that are two places apart in time touch too: a stranger's in between must not part them."""
_SOFT = 20_000
"""Log-odds beyond this many thousandths are their own soft maximum with zero."""
_SOFTPLUS = thousandths(np.logaddexp(0.0, np.arange(-_SOFT, _SOFT + 1) / 1000))
_ANY_OF = np.concatenate([[-_SOFT], thousandths(np.log(np.expm1(np.arange(1, _SOFT + 1) / 1000)))])


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of groups with the evidence for merging them; `one` is the lesser number."""

    one: Whole
    other: Whole
    evidence: Whole


def touching(uses: Uses, reliability: Reliability, kind: Whole, groups: int) -> Pairs:
    """Pairs of groups in contact, in order, with what their identifiers say together.

    At least one of the identifiers must vouch, so the chances that none does are multiplied.

    Args:
        uses: of all groups.
        reliability: of identifiers.
        kind: of each identifier.
        groups: number of groups.
    """
    key, vouches = _contacts(in_time(uses), reliability, kind, groups)
    order = np.argsort(key, kind="stable")
    key = key[order]
    starts = starts_of(key)
    total = np.add.reduceat(vouches[order], starts) if len(key) else vouches
    key = key[starts]
    together = np.where(total > _SOFT, total, _ANY_OF[np.minimum(total, _SOFT)])
    width = max(1, groups)
    return Pairs(key // width, key % width, together)


def _contacts(
    by_time: Uses, reliability: Reliability, kind: Whole, groups: int
) -> tuple[Whole, Whole]:
    """Pairs of groups as one number, and how far each contact of theirs vouches."""
    keys, vouches = [], []
    for lag in _REACH:
        found = contacts(by_time, lag)
        odds = reliability.of(found.identifier, kind[found.identifier], found.apart)
        vouches.append(_SOFTPLUS[np.clip(odds, -_SOFT, _SOFT) + _SOFT])
        keys.append(found.one * max(1, groups) + found.other)
    return np.concatenate(keys), np.concatenate(vouches)
