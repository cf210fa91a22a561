from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.render.heat_map import HeatMap, draw_heat_map, step_of

GRID = HeatMap(
    title="Answers",
    description="A <b>bold</b> word",
    columns=("МЮ", "ҰҚК"),
    rows=("BC-1", "BC-2"),
    values={(0, 0): 1.0, (0, 1): None, (1, 1): 0.5},
)


def test_each_answer_has_a_tile_with_its_figure():
    drawn = draw_heat_map(GRID)

    root = ET.fromstring(drawn)
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert words == ["МЮ", "ҰҚК", "BC-1", "BC-2", "100", "–", "50"]
    assert drawn.count('class="tile ') == 3
    assert "tile-5" in drawn
    assert "tile-none" in drawn
    assert "style" not in drawn
    assert "<b>" not in drawn


def test_equal_grids_give_equal_drawings():
    assert draw_heat_map(GRID) == draw_heat_map(GRID)


@pytest.mark.parametrize(("share", "step"), [(0, 1), (0.19, 1), (0.2, 2), (0.5, 3), (1, 5)])
def test_steps(share, step):
    assert step_of(share) == step


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_larger_share_is_never_lighter(one, other):
    low, high = sorted((one, other))

    assert 1 <= step_of(low) <= step_of(high) <= 5
