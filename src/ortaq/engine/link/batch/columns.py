"""Reports and mentions as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

Whole: TypeAlias = NDArray[np.int64]
"""Whole numbers."""
Real: TypeAlias = NDArray[np.float64]
"""Real numbers."""
Flags: TypeAlias = NDArray[np.bool_]
"""Truth values."""
Counts: TypeAlias = NDArray[np.uint16]
"""Counts by group and value; groups so large that these wrap are not compared by them."""

UNKNOWN = -1
"""A trait that the report does not tell."""
MOMENTS_PER_DAY = 4
"""Times are counted in quarters of a day, so that their squares add up without rounding."""
AMOUNT_STEPS = 16
"""Amounts are counted in sixteenths of their standard deviation, on a logarithmic scale."""
_MOST_AMOUNT = 3 * AMOUNT_STEPS


@dataclass(frozen=True, slots=True)
class ReportColumns:
    """What linking is told of each report, in one row a report.

    Args:
        moment: when it happened, else when it was reported, in quarters of a day from any origin.
        traits: shape (3, reports): type of crime, region, language as numbers from 0; `UNKNOWN`.
        amount: standardised logarithm of the amount in `AMOUNT_STEPS`; 0 where unknown.
    """

    moment: Whole
    traits: Whole
    amount: Whole

    def __len__(self) -> int:
        return len(self.moment)

    def where(self, rows: Whole) -> ReportColumns:
        """Some of the reports, in the order given."""
        return ReportColumns(self.moment[rows], self.traits[:, rows], self.amount[rows])


@dataclass(frozen=True, slots=True)
class MentionColumns:
    """Identifiers that reports name.

    Args:
        report: row of the report in `ReportColumns`; one row for each mention, in any order.
        identifier: number of the identifier, from 0.
        offender: evidence that it is the offender's, in thousandths of a nat; below zero for the
            victim's, 0 for unknown.
        is_hub: it is well known and never links.
        kind: number of the kind, from 0, of each *identifier*, not of each mention.
    """

    report: Whole
    identifier: Whole
    offender: Whole
    is_hub: Flags
    kind: Whole

    def __len__(self) -> int:
        return len(self.report)


def thousandths(nats: Real) -> Whole:
    """Evidence as whole thousandths of a nat."""
    return np.rint(nats * 1000).astype(np.int64)


def standard_amounts(amount_kzt: Iterable[float]) -> Whole:
    """Amounts on the scale of `ReportColumns.amount`; what is not above zero counts as unknown."""
    amounts = np.asarray(amount_kzt, dtype=np.float64)
    known = np.isfinite(amounts) & (amounts > 0)
    steps = np.zeros(len(amounts), np.int64)
    if known.any():
        logs = np.log(amounts[known])
        spread = float(logs.std()) or 1.0
        scaled = np.rint((logs - logs.mean()) / spread * AMOUNT_STEPS)
        steps[known] = np.clip(scaled, -_MOST_AMOUNT, _MOST_AMOUNT).astype(np.int64)
    return steps


def offender_evidence(sign: Whole, confidence: Real) -> Whole:
    """Evidence for the offender's role from a role and its confidence.

    Args:
        sign: 1 for the offender's, -1 for the victim's, 0 for any other role.
        confidence: of the role, in [0, 1]; taken as at least 0.5 and at most 0.95.
    """
    sure = np.clip(confidence, 0.5, 0.95)
    return sign * thousandths(np.log(sure / (1 - sure)))
