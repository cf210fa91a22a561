"""What is evaluated, and what came out."""

from __future__ import annotations

from dataclasses import dataclass

from ortaq.engine.terms.errors import OrtaqError

LEAST_BEFORE = 8
"""Periods before the break below which no trend can be told from chance: the authors' rule, a third of
the 24 that the literature likes (J. Lopez Bernal and others, Int. J. Epidemiology 46, 2017)."""
LEAST_AFTER = 3
"""Periods after the break below which nothing can be said of it."""


class TooFewPeriods(OrtaqError):
    """The series is too short before or after the break. Wait for more periods, or take shorter ones."""

    code = "too_few_periods"


class NoVariation(OrtaqError):
    """The series does not vary, so that no chance can be estimated. Choose another one."""

    code = "series_without_variation"


class StatisticsMissing(OrtaqError):
    """The package of statistics is not installed. Install the extra `effects`."""

    code = "statistics_missing"


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95 per cent interval, in the unit of the series."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """True where the interval does not hold zero."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Interruption:
    """An interrupted time series.

    Args:
        level: jump at the break.
        slope: change of the trend, for each period.
        effect: mean distance after the break from where the trend before would have gone.
        relative: the effect as a share of that expected mean; None where it is zero.
        expected: where the trend before would have gone, one value a period after the break.
        trend_before: slope before the break, for each period.
        autocorrelation: of the residuals at lag 1.
        lags: periods of autocorrelation that the intervals allow for.
        is_seasonal: True where the months of the year were taken out.
    """

    level: Interval
    slope: Interval
    effect: Interval
    relative: float | None
    expected: tuple[float, ...]
    trend_before: float
    autocorrelation: float
    lags: int
    is_seasonal: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference in differences.

    Args:
        effect: how much more the treated places changed than the others.
        pre_trend: difference of the trends before the break, for each period.
        is_parallel: True where that difference cannot be told from none.
        placebo: the effect at a break that was made up, in the middle of the time before; near zero
            where the method can be trusted.
        treated: how many places.
        controls: how many places.
    """

    effect: Interval
    pre_trend: Interval
    is_parallel: bool
    placebo: Interval
    treated: int
    controls: int
