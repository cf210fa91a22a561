"""Interrupted time series: the trend before a break, carried on, against what came.

Source: A. K. Wagner and others, Segmented regression analysis of interrupted time series studies,
J. Clinical Pharmacy and Therapeutics 27, 2002; standard errors by W. K. Newey and K. D. West,
Econometrica 55, 1987, with the lag rule floor(4 (n / 100)^(2/9)).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.evaluate.package import regression
from ortaq.engine.evaluate.series import (
    LEAST_AFTER,
    LEAST_BEFORE,
    Interruption,
    Interval,
    NoVariation,
    TooFewPeriods,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.evaluate.package import Fit

YEAR = 12


def interrupted(values: Sequence[float], start: int, *, season: int = 0) -> Interruption:
    """The effect of a break on a series.

    Args:
        values: one a period, without holes.
        start: position, from 0, of the first period after the break.
        season: periods of a year; 0 where the year has no shape. Taken out only where the series has
            two whole years before the break.

    Raises:
        TooFewPeriods: fewer than 8 before or 3 after the break.
        NoVariation: the values before the break are all alike.
        StatisticsMissing: the package is not installed.
    """
    series = np.asarray(values, dtype=float)
    size = len(series)
    if start < LEAST_BEFORE or size - start < LEAST_AFTER:
        raise TooFewPeriods(before=start, after=size - start)
    if np.ptp(series[:start]) == 0:
        raise NoVariation
    is_seasonal = season > 1 and start >= 2 * season
    design, after = _design(size, start, season if is_seasonal else 0)
    lags = max(1, int(4 * (size / 100) ** (2 / 9)))
    fit = regression(series, design, lags=lags)
    without = design.copy()
    without[:, 2:4] = 0
    expected = (without @ fit.params)[after]
    weights = design[after].mean(axis=0) - without[after].mean(axis=0)
    effect = _interval(
        float(weights @ fit.params), float(np.sqrt(weights @ fit.cov @ weights)), fit.width
    )
    residuals = series - design @ fit.params
    mean = float(expected.mean())
    return Interruption(
        level=_parameter(fit, 2),
        slope=_parameter(fit, 3),
        effect=effect,
        relative=effect.value / mean if mean else None,
        expected=tuple(map(float, expected)),
        trend_before=float(fit.params[1]),
        autocorrelation=_autocorrelation(residuals),
        lags=lags,
        is_seasonal=is_seasonal,
    )


def _design(size: int, start: int, season: int) -> tuple[np.ndarray, np.ndarray]:
    """Columns: level, trend, jump, change of trend, and the periods of the year but one."""
    time = np.arange(size, dtype=float)
    after = time >= start
    columns = [np.ones(size), time, after.astype(float), np.where(after, time - start, 0.0)]
    columns += [(time % season == period).astype(float) for period in range(1, season)]
    return np.column_stack(columns), after


def _parameter(fit: Fit, position: int) -> Interval:
    error = float(np.sqrt(fit.cov[position, position]))
    return _interval(float(fit.params[position]), error, fit.width)


def _interval(value: float, error: float, width: float) -> Interval:
    return Interval(value, value - width * error, value + width * error)


def _autocorrelation(residuals: np.ndarray) -> float:
    total = float(residuals @ residuals)
    return float(residuals[1:] @ residuals[:-1]) / total if total else 0.0
