"""Tiles and their classes."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.render.tile_map import class_limits, class_of, tiles_of
from ortaq.engine.terms.country import Region
from ortaq.engine.terms.language import Trilingual

REGIONS = (
    Region("KZ-B", "", Trilingual(kk="Б облысы"), Trilingual(kk="Б"), column=0, row=1),
    Region("KZ-A", "", Trilingual(kk="А облысы"), Trilingual(kk="А"), column=1, row=0),
)


def test_tiles_come_in_reading_order_with_their_figures() -> None:
    tiles = tiles_of(REGIONS, {"KZ-A": 3}, "kk", hrefs={"KZ-B": "/kk/b"})

    assert [(tile.label, tile.name, tile.value, tile.href) for tile in tiles] == [
        ("А", "А облысы", 3, ""),
        ("Б", "Б облысы", None, "/kk/b"),
    ]


def test_twenty_different_figures_fall_into_five_classes_of_four() -> None:
    values = list(range(20))
    limits = class_limits(values)

    assert Counter(class_of(value, limits) for value in values) == {1: 4, 2: 4, 3: 4, 4: 4, 5: 4}


def test_no_figure_is_not_the_lowest_class() -> None:
    assert class_of(None, class_limits([0, 1])) == 0


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_classes_follow_the_figures(values: list[int]) -> None:
    limits = class_limits(values)
    ordered = sorted(values)

    classes = [class_of(value, limits) for value in ordered]

    assert classes == sorted(classes)
    assert set(classes) == set(range(1, len(limits) + 1))
    assert len({(value, class_of(value, limits)) for value in ordered}) == len(set(ordered))
