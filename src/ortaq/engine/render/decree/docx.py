"""The decree table as DOCX, laid out as papers of the Government are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from ortaq.engine.render.decree.lines import COLUMNS_MM, TOTAL_LABEL_COLUMNS, LineKind, table_lines
from ortaq.engine.render.decree.words import WORDS
from ortaq.engine.render.docx_parts import (
    add_page_number,
    keep_whole,
    keep_with_next,
    new_document,
    repeat_on_each_page,
    save,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from docx.document import Document as DocumentType
    from docx.section import Section
    from docx.table import Table, _Cell, _Row

    from ortaq.engine.render.decree.lines import Line
    from ortaq.engine.render.decree.plan import PlanDocument

_CORNER_INDENT_MM = 180
_TITLE_PT = 14
_TEXT_PT = 12
_CELL_PT = 11
_CELL_PADDING_PT = 2
_FOOTER_PT = 9


def write_docx(plan: PlanDocument, *, created_at: datetime) -> bytes:
    """The plan as DOCX: A4 across, table heads on every page, page numbers from the second page.

    Equal plans and instants give equal bytes.
    """
    document = new_document(
        title=plan.title, language=plan.language, created_at=created_at, size_pt=_TEXT_PT
    )
    _lay_out(document.sections[0], plan.demo_label)
    _write_corner(document, plan)
    _write_title(document, plan.title)
    _write_table(document, plan)
    _write_notes(document, plan)
    return save(document)


def _lay_out(section: Section, demo_label: str) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(12)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_number(header)
    for footer in (section.footer, section.first_page_footer):
        footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(footer.paragraphs[0], demo_label, size_pt=_FOOTER_PT)


def _write_corner(document: DocumentType, plan: PlanDocument) -> None:
    if plan.draft:
        draft = document.add_paragraph()
        draft.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        draft.paragraph_format.space_after = Pt(12)
        write(draft, WORDS[plan.language].draft, bold=True)
    if plan.approval:
        corner = document.add_paragraph()
        corner.alignment = WD_ALIGN_PARAGRAPH.CENTER
        corner.paragraph_format.left_indent = Mm(_CORNER_INDENT_MM)
        write(corner, "\n".join(plan.approval))


def _write_title(document: DocumentType, title: str) -> None:
    paragraph = document.add_heading(level=1)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(18)
    paragraph.paragraph_format.space_after = Pt(12)
    write(paragraph, title, bold=True, size_pt=_TITLE_PT)


def _write_table(document: DocumentType, plan: PlanDocument) -> None:
    table = document.add_table(rows=2, cols=len(COLUMNS_MM), style="Table Grid")
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, COLUMNS_MM, strict=True):
        column.width = Mm(width)
    _write_heads(table, WORDS[plan.language].headings)
    for line in table_lines(plan):
        _write_line(table, line)


def _write_heads(table: Table, headings: Sequence[str]) -> None:
    numbers = [str(number) for number in range(1, len(headings) + 1)]
    for row, texts, bold in ((table.rows[0], headings, True), (table.rows[1], numbers, False)):
        repeat_on_each_page(row)
        keep_whole(row)
        for cell, text, width in zip(row.cells, texts, COLUMNS_MM, strict=True):
            cell.width = Mm(width)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            _fill(cell, text, bold=bold, centred=True)


def _write_line(table: Table, line: Line) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]  # untyped in python-docx
    keep_whole(row)
    if line.kind is LineKind.SECTION:
        _write_section(row, line.cells[0])
    elif line.kind is LineKind.TOTAL:
        _write_total(row, line.cells)
    else:
        for position, (cell, text) in enumerate(zip(row.cells, line.cells, strict=True)):
            cell.width = Mm(COLUMNS_MM[position])
            _fill(cell, text, centred=position == 0)


def _write_section(row: _Row, title: str) -> None:
    cells = row.cells
    merged = cells[0].merge(cells[-1])
    _fill(merged, title, bold=True, centred=True)
    keep_with_next(merged)


def _write_total(row: _Row, texts: Sequence[str]) -> None:
    cells = row.cells
    label = cells[0].merge(cells[TOTAL_LABEL_COLUMNS - 1])
    _fill(label, texts[0], bold=True)
    label.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    keep_with_next(label)
    for cell, text in zip(cells[TOTAL_LABEL_COLUMNS:], texts[1:], strict=True):
        _fill(cell, text, bold=True)


def _fill(cell: _Cell, text: str, *, bold: bool = False, centred: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    spacing = paragraph.paragraph_format
    spacing.space_before = spacing.space_after = Pt(_CELL_PADDING_PT)
    write(paragraph, text, bold=bold, size_pt=_CELL_PT)


def _write_notes(document: DocumentType, plan: PlanDocument) -> None:
    words = WORDS[plan.language]
    if plan.abbreviations:
        head = document.add_paragraph()
        head.paragraph_format.space_before = Pt(12)
        head.paragraph_format.keep_with_next = True
        write(head, f"{words.note} {words.abbreviations}")
        for short, full in plan.abbreviations:
            write(document.add_paragraph(), f"{short} – {full}", size_pt=_CELL_PT)
    for note in plan.notes:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(6)
        write(paragraph, note)
