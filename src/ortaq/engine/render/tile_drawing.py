"""Drawing a tile map as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ortaq.engine.render.charts.svg import element_id
from ortaq.engine.render.fonts import SCREEN_FONT
from ortaq.engine.render.numbers import format_decimal
from ortaq.engine.render.palette import SCALE, SCALE_INK
from ortaq.engine.render.text import clean_text
from ortaq.engine.render.tile_map import class_limits, class_of
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from ortaq.engine.render.tile_map import Tile, TileMap


@dataclass(frozen=True, slots=True)
class TileSize:
    """How large tiles and what is written on them are, in pixels.

    Args:
        width: of a tile.
        height: of a tile.
        gap: between tiles.
        label: size of its name.
        figure: size of its figure.
    """

    width: int
    height: int
    gap: int
    label: int
    figure: int


LARGE_TILES = TileSize(width=104, height=64, gap=6, label=14, figure=17)
SMALL_TILES = TileSize(width=56, height=44, gap=4, label=11, figure=14)
"""Six beside each other fit a phone of 390."""

_UPPER_LINE, _LOWER_LINE = 0.39, 0.766
"""Parts of the height of a tile at which its name and its figure stand."""

_WIDTH_OF_HEIGHT = 0.6
"""Width of a letter by the size of the font."""

_LEGEND_LINE = 24
_LETTER_WIDTH = 8
_SWATCH = 18
_NO_DATA = "–"


class UnsafeLinkError(OrtaqError):
    """A tile leads outside the site: give a path that begins with one slash."""

    code = "unsafe_link"


def draw_tile_map(tile_map: TileMap, size: TileSize = LARGE_TILES) -> str:
    """The map as an SVG element to be placed inside a page: no style attribute, no script.

    Each tile prints its figure; its class (`tile-1` light to `tile-5` dark, `tile-none` with a dashed outline)
    repeats it. Equal maps give equal bytes.

    Raises:
        UnsafeLinkError: unsafe_link.
    """
    limits = class_limits([tile.value for tile in tile_map.tiles if tile.value is not None])
    columns = max((tile.column for tile in tile_map.tiles), default=0) + 1
    rows = max((tile.row for tile in tile_map.tiles), default=0) + 1
    width = columns * (size.width + size.gap) - size.gap
    top = rows * (size.height + size.gap) + size.gap
    body = "".join(_tile(tile, tile_map, limits, size) for tile in tile_map.tiles)
    entries = _legend_entries(tile_map, limits)
    legend, legend_height = _legend(entries, tile_map.unit, width=width, top=top)
    return f"{_opening(tile_map, size, width, top + legend_height)}{body}{legend}</svg>"


def _opening(tile_map: TileMap, size: TileSize, width: int, height: int) -> str:
    """The head of the element; a map with links is a group, since an image may hold no links."""
    description = " ".join(part for part in (tile_map.description, tile_map.source) if part)
    words = (tile_map.title, description, tile_map.unit)
    identity = element_id(*words, *(() if size is LARGE_TILES else (str(width),)))
    role = "group" if any(tile.href for tile in tile_map.tiles) else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tile-map" width="{width + 2}"'
        f' height="{height + 2}" viewBox="-1 -1 {width + 2} {height + 2}" role="{role}" font-family="{SCREEN_FONT}, sans-serif"'
        f' font-size="{size.label}" aria-labelledby="{identity}-title {identity}-desc">'
        f'<title id="{identity}-title">{_text(tile_map.title)}</title>'
        f'<desc id="{identity}-desc">{_text(description)}</desc>'
    )


def _tile(tile: Tile, tile_map: TileMap, limits: Sequence[float], size: TileSize) -> str:
    x = tile.column * (size.width + size.gap)
    y = tile.row * (size.height + size.gap)
    step = class_of(tile.value, limits)
    figure = _figure(tile.value, tile_map, absent=_NO_DATA)
    middle = size.width // 2
    upper, lower = round(size.height * _UPPER_LINE), round(size.height * _LOWER_LINE)
    drawn = (
        f'<g class="tile {_class(step)}" transform="translate({x},{y})">'
        f'<rect width="{size.width}" height="{size.height}" rx="3" {_paint(step)}/>'
        f'<text x="{middle}" y="{upper}" text-anchor="middle"{_squeezed(tile.label, size, size.label)}'
        f" {_ink(step)}>{_text(tile.label)}</text>"
        f'<text x="{middle}" y="{lower}" text-anchor="middle" font-size="{size.figure}" font-weight="bold"'
        f"{_squeezed(figure, size, size.figure)} {_ink(step)}>{_text(figure)}</text></g>"
    )
    if not tile.href:
        return drawn
    spoken = f"{tile.name}: {_figure(tile.value, tile_map, absent=tile_map.no_data)}"
    href, label = quoteattr(_safe(tile.href)), quoteattr(clean_text(spoken))
    return f"<a href={href} aria-label={label}>{drawn}</a>"


def _squeezed(text: str, size: TileSize, letter: int) -> str:
    """What draws a text narrower that would leave its tile."""
    room = size.width - 2
    if len(text) * letter * _WIDTH_OF_HEIGHT <= room:
        return ""
    return f' textLength="{room}" lengthAdjust="spacingAndGlyphs"'


def _legend_entries(tile_map: TileMap, limits: Sequence[float]) -> list[tuple[int, str]]:
    """Class and words of each swatch: the classes light to dark, then missing figures where there are any."""
    classes = range(1, len(limits) + 1)
    entries = [(step, _range_text(step, limits, tile_map)) for step in classes]
    if any(tile.value is None for tile in tile_map.tiles):
        entries.append((0, tile_map.no_data))
    return entries


def _legend(
    entries: Sequence[tuple[int, str]], unit: str, *, width: int, top: int
) -> tuple[str, int]:
    """The unit, then the swatches in as many lines as the width asks for; with the height taken."""
    parts = [f'<text y="14" fill="currentColor">{_text(unit)}</text>']
    x, y = 0, _LEGEND_LINE
    for step, words in entries:
        entry_width = _SWATCH + 21 + _LETTER_WIDTH * len(words)
        if x and x + entry_width > width:
            x, y = 0, y + _LEGEND_LINE
        parts.append(
            f'<g class="{_class(step)}"><rect x="{x}" y="{y}" width="{_SWATCH}" height="{_SWATCH}"'
            f' {_paint(step)}/></g><text x="{x + _SWATCH + 5}" y="{y + 14}" fill="currentColor">'
            f"{_text(words)}</text>"
        )
        x += entry_width
    drawn = f'<g class="tile-legend" transform="translate(0,{top})">{"".join(parts)}</g>'
    return drawn, y + _LEGEND_LINE


def _range_text(step: int, limits: Sequence[float], tile_map: TileMap) -> str:
    """The smallest and the largest figure of a class, as they occur."""
    held = [
        tile.value
        for tile in tile_map.tiles
        if tile.value is not None and class_of(tile.value, limits) == step
    ]
    low, high = (_figure(value, tile_map, absent="") for value in (min(held), max(held)))
    return low if low == high else f"{low}–{high}"


def _class(step: int) -> str:
    return f"tile-{step}" if step else "tile-none"


def _paint(step: int) -> str:
    if step:
        return f'fill="{SCALE[step - 1]}"'
    return 'fill="none" stroke="currentColor" stroke-dasharray="4 3"'


def _ink(step: int) -> str:
    return f'fill="{SCALE_INK[step - 1]}"' if step else 'fill="currentColor"'


def _figure(value: Decimal | float | None, tile_map: TileMap, *, absent: str) -> str:
    if value is None:
        return absent
    return format_decimal(value, tile_map.language, places=tile_map.places)


def _safe(href: str) -> str:
    if not href.startswith("/") or href.startswith(("//", "/\\")):
        raise UnsafeLinkError(href=href)
    return href


def _text(text: str) -> str:
    return escape(clean_text(text))
