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


def forecast(values: Sequence[float], steps: int) -> Forecast | None:
    """The value so many periods after the last one, by the straight line through the last 24.

    Args:
        values: known values, one a period, in time.
        steps: periods after the last one, from 1.

    Returns:
        None where there are fewer than six values.

    Source: prediction interval of simple linear regression.
    """
    recent = np.asarray(values[-_WINDOW:], dtype=float)
    size = len(recent)
    if size < LEAST_PERIODS:
        return None
    time = np.arange(size, dtype=float)
    slope, level = np.polyfit(time, recent, 1)
    residuals = recent - (level + slope * time)
    spread = float(np.sqrt(residuals @ residuals / (size - 2)))
    later = size - 1 + steps
    distance = (later - time.mean()) ** 2 / float(((time - time.mean()) ** 2).sum())
    width = _student(size - 2) * spread * float(np.sqrt(1 + 1 / size + distance))
    value = float(level + slope * later)
    return Forecast(value, value - width, value + width)


def _student(freedom: int) -> float:
    """The next smaller number of degrees in the table, which is the wider interval."""
    return _STUDENT[max(known for known in _STUDENT if known <= freedom)]
