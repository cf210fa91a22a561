"""The blocks of a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.render.numbers import format_decimal

if TYPE_CHECKING:
    from ortaq.engine.render.tables import Cell, Table
    from ortaq.engine.terms.language import Language

TEXT_WIDTH_MM = 167.0
"""Width of the text on A4 with margins of 25 and 18 mm."""

LONGEST_WHOLE = 300
"""Characters of the longest cell of a row up to which the row stays on one page; a longer row may be cut."""

_MAX_PLACES = 6
_SVG_WIDTH = re.compile(r'^<svg [^>]*?\bwidth="([0-9.]+)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 to 3, the title of the paper stands above them all."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; LF breaks the line."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with its title above and its source below; columns with decimals stand right-aligned."""

    table: Table


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing.

    Args:
        svg: what `draw` or `draw_tile_map` returns.
        caption: title and source, printed below.
        alternative: what a reader hears who does not see it.
    """

    svg: str
    caption: str
    alternative: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """The list of headings, under a title."""

    title: str


Block = Heading | Paragraph | Bullets | TableBlock | Figure | PageBreak | TableOfContents


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper in one language.

    Args:
        title: printed first, and the title of the file.
        language: of every text in it.
        blocks: in the order printed.
        imprint: lines under the title: who, as of when.
        demo_label: a line on every page which says that the data are made up; empty on a real paper.
    """

    title: str
    language: Language
    blocks: tuple[Block, ...]
    imprint: tuple[str, ...] = ()
    demo_label: str = ""


def printed_width_mm(svg: str) -> float:
    """The width of a drawing on paper: its own, but no wider than the text.

    Source: CSS Values 4, 6.2 (96 pixels to the inch).
    """
    own = _SVG_WIDTH.search(svg)
    return min(float(own.group(1)) * 25.4 / 96, TEXT_WIDTH_MM) if own else TEXT_WIDTH_MM


def cell_text(cell: Cell, language: str, places: int | None) -> str:
    """A cell as printed: numbers in the signs of the language, dates as 24.11.2026.

    Example:
        >>> cell_text(Decimal("1234.50"), "en", None), cell_text(date(2026, 11, 24), "kk", None)
        ('1,234.5', '24.11.2026')
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y %H:%M}" if isinstance(cell, datetime) else f"{cell:%d.%m.%Y}"
    return format_decimal(cell, language, places=_places_of(cell) if places is None else places)


def _places_of(number: Decimal | float) -> int:
    """The decimals that a number has, at most six."""
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return min(max(0, -exponent), _MAX_PLACES) if isinstance(exponent, int) else 0
