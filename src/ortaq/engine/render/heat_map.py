"""Rows and columns of shares as tiles from light to dark, as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from ortaq.engine.render.charts.svg import element_id
from ortaq.engine.render.fonts import SCREEN_FONT
from ortaq.engine.render.palette import SCALE, SCALE_INK
from ortaq.engine.render.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELL_WIDTH, _CELL_HEIGHT, _GAP = 52, 24, 2
_HEAD = 110
_LABEL = 92
_SLANT = 40
_OVERHANG = 90


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Shares by row and column.

    Args:
        title: what it shows, for readers who do not see it.
        description: what the reader should take from it.
        columns: short names, left to right.
        rows: short names, top to bottom.
        values: by row and column, in [0, 1]; None where there is an answer without a rating; a missing
            pair has none at all and its place stays empty.
    """

    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    values: dict[tuple[int, int], float | None]


def draw_heat_map(grid: HeatMap) -> str:
    """The grid as an SVG element to be placed inside a page: no style attribute, no script.

    Each tile prints its per cent; its class (`tile-1` light to `tile-5` dark) repeats it. Equal grids
    give equal bytes.
    """
    width = _LABEL + len(grid.columns) * (_CELL_WIDTH + _GAP) + _OVERHANG
    height = _HEAD + len(grid.rows) * (_CELL_HEIGHT + _GAP)
    identity = element_id(grid.title, grid.description, f"{width}x{height}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tile-map" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" font-family="{SCREEN_FONT}, sans-serif"'
        f' font-size="12" aria-labelledby="{identity}-title {identity}-desc">'
        f'<title id="{identity}-title">{_text(grid.title)}</title>'
        f'<desc id="{identity}-desc">{_text(grid.description)}</desc>'
        f"{''.join(_heads(grid))}{''.join(_tiles(grid))}</svg>"
    )


def step_of(share: float) -> int:
    """The tile of a share: 1 for less than a fifth, 5 for four fifths and more."""
    return min(len(SCALE), int(share * len(SCALE)) + 1)


def _heads(grid: HeatMap) -> Iterator[str]:
    for place, name in enumerate(grid.columns):
        x = _LABEL + place * (_CELL_WIDTH + _GAP) + _CELL_WIDTH // 2
        yield (
            f'<text transform="translate({x},{_HEAD - 8}) rotate(-{_SLANT})" fill="currentColor">'
            f"{_text(name)}</text>"
        )
    for place, name in enumerate(grid.rows):
        y = _HEAD + place * (_CELL_HEIGHT + _GAP) + 16
        yield (
            f'<text x="{_LABEL - 8}" y="{y}" text-anchor="end" fill="currentColor">'
            f"{_text(name)}</text>"
        )


def _tiles(grid: HeatMap) -> Iterator[str]:
    for (row, column), share in sorted(grid.values.items()):
        x = _LABEL + column * (_CELL_WIDTH + _GAP)
        y = _HEAD + row * (_CELL_HEIGHT + _GAP)
        step = 0 if share is None else step_of(share)
        figure = "–" if share is None else str(round(share * 100))
        paint = (
            f'fill="{SCALE[step - 1]}"'
            if step
            else 'fill="none" stroke="currentColor" stroke-dasharray="4 3"'
        )
        ink = f'fill="{SCALE_INK[step - 1]}"' if step else 'fill="currentColor"'
        yield (
            f'<g class="tile {f"tile-{step}" if step else "tile-none"}" transform="translate({x},{y})">'
            f'<rect width="{_CELL_WIDTH}" height="{_CELL_HEIGHT}" rx="2" {paint}/>'
            f'<text x="{_CELL_WIDTH // 2}" y="16" text-anchor="middle" {ink}>{figure}</text></g>'
        )


def _text(text: str) -> str:
    return escape(clean_text(text))
