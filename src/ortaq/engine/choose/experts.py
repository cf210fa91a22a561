"""What experts think of an uncertain number: quartiles, how they came nearer, whether they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

LEAST_EXPERTS = 3
"""Fewer estimates than this have no quartiles worth the name. Ortaq's own rule."""


class TooFewEstimates(OrtaqError):
    """There are too few estimates for quartiles. Ask more experts."""

    code = "too_few_estimates"


class BadEstimate(OrtaqError):
    """The lowest value must not exceed the likeliest, nor that the highest. Correct the three numbers."""

    code = "bad_estimate"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One expert's three numbers.

    Raises:
        BadEstimate: they are out of order.
    """

    low: Decimal
    likely: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not self.low <= self.likely <= self.high:
            raise BadEstimate(low=self.low, likely=self.likely, high=self.high)


@dataclass(frozen=True, slots=True)
class GroupEstimate:
    """What a group thinks together.

    Args:
        count: experts who gave an estimate.
        lower: first quartile of their likeliest values.
        median: of their likeliest values.
        upper: third quartile of their likeliest values.
        low: median of their lowest values.
        high: median of their highest values.
    """

    count: int
    lower: Decimal
    median: Decimal
    upper: Decimal
    low: Decimal
    high: Decimal

    @property
    def spread(self) -> Decimal:
        """The interquartile range."""
        return self.upper - self.lower

    @property
    def triangle(self) -> tuple[Decimal, Decimal, Decimal]:
        """Low, mode and high of a triangular distribution for later draws.

        The mode is the median. The ends take in both doubts: that of the experts about their own
        numbers (medians of lowest and highest) and that between them (quartiles of the likeliest).
        Ortaq's own rule.
        """
        return min(self.low, self.lower), self.median, max(self.high, self.upper)


def quartiles(values: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """First quartile, median and third quartile, interpolated between neighbours; exact.

    Raises:
        TooFewEstimates: there is no value.

    Source:
        R. J. Hyndman, Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician
        50 (1996), definition 7: the one of `statistics.quantiles(method="inclusive")`, NumPy, R, Excel.

    Example:
        >>> [str(value) for value in quartiles([Decimal(value) for value in (1, 2, 3, 4)])]
        ['1.75', '2.5', '3.25']
    """
    if not values:
        raise TooFewEstimates(count=0)
    ordered = sorted(values)
    first, second, third = (_quarter(ordered, quarter) for quarter in (1, 2, 3))
    return first, second, third


def pool(estimates: Iterable[Estimate], *, least: int = LEAST_EXPERTS) -> GroupEstimate:
    """What the group thinks together; the order of the estimates doesn't matter.

    Raises:
        TooFewEstimates: there are fewer than `least`.
    """
    given = list(estimates)
    if len(given) < max(least, 1):
        raise TooFewEstimates(count=len(given), least=least)
    lower, median, upper = quartiles([one.likely for one in given])
    return GroupEstimate(
        count=len(given),
        lower=lower,
        median=median,
        upper=upper,
        low=quartiles([one.low for one in given])[1],
        high=quartiles([one.high for one in given])[1],
    )


def narrowed(first: GroupEstimate, second: GroupEstimate) -> Decimal | None:
    """The share of the first interquartile range that is gone in the second.

    Returns:
        1 where all agree now, 0 where nothing changed, negative where they went apart; None where the
        first range was zero.
    """
    return 1 - second.spread / first.spread if first.spread else None


def agrees(group: GroupEstimate, *, most: Decimal) -> bool:
    """True where the interquartile range is at most `most` times the median; at a median of zero, zero.

    Source:
        The interquartile range as a measure of consensus, and that every study sets its own bound: H. A.
        von der Gracht, "Consensus measurement in Delphi studies", Technological Forecasting and Social
        Change 79 (2012).
    """
    return group.spread <= most * abs(group.median)


def place(value: Decimal, group: GroupEstimate) -> str:
    """`below`, `within` or `above` the group's quartiles; the quartiles themselves are within."""
    if value < group.lower:
        return "below"
    return "above" if value > group.upper else "within"


def _quarter(ordered: Sequence[Decimal], quarter: int) -> Decimal:
    """Definition 7: the point at the share quarter/4 of the way from the first value to the last."""
    index, rest = divmod((len(ordered) - 1) * quarter, 4)
    if not rest:
        return ordered[index]
    return ordered[index] + (ordered[index + 1] - ordered[index]) * rest / 4
