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
