"""A paper as DOCX."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import vl_convert
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ortaq.engine.render.chart import register_fonts
from ortaq.engine.render.docx_parts import (
    add_contents,
    add_page_number,
    keep_row_with_next,
    keep_whole,
    new_document,
    repeat_on_each_page,
    save,
    set_side_margins,
    write,
)
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
from ortaq.engine.render.paper.columns import SIDE_MARGIN_MM, column_widths_mm
from ortaq.engine.render.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from docx.document import Document as DocumentType
    from docx.table import _Cell

    from ortaq.engine.render.paper.blocks import Block, Paper
    from ortaq.engine.render.tables import Table

_TEXT_PT = 12
_SMALL_PT = 10
_CELL_PADDING_PT = 1.5
_TITLE_PT = 16
_PIXELS_PER_POINT = 2.0


def write_docx(paper: Paper, *, created_at: datetime) -> bytes:
    """The paper as DOCX on A4, drawings as pictures of twice the screen's sharpness.

    Equal papers and instants give equal bytes.
    """
    document = new_document(
        title=paper.title, language=paper.language, created_at=created_at, size_pt=_TEXT_PT
    )
    _lay_out(document, paper.demo_label)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(8)
    write(title, paper.title, bold=True, size_pt=_TITLE_PT)
    for line in paper.imprint:
        imprint = document.add_paragraph()
        imprint.paragraph_format.space_after = Pt(4)
        write(imprint, line, size_pt=_SMALL_PT)
    for block in paper.blocks:
        _write_block(document, block, paper)
    return save(document)


def _lay_out(document: DocumentType, demo_label: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(18)
    section.top_margin = section.bottom_margin = Mm(22)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.alignment = footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_number(header)
    write(footer, demo_label, size_pt=_SMALL_PT)


def _write_block(document: DocumentType, block: Block, paper: Paper) -> None:
    match block:
        case Heading():
            write(document.add_heading(level=block.level), block.text)
        case Paragraph():
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(8)
            paragraph.paragraph_format.keep_together = len(block.text) <= LONGEST_WHOLE
            write(paragraph, block.text)
        case Bullets():
            for item in block.items:
                write(document.add_paragraph(style="List Bullet"), item)
        case TableBlock():
            _write_table(document, block.table, paper.language)
        case Figure():
            _write_figure(document, block)
        case PageBreak():
            document.add_page_break()  # type: ignore[no-untyped-call]  # untyped in python-docx
        case TableOfContents():
            headings = [(b.level, b.text) for b in paper.blocks if isinstance(b, Heading)]
            write(document.add_paragraph(), block.title, bold=True)
            add_contents(document.add_paragraph(), headings)


def _write_table(document: DocumentType, table: Table, language: str) -> None:
    if table.title:
        title = document.add_paragraph()
        title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(8)
        title.paragraph_format.keep_with_next = True
        write(title, table.title, bold=True)
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    grid.autofit = False
    set_side_margins(grid, width_mm=SIDE_MARGIN_MM)
    widths = [Mm(width) for width in column_widths_mm(table, language)]
    for grid_column, width in zip(grid.columns, widths, strict=True):
        grid_column.width = width
    repeat_on_each_page(grid.rows[0])
    keep_whole(grid.rows[0])
    _write_row(grid.rows[0].cells, [column.heading for column in table.columns], widths, bold=True)
    keep_row_with_next(grid.rows[0])
    for row in table.rows:
        texts = [
            cell_text(cell, language, column.places)
            for column, cell in zip(table.columns, row, strict=True)
        ]
        line = grid.add_row()
        if max(map(len, texts)) <= LONGEST_WHOLE:
            keep_whole(line)
        _write_row(line.cells, texts, widths)
        for cell, column in zip(line.cells, table.columns, strict=True):
            if column.places is not None:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if table.source:
        keep_row_with_next(grid.rows[-1])
    source = document.add_paragraph()
    source.paragraph_format.space_before, source.paragraph_format.space_after = Pt(3), Pt(8)
    write(source, table.source, size_pt=_SMALL_PT)


def _write_row(
    cells: Sequence[_Cell], texts: Sequence[str], widths: Sequence[Mm], *, bold: bool = False
) -> None:
    for cell, text, width in zip(cells, texts, widths, strict=True):
        cell.width = width
        spacing = cell.paragraphs[0].paragraph_format
        spacing.space_before = spacing.space_after = Pt(_CELL_PADDING_PT)
        write(cell.paragraphs[0], text, bold=bold, size_pt=_SMALL_PT)


def _write_figure(document: DocumentType, figure: Figure) -> None:
    register_fonts()
    picture = vl_convert.svg_to_png(figure.svg, scale=_PIXELS_PER_POINT)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(
        io.BytesIO(picture), width=Mm(printed_width_mm(figure.svg))
    )
    described = shape._inline.find(qn("wp:docPr"))  # noqa: SLF001  python-docx has no alternative text
    described.set("descr", clean_text(figure.alternative))
    write(document.add_paragraph(), figure.caption, size_pt=_SMALL_PT)
