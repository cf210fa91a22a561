"""The one door to the package of statistics, an optional extra."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.evaluate.series import StatisticsMissing

if TYPE_CHECKING:
    import numpy as np

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Fit:
    """A regression.

    Args:
        params: one a column of the design.
        cov: their covariance.
        width: standard errors on each side of a 95 per cent interval (Student's t).
    """

    params: np.ndarray
    cov: np.ndarray
    width: float


def regression(
    values: np.ndarray, design: np.ndarray, *, lags: int = 0, groups: np.ndarray | None = None
) -> Fit:
    """Least squares with errors that allow for autocorrelation, or for places that move together.

    Args:
        values: of the series.
        design: one row a value.
        lags: periods of autocorrelation; counts where there are no groups.
        groups: place of each value.

    Raises:
        StatisticsMissing: the package is not installed.
    """
    try:
        from scipy.stats import t  # noqa: PLC0415 - comes with the extra
        from statsmodels.regression.linear_model import OLS  # noqa: PLC0415 - comes with the extra
    except ImportError as error:
        raise StatisticsMissing from error
    if groups is None:
        options = {"cov_type": "HAC", "cov_kwds": {"maxlags": lags, "use_correction": True}}
        freedom = len(values) - design.shape[1]
    else:
        options = {"cov_type": "cluster", "cov_kwds": {"groups": groups}}
        freedom = len(set(groups.tolist())) - 1
    fitted = OLS(values, design).fit(**options)
    return Fit(
        fitted.params, fitted.cov_params(), float(t.ppf(0.5 + CONFIDENCE / 2, max(1, freedom)))
    )
