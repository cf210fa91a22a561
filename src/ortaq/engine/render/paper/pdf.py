"""A paper as PDF, accessible by PDF/UA-1."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from ortaq.engine.render.fonts import SCREEN_FONT
from ortaq.engine.render.paper.blocks import (
    LONGEST_WHOLE,
    Bullets,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    TableBlock,
    TableOfContents,
    cell_text,
    printed_width_mm,
)
from ortaq.engine.render.text import breakable_text, clean_text
from ortaq.engine.render.typesetting import typeset

if TYPE_CHECKING:
    from datetime import datetime

    from ortaq.engine.render.paper.blocks import Block, Paper
    from ortaq.engine.render.tables import Table


def write_pdf(paper: Paper, *, created_at: datetime) -> bytes:
    """The paper as PDF on A4; the texts reach the typesetter as data and are never read as its language.

    Equal papers and instants give equal bytes.
    """
    template = files("ortaq.engine.render.paper").joinpath("paper.typ")
    content = {
        "title": clean_text(paper.title),
        "language": paper.language.value,
        "font": SCREEN_FONT,
        "imprint": [clean_text(line) for line in paper.imprint],
        "longest_whole": LONGEST_WHOLE,
        "demo_label": clean_text(paper.demo_label),
        "blocks": [_block(block, paper.language) for block in paper.blocks],
    }
    return typeset(template, content, created_at=created_at)


def _block(block: Block, language: str) -> dict[str, object]:
    """A block as the template reads it."""
    content: dict[str, object]
    match block:
        case Heading():
            content = {"kind": "heading", "level": block.level, "text": _text(block.text)}
        case Paragraph():
            content = {"kind": "paragraph", "text": _text(block.text)}
        case Bullets():
            content = {"kind": "bullets", "items": [_text(item) for item in block.items]}
        case TableBlock():
            content = _table(block.table, language)
        case Figure():
            content = _figure(block)
        case PageBreak():
            content = {"kind": "page_break"}
        case TableOfContents():
            content = {"kind": "contents", "title": clean_text(block.title)}
    return content


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "kind": "figure",
        "svg": figure.svg,
        "width_mm": printed_width_mm(figure.svg),
        "caption": _text(figure.caption),
        "alternative": clean_text(figure.alternative),
    }


def _table(table: Table, language: str) -> dict[str, object]:
    return {
        "kind": "table",
        "title": _text(table.title),
        "source": _text(table.source),
        "headings": [_text(column.heading) for column in table.columns],
        "widths": [column.width for column in table.columns],
        "right": [column.places is not None for column in table.columns],
        "rows": [
            [
                _text(cell_text(cell, language, column.places))
                for column, cell in zip(table.columns, row, strict=True)
            ]
            for row in table.rows
        ],
    }


def _text(text: str) -> str:
    return breakable_text(clean_text(text))
