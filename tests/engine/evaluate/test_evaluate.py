"""Known effects are found, and made-up ones are not."""

from __future__ import annotations

import numpy as np
import pytest

from ortaq.engine.evaluate.differences import TooFewPlaces, difference
from ortaq.engine.evaluate.interrupted import YEAR, interrupted
from ortaq.engine.evaluate.series import NoVariation, TooFewPeriods

pytest.importorskip("statsmodels", reason="needs the extra `effects`")
BREAK = 36


def _series(effect: float, *, seed: int, size: int = 60, slope: float = 0.5) -> np.ndarray:
    """A trend, a year's shape, noise that carries over, and a jump at the break."""
    draw = np.random.default_rng(seed)
    noise = np.zeros(size)
    for period in range(1, size):
        noise[period] = 0.4 * noise[period - 1] + draw.normal(0, 3)
    time = np.arange(size)
    shape = 8 * np.sin(2 * np.pi * time / YEAR)
    return 100 + slope * time + shape + noise + np.where(time >= BREAK, effect, 0)


def test_finds_a_known_effect_in_most_worlds():
    found = [interrupted(_series(-20, seed=seed), BREAK, season=YEAR) for seed in range(40)]

    covered = sum(one.effect.low <= -20 <= one.effect.high for one in found)
    assert covered >= 32
    assert np.mean([one.effect.value for one in found]) == pytest.approx(-20, abs=2)
    assert all(one.is_seasonal for one in found)


def test_seldom_sees_an_effect_where_there_is_none():
    found = [interrupted(_series(0, seed=seed), BREAK, season=YEAR) for seed in range(60)]

    assert sum(one.effect.is_clear for one in found) <= 12


def test_an_exact_line_gives_the_jump_and_the_change_of_trend():
    time = np.arange(40)
    wobble = np.where(time % 2, 0.01, -0.01)
    values = 10 + 2 * time + np.where(time >= 20, 5 - 3 * (time - 20), 0) + wobble

    found = interrupted(values, 20)

    assert found.level.value == pytest.approx(5, abs=0.05)
    assert found.slope.value == pytest.approx(-3, abs=0.01)
    assert found.trend_before == pytest.approx(2, abs=0.01)
    assert found.expected[0] == pytest.approx(50, abs=0.05)
    assert found.effect.value == pytest.approx(np.mean(5 - 3 * np.arange(20)), abs=0.05)


@pytest.mark.parametrize(("size", "start"), [(20, 7), (20, 18), (9, 8)])
def test_a_short_series_is_refused(size, start):
    with pytest.raises(TooFewPeriods):
        interrupted(np.arange(size) ** 1.5, start)


def test_a_flat_series_is_refused():
    with pytest.raises(NoVariation):
        interrupted([5.0] * 20, 10)


def _panel(effect: float, *, seed: int, drift: float = 0.0) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(seed)
    time = np.arange(36)
    common = 50 + 0.3 * time + draw.normal(0, 2, 36)
    return {
        f"R{n:02d}": common
        + 5 * n
        + draw.normal(0, 1.5, 36)
        + (np.where(time >= 24, effect, 0) + drift * time if n < 4 else 0)
        for n in range(20)
    }


TREATED = {"R00", "R01", "R02", "R03"}


def test_finds_a_known_difference_and_no_made_up_one():
    found = [difference(_panel(-6, seed=seed), TREATED, 24) for seed in range(20)]

    assert np.mean([one.effect.value for one in found]) == pytest.approx(-6, abs=0.5)
    assert sum(one.effect.low <= -6 <= one.effect.high for one in found) >= 14
    assert np.mean([one.placebo.value for one in found]) == pytest.approx(0, abs=0.5)
    assert (found[0].treated, found[0].controls) == (4, 16)


def test_different_trends_before_the_break_are_named():
    found = difference(_panel(-6, seed=1, drift=0.4), TREATED, 24)

    assert not found.is_parallel
    assert found.pre_trend.value == pytest.approx(0.4, abs=0.1)


def test_places_are_needed_on_both_sides():
    panel = _panel(0, seed=1)

    with pytest.raises(TooFewPlaces):
        difference(panel, set(), 24)
    with pytest.raises(TooFewPlaces):
        difference(panel, set(panel), 24)
