"""A trend carried on."""

from __future__ import annotations

import numpy as np
import pytest

from ortaq.engine.evaluate.forecast import forecast


def test_a_straight_line_goes_on():
    found = forecast([3.0 + 2 * n for n in range(10)], 5)

    assert found.value == pytest.approx(3 + 2 * 14)
    assert found.high - found.low == pytest.approx(0, abs=1e-9)


def test_the_interval_holds_what_comes_in_most_worlds():
    draw = np.random.default_rng(1)
    held = 0
    for _ in range(300):
        values = 10 + 0.5 * np.arange(24) + draw.normal(0, 2, 24)
        later = 10 + 0.5 * 29 + draw.normal(0, 2)
        found = forecast(values.tolist(), 6)
        held += found.low <= later <= found.high

    assert 0.9 <= held / 300 <= 0.99


def test_a_few_values_are_no_trend():
    assert forecast([1.0, 2.0, 3.0, 4.0, 5.0], 1) is None


def test_a_period_without_a_value_does_not_move_the_others():
    whole: list[float | None] = [3.0 + 2 * n for n in range(12)]
    gapped = [None if place in {2, 7} else value for place, value in enumerate(whole)]

    assert forecast(gapped, 5).value == pytest.approx(forecast(whole, 5).value)


def test_six_of_the_window_must_be_known():
    assert forecast([1.0, None, 2.0, None, 3.0, None, 4.0, 5.0], 1) is None


def test_nothing_lies_beyond_what_there_can_be():
    values = [100.0, 60.0, 70.0, 30.0, 40.0, 10.0, 12.0]

    found = forecast(values, 2, least=0, most=100)

    assert (found.value, found.low) == (0, 0)
    assert 0 < found.high <= 100
    assert forecast(values, 2).low < 0
