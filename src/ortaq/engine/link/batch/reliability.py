"""How far a shared identifier vouches, as it was learned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ortaq.engine.link.batch.agreement import Agreement
    from ortaq.engine.link.batch.columns import Flags, Whole

APART = 2 ** np.arange(1, 12)
"""Upper bounds of the bins of time apart, in moments: half a day, one, two, four days and so on."""
BINS = len(APART) + 1
_BINS = np.searchsorted(APART, np.arange(APART[-1] + 1), side="right")


@dataclass(frozen=True, slots=True)
class Reliability:
    """What was learned before anything was linked.

    Args:
        agreement: of reports, about traits.
        amount_likeness: correlation of the amounts of sure pairs, in [0.02, 0.95].
        by_time: shape (kinds, bins of `APART`): log-odds, in thousandths, that neighbours on an
            identifier of the kind are of one campaign.
        correction: by identifier, what its own record adds to that or takes away.
        information: of the traits, per contact: how well they tell a campaign from strangers.
    """

    agreement: Agreement
    amount_likeness: float
    by_time: Whole
    correction: Whole
    information: float = 0.0

    def of(self, identifier: Whole, kind: Whole, apart: Whole) -> Whole:
        """Log-odds, in thousandths, that a contact is within one campaign."""
        return self.by_time[kind, time_bin(apart)] + self.correction[identifier]

    def worth(self, kind: Whole, least: float) -> Flags:
        """By identifier, whether it vouches for more than `least` nats where the time is best."""
        found: Flags = self.by_time[kind, 0] + self.correction > least * 1000
        return found


def time_bin(apart: Whole) -> Whole:
    """The bin of each time apart, from 0."""
    found: Whole = _BINS[np.minimum(apart, APART[-1])]
    return found
