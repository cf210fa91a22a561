"""Words for numbers and changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ortaq.engine.cube.query import Dimension, Measure
from ortaq.picture.statistics import wording


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (108, 100, "8% more than in the same months a year before (100)"),
        (50, 100, "50% less than in the same months a year before (100)"),
        (7, 7, "As many as in the same months a year before"),
        (7, 0, "None in the same months a year before"),
        (None, 7, ""),
        (7, None, ""),
    ],
)
def test_a_change_is_said_in_words(now, before, expected):
    assert wording.change(Measure.REPORTS, now, before) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5_038_214_758, ("5.04", "billion tenge")),
        (815_161_068, ("815", "million tenge")),
        (12_340_000, ("12.3", "million tenge")),
        (Decimal("999.5"), ("1,000", "KZT")),
        (0, ("0", "KZT")),
        (None, ("–", "")),
    ],
)
def test_a_sum_is_said_in_three_figures(value, expected):
    assert wording.short_sum(value) == expected


def test_an_unknown_key_is_said_to_be_not_stated():
    assert wording.key_name(Dimension.REGION, "") == "not stated"
    assert wording.key_name(Dimension.REGION, "XX-1") == "XX-1"
    assert wording.key_name(Dimension.MONTH, "2026-03") == "March 2026"
