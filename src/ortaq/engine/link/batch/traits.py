"""What groups tell about type of crime, region, language and amount, for and against a merge."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import AMOUNT_STEPS, UNKNOWN, thousandths

if TYPE_CHECKING:
    from ortaq.engine.link.batch.agreement import Agreement
    from ortaq.engine.link.batch.columns import Real, ReportColumns, Whole
    from ortaq.engine.link.batch.reliability import Reliability

_LONGEST = (1 << 16) - 2
"""Groups in which more reports tell a trait are not compared by it: they are no campaigns."""
_ONE_SIDED = 0.98
"""A trait that nearly all reports share tells nothing."""
_RARE = 0.05
"""At least such a share of campaigns has no value of its own, or has one; of reports, tells another."""


@dataclass(frozen=True, slots=True)
class TraitTables:
    """Marginal likelihoods of counts, so that evidence is a sum of looked-up whole numbers.

    A campaign draws a trait from its own habits, which themselves vary around the nation's
    (Dirichlet-multinomial). The evidence that two groups share habits is the likelihood of their
    counts together over that of each apart.

    Or it has one value of its own, or none, and whatever else its reports tell is the nation's.
    Where both groups have several reports, the story that explains a group better counts: by the
    first alone, a few wrong types of crime in each of two halves would speak against them.

    Args:
        widths: number of values of each trait that tells something.
        rows: which traits of `ReportColumns.traits` those are.
        values: shape (sum of widths, longest + 1): log-likelihood of a count of one value, over
            that of the nation.
        totals: shape (traits, longest + 1): the same for the count of all values.
        own: shape (sum of widths): log-chance that a campaign has the value for its own.
        told: shape (sum of widths): what each report that tells its campaign's own value adds.
        strayed: shape (traits): what each report adds whether it tells its campaign's own value or not.
        none: shape (traits): log-chance that a campaign has no value of its own.
        most: the most one trait may speak for a merge, in thousandths.
    """

    widths: tuple[int, ...]
    rows: tuple[int, ...]
    values: Whole
    totals: Whole
    own: Whole
    told: Whole
    strayed: Whole
    none: Whole
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
    own, told, strayed, none = [], [], [], []
    for row, trait in enumerate(reports.traits):
        counts = np.bincount(trait[trait != UNKNOWN])
        if not counts.sum() or counts.max() > _ONE_SIDED * counts.sum():
            continue
        share = np.maximum(counts / counts.sum(), 1e-6)
        spread = _concentration(agreement.sure[row], agreement.chance[row])
        widths.append(len(counts))
        rows.append(row)
        values.append(_rising(spread * share, longest, share))
        totals.append(_rising(np.array([spread]), longest, np.ones(1)))
        without, strays = _one_value(agreement, row)
        own.append(np.log((1 - without) * share))
        told.append(np.log(1 + (1 - strays) / (strays * share)))
        strayed.append(np.log(strays))
        none.append(np.log(without))
    empty = np.zeros((0, longest + 1), np.int64)
    return TraitTables(
        tuple(widths),
        tuple(rows),
        np.concatenate([empty, *values]),
        np.concatenate([empty, *totals]),
        thousandths(np.concatenate([[], *own])),
        thousandths(np.concatenate([[], *told])),
        thousandths(np.array(strayed, np.float64)),
        thousandths(np.array(none, np.float64)),
        round(most_trait * 1000),
    )


def _concentration(agreement: float, chance: float) -> float:
    """Of the Dirichlet prior under which two reports of a campaign agree at the rate `agreement`."""
    within = min(max(agreement, chance + 0.02 * (1 - chance)), 1 - 0.02 * (1 - chance))
    return (1 - within) / (within - chance)


def _one_value(agreement: Agreement, row: int) -> tuple[float, float]:
    """Share of campaigns with no value of their own, and of reports that tell another than theirs.

    Sure pairs agree more than strangers where their campaign has a value of its own and both tell it;
    that some campaigns have none shows in how unlike they are.
    """
    sure, chance = float(agreement.sure[row]), float(agreement.chance[row])
    gain = max(sure - chance, 0.02 * (1 - chance))
    unlike = float(agreement.spread[row]) * sure * (1 - sure)
    without = min(max(unlike / (gain**2 + unlike), _RARE), 1 - _RARE)
    both = gain / ((1 - without) * (1 - chance))
    return without, 1 - min(math.sqrt(both), 1 - _RARE)


def _rising(start: Real, longest: int, share: Real) -> Whole:
    """Log of the rising factorial of each start over the power of its share, for 0 to `longest` factors."""
    factors = np.log((start[:, None] + np.arange(longest)) / share[:, None])
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
