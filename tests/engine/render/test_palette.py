"""Colours are told apart from the paper they stand on."""

from __future__ import annotations

import pytest

from ortaq.engine.render.palette import SCALE, SCALE_INK, SERIES


def luminance(colour: str) -> float:
    """Relative luminance (Source: WCAG 2.2, definitions)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", SERIES)
def test_a_series_stands_out_from_white(colour: str) -> None:
    assert contrast(colour, "#ffffff") >= 3


@pytest.mark.parametrize(("surface", "ink"), [*zip(SCALE, SCALE_INK, strict=True)])
def test_the_figure_on_a_tile_can_be_read(surface: str, ink: str) -> None:
    assert contrast(surface, ink) >= 4.5


def test_the_scale_goes_from_light_to_dark() -> None:
    assert [luminance(step) for step in SCALE] == sorted(map(luminance, SCALE), reverse=True)
