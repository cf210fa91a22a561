"""What groups tell about type of crime, region, language and amount, for and against a merge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import AMOUNT_STEPS, UNKNOWN, thousandths

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Real, ReportColumns, Whole
    from ortaq.engine.link.batch.reliability import Reliability

_LONGEST = (1 << 16) - 2
"""Groups in which more reports tell a trait are not compared by it: they are no campaigns."""
_ONE_SIDED = 0.98
"""A trait that nearly all reports share tells nothing."""


@dataclass(frozen=True, slots=True)
class TraitTables:
    """Marginal likelihoods of counts, so that evidence is a sum of looked-up whole numbers.

    A campaign draws a trait from its own habits, which themselves vary around the nation's
    (Dirichlet-multinomial). The evidence that two groups share habits is the likelihood of their
    counts together over that of each apart.

    Args:
        widths: number of values of each trait that tells something.
        rows: which traits of `ReportColumns.traits` those are.
        values: shape (sum of widths, longest + 1): log-likelihood of a count of one value.
        totals: shape (traits, longest + 1): the same for the count of all values.
        most: the most one trait may speak for a merge, in thousandths.
    """

    widths: tuple[int, ...]
    rows: tuple[int, ...]
    values: Whole
    totals: Whole
    most: int

    @property
    def longest(self) -> int:
        """The greatest count in the tables."""
        return int(self.totals.shape[1]) - 1

    @property
    def starts(self) -> tuple[int, ...]:
        """The first column of each trait in a table of counts."""
        return tuple(sum(self.widths[:trait]) for trait in range(len(self.widths)))


def trait_tables(
    reports: ReportColumns, reliability: Reliability, most_trait: float
) -> TraitTables:
    """Tables for the reports' own frequencies and for what was learned of their agreement."""
    agreement = reliability.agreement
    longest = min(len(reports) + 2, _LONGEST)
    widths, rows, values, totals = [], [], [], []
    for row, trait in enumerate(reports.traits):
        counts = np.bincount(trait[trait != UNKNOWN])
        if not counts.sum() or counts.max() > _ONE_SIDED * counts.sum():
            continue
        share = np.maximum(counts / counts.sum(), 1e-6)
        spread = _concentration(agreement.sure[row], agreement.chance[row])
        widths.append(len(counts))
        rows.append(row)
        values.append(_rising(spread * share, longest))
        totals.append(_rising(np.array([spread]), longest))
    empty = np.zeros((0, longest + 1), np.int64)
    return TraitTables(
        tuple(widths),
        tuple(rows),
        np.concatenate([empty, *values]),
        np.concatenate([empty, *totals]),
        round(most_trait * 1000),
    )


def _concentration(agreement: float, chance: float) -> float:
    """Of the Dirichlet prior under which two reports of a campaign agree at the rate `agreement`."""
    within = min(max(agreement, chance + 0.02 * (1 - chance)), 1 - 0.02 * (1 - chance))
    return (1 - within) / (within - chance)


def _rising(start: Real, longest: int) -> Whole:
    """Log of the rising factorial of each start, for 0 to `longest` factors."""
    factors = np.log(start[:, None] + np.arange(longest))
    zero = np.zeros((len(start), 1))
    return thousandths(np.concatenate([zero, np.cumsum(factors, axis=1)], axis=1))


@dataclass(frozen=True, slots=True)
class AmountModel:
    """Amounts of a campaign scatter around its own middle, which scatters around the nation's.

    Args:
        ratio: variance of middles over the variance within a campaign.
        within: variance within a campaign, in units of the variance of all.
    """

    ratio: float
    within: float

    def likelihood(self, count: Whole, total: Whole) -> Whole:
        """Log-likelihood of groups by their reports and the sum of their amounts, less a constant."""
        grown = 1 + count * self.ratio
        middle = total.astype(np.float64) / AMOUNT_STEPS
        fit = self.ratio * middle**2 / (self.within * grown)
        return thousandths(0.5 * (fit - np.log(grown)))


def amount_model(reliability: Reliability) -> AmountModel:
    """The model under which amounts of sure pairs correlate as they were found to."""
    likeness = reliability.amount_likeness
    return AmountModel(likeness / (1 - likeness), 1 - likeness)
