"""The tile map as SVG."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ortaq.engine.render.tile_drawing import SMALL_TILES, UnsafeLinkError, draw_tile_map
from ortaq.engine.render.tile_map import Tile, TileMap

SVG = "{http://www.w3.org/2000/svg}"
SNAPSHOT = Path(__file__).parent / "snapshots" / "tile_map.svg"

MAP = TileMap(
    title="Өңірлер бойынша хабарламалар",
    description="Ең көбі: Шымкент.",
    source="Дереккөз: көрсетілім деректері.",
    unit="100 000 тұрғынға шаққанда",
    no_data="дерек жоқ",
    tiles=(
        Tile(1, 0, "Қостанай", "Қостанай облысы", 10.5),
        Tile(2, 0, "Ақмола", "Ақмола облысы", None),
        Tile(0, 1, "Маңғыстау", "Маңғыстау облысы", 1234.56),
        Tile(2, 2, "Шымкент", "Шымкент қаласы", 99999),
    ),
    language="kk",
    places=1,
)
LINKED = replace(MAP, tiles=tuple(replace(tile, href="/kk/a?x=1&y=2") for tile in MAP.tiles))


def test_the_map_looks_as_it_did() -> None:
    assert draw_tile_map(MAP) == SNAPSHOT.read_text(encoding="utf-8").rstrip("\n")


def test_each_tile_prints_its_label_and_figure() -> None:
    root = ET.fromstring(draw_tile_map(MAP))

    tiles = [group for group in root.iter(f"{SVG}g") if "tile " in group.get("class", "")]
    assert [[text.text for text in tile.iter(f"{SVG}text")] for tile in tiles] == [
        ["Қостанай", "10,5"],
        ["Ақмола", "–"],
        ["Маңғыстау", "1\u00a0234,6"],
        ["Шымкент", "99\u00a0999,0"],
    ]
    assert [tile.get("class") for tile in tiles] == [
        "tile tile-1",
        "tile tile-none",
        "tile tile-2",
        "tile tile-3",
    ]


def test_the_legend_names_unit_ranges_and_missing_figures() -> None:
    root = ET.fromstring(draw_tile_map(MAP))

    legend = next(group for group in root.iter(f"{SVG}g") if group.get("class") == "tile-legend")
    assert [text.text for text in legend.iter(f"{SVG}text")] == [
        "100 000 тұрғынға шаққанда",
        "10,5",
        "1\u00a0234,6",
        "99\u00a0999,0",
        "дерек жоқ",
    ]


def test_an_unlinked_map_is_an_image_and_a_linked_one_a_group() -> None:
    roles = [ET.fromstring(draw_tile_map(drawn)).get("role") for drawn in (MAP, LINKED)]

    assert roles == ["img", "group"]


def test_a_link_says_the_whole_name_and_the_figure() -> None:
    links = list(ET.fromstring(draw_tile_map(LINKED)).iter(f"{SVG}a"))

    assert [link.get("href") for link in links] == ["/kk/a?x=1&y=2"] * 4
    assert links[1].get("aria-label") == "Ақмола облысы: дерек жоқ"


@pytest.mark.parametrize("href", ["javascript:alert(1)", "//a.test", "/\\a.test", "https://a.test"])
def test_a_link_out_of_the_site_is_refused(href: str) -> None:
    with pytest.raises(UnsafeLinkError):
        draw_tile_map(replace(MAP, tiles=(replace(MAP.tiles[0], href=href),)))


def test_hostile_words_are_printed_and_nothing_else() -> None:
    hostile = '"><script>alert(1)</script>\x00'
    tiles = (Tile(0, 0, hostile, hostile, 1, href="/a"),)

    svg = draw_tile_map(replace(MAP, title=hostile, unit=hostile, no_data=hostile, tiles=tiles))

    assert ET.fromstring(svg).tag == f"{SVG}svg"
    assert "<script" not in svg


def test_a_strict_page_accepts_the_map() -> None:
    root = ET.fromstring(draw_tile_map(LINKED))

    assert not [element for element in root.iter() if "style" in element.attrib]


def test_an_empty_map_can_be_drawn() -> None:
    assert draw_tile_map(replace(MAP, tiles=())).endswith("</svg>")


def test_small_tiles_fit_a_phone_with_letters_that_can_be_read() -> None:
    wide = replace(
        MAP, tiles=tuple(Tile(place, 0, "Алматы облысы", "", 99_999) for place in range(6))
    )

    drawn = draw_tile_map(wide, SMALL_TILES)

    root = ET.fromstring(drawn)
    texts = list(root.iter(f"{SVG}text"))
    sizes = [float(text.get("font-size") or root.get("font-size", "0")) for text in texts]
    assert float(root.get("width", "0")) <= 358
    assert min(sizes) >= 11
    assert {text.get("textLength") for text in texts} == {"54", None}
    assert root[0].get("id") != ET.fromstring(draw_tile_map(wide))[0].get("id")
