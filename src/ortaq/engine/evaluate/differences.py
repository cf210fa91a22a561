"""Difference in differences: places with the measure against places without it.

Two-way fixed effects with errors clustered by place. Source: M. Bertrand, E. Duflo, S. Mullainathan,
How much should we trust differences-in-differences estimates?, Quarterly J. of Economics 119, 2004.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.evaluate.package import regression
from ortaq.engine.evaluate.series import (
    LEAST_AFTER,
    LEAST_BEFORE,
    Difference,
    Interval,
    TooFewPeriods,
)
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

LEAST_CONTROLS = 2


class TooFewPlaces(OrtaqError):
    """There are too few places with or without the measure. Choose a measure that not all places have."""

    code = "too_few_places"


def difference(
    series: Mapping[str, Sequence[float]], treated: Collection[str], start: int
) -> Difference:
    """How much more the treated places changed after the break than the others.

    Args:
        series: place to its values, one a period, all of one length; rates, not counts, where places
            are of different size.
        treated: places with the measure.
        start: position, from 0, of the first period after the break.

    Raises:
        TooFewPlaces: no treated place, or fewer than two others.
        TooFewPeriods: fewer than 8 before or 3 after the break.
        StatisticsMissing: the package is not installed.
    """
    places = sorted(series)
    panel = np.array([series[place] for place in places], dtype=float)
    has = np.array([place in treated for place in places])
    size = panel.shape[1] if panel.ndim == 2 else 0
    if not has.any() or (~has).sum() < LEAST_CONTROLS:
        raise TooFewPlaces(treated=int(has.sum()), controls=int((~has).sum()))
    if start < LEAST_BEFORE or size - start < LEAST_AFTER:
        raise TooFewPeriods(before=start, after=size - start)
    time = np.arange(size)
    before = panel[:, :start]
    trend = _estimate(before, has, np.arange(start, dtype=float))
    return Difference(
        effect=_estimate(panel, has, (time >= start).astype(float)),
        pre_trend=trend,
        is_parallel=not trend.is_clear,
        placebo=_estimate(before, has, (np.arange(start) >= start // 2).astype(float)),
        treated=int(has.sum()),
        controls=int((~has).sum()),
    )


def _estimate(panel: np.ndarray, has: np.ndarray, moment: np.ndarray) -> Interval:
    """The coefficient of treated times moment, places and periods taken out."""
    within = _demeaned(panel).ravel()
    column = _demeaned(np.outer(has.astype(float), moment)).ravel()
    groups = np.repeat(np.arange(panel.shape[0]), panel.shape[1])
    fit = regression(within, column[:, None], groups=groups)
    value, error = float(fit.params[0]), float(np.sqrt(fit.cov[0, 0]))
    return Interval(value, value - fit.width * error, value + fit.width * error)


def _demeaned(panel: np.ndarray) -> np.ndarray:
    rows, columns = panel.mean(axis=1, keepdims=True), panel.mean(axis=0, keepdims=True)
    demeaned: np.ndarray = panel - rows - columns + panel.mean()
    return demeaned
