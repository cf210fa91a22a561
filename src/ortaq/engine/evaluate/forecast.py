"""A trend carried on, with the interval in which a later value is to be expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_PERIODS = 6
"""Values below which no trend is carried on: the authors' rule."""
_WINDOW = 24
_STUDENT = {4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228, 12: 2.179,
            15: 2.131, 20: 2.086, 22: 2.074}  # fmt: skip
"""97.5 per cent points of Student's t by degrees of freedom."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """A value to come, with its 95 per cent prediction interval, if the trend goes on as it went."""

    value: float
    low: float
    high: float


def forecast(
    values: Sequence[float | None],
    steps: int,
    *,
    least: float | None = None,
    most: float | None = None,
) -> Forecast | None:
    """The value so many periods after the last one, by the straight line through the last 24 periods.

    Args:
        values: one a period, in time; None where it is not known, the last one is.
        steps: periods after the last one, from 1.
        least: smallest value that there can be; None for no bound.
        most: largest value that there can be; None for no bound.

    Returns:
        None where fewer than six of the 24 are known. What lies beyond a bound is moved to it.

    Source: prediction interval of simple linear regression.
    """
    window = values[-_WINDOW:]
    known = [(place, value) for place, value in enumerate(window) if value is not None]
    size = len(known)
    if size < LEAST_PERIODS:
        return None
    time, recent = np.asarray(known, dtype=float).T
    slope, level = np.polyfit(time, recent, 1)
    residuals = recent - (level + slope * time)
    spread = float(np.sqrt(residuals @ residuals / (size - 2)))
    later = len(window) - 1 + steps
    distance = (later - time.mean()) ** 2 / float(((time - time.mean()) ** 2).sum())
    width = _student(size - 2) * spread * float(np.sqrt(1 + 1 / size + distance))
    value = float(level + slope * later)
    low, high = (-np.inf if least is None else least), (np.inf if most is None else most)
    return Forecast(
        *(float(np.clip(one, low, high)) for one in (value, value - width, value + width))
    )


def _student(freedom: int) -> float:
    """The next smaller number of degrees in the table, which is the wider interval."""
    return _STUDENT[max(known for known in _STUDENT if known <= freedom)]
