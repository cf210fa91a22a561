"""The decree table as DOCX, laid out as papers of the Government are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from ortaq.engine.render.decree.facing import document_lines, editions
from ortaq.engine.render.decree.lines import COLUMNS_MM, TOTAL_LABEL_COLUMNS, LineKind
from ortaq.engine.render.decree.targets import (
    NAME_COLUMN,
    target_heads,
    target_lines,
    target_widths_mm,
)
from ortaq.engine.render.decree.words import WORDS
from ortaq.engine.render.docx_parts import (
    add_page_number,
    keep_row_with_next,
    keep_whole,
    keep_with_next,
    new_document,
    repeat_on_each_page,
    save,
    set_side_margins,
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
_SIDE_INDENT_MM = 50
"""Indent of an approval that shares the width with another one."""
_TITLE_PT = 14
_TEXT_PT = 12
_CELL_PT = 11
_CELL_PADDING_PT = 2
_SIDE_MARGIN_MM = 1.6
_FOOTER_PT = 9


def write_docx(plan: PlanDocument, *, created_at: datetime) -> bytes:
    """The plan as DOCX: A4 across, table heads on every page, page numbers from the second page.

    Equal plans and instants give equal bytes.
    """
    document = new_document(
        title=plan.title, language=plan.language, created_at=created_at, size_pt=_TEXT_PT
    )
    _lay_out(document.sections[0], plan.demo_label)
    _write_corners(document, plan)
    for edition in editions(plan):
        _write_title(document, edition)
    if plan.targets:
        _write_targets(document, plan)
    _write_table(document, plan)
    for edition in editions(plan):
        _write_notes(document, edition)
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


def _write_corners(document: DocumentType, plan: PlanDocument) -> None:
    """The approval at the top right; that of each language of a parallel edition beside the other."""
    if plan.second is None:
        _write_corner(document, plan, indent_mm=_CORNER_INDENT_MM)
        return
    beside = document.add_table(rows=1, cols=2)
    for cell, edition in zip(beside.rows[0].cells, editions(plan), strict=True):
        _write_corner(cell, edition, indent_mm=_SIDE_INDENT_MM)
        empty, *written = cell.paragraphs
        if written:
            empty._p.getparent().remove(empty._p)  # noqa: SLF001 - python-docx cannot remove one


def _write_corner(place: DocumentType | _Cell, plan: PlanDocument, *, indent_mm: int) -> None:
    if plan.draft:
        draft = place.add_paragraph()
        draft.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        draft.paragraph_format.space_after = Pt(12)
        write(draft, WORDS[plan.language].draft, bold=True)
    if plan.approval:
        corner = place.add_paragraph()
        corner.alignment = WD_ALIGN_PARAGRAPH.CENTER
        corner.paragraph_format.left_indent = Mm(indent_mm)
        write(corner, "\n".join(plan.approval))


def _write_title(document: DocumentType, plan: PlanDocument) -> None:
    paragraph = document.add_heading(level=1)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # Together with the rows that stay below it, the title of two languages would leave the first page.
    paragraph.paragraph_format.keep_with_next = False
    paragraph.paragraph_format.space_before = Pt(18)
    paragraph.paragraph_format.space_after = Pt(12)
    write(paragraph, plan.title, bold=True, size_pt=_TITLE_PT)
    for text in plan.head:
        below = document.add_paragraph()
        below.paragraph_format.space_after = Pt(6)
        write(below, text)


def _write_targets(document: DocumentType, plan: PlanDocument) -> None:
    """The target indicators with their title; each section's head stays with its first line."""
    title = document.add_heading(level=2)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(6)
    write(title, WORDS[plan.language].targets, bold=True, size_pt=_TEXT_PT)
    widths = target_widths_mm(plan)
    table = _add_table(document, widths, rows=1)
    _write_head(table.rows[0], target_heads(plan), widths, bold=True)
    for line in target_lines(plan):
        row = table.add_row()  # type: ignore[no-untyped-call]  # untyped in python-docx
        keep_whole(row)
        if line.kind is LineKind.SECTION:
            _write_section(row, line.cells[0])
            continue
        for position, (cell, text) in enumerate(zip(row.cells, line.cells, strict=True)):
            cell.width = Mm(widths[position])
            _fill(cell, text, centred=position != NAME_COLUMN)
    document.add_paragraph().paragraph_format.space_after = Pt(6)


def _add_table(document: DocumentType, widths: Sequence[int], *, rows: int) -> Table:
    table: Table = document.add_table(rows=rows, cols=len(widths), style="Table Grid")
    table.autofit = False
    set_side_margins(table, width_mm=_SIDE_MARGIN_MM)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _write_table(document: DocumentType, plan: PlanDocument) -> None:
    every = editions(plan)
    table = _add_table(document, COLUMNS_MM, rows=len(every) + 1)
    for row, edition in zip(table.rows, every, strict=False):
        _write_head(row, WORDS[edition.language].headings, COLUMNS_MM, bold=True)
    numbers = [str(number) for number in range(1, len(COLUMNS_MM) + 1)]
    _write_head(table.rows[len(every)], numbers, COLUMNS_MM, bold=False)
    above = None
    for line in document_lines(plan):
        row = _write_line(table, line)
        if line.is_second and above is not None:
            _join(above, row)
        above = row


def _join(first: _Row, second: _Row) -> None:
    """Keeps both languages of a measure on one page, under one number."""
    keep_row_with_next(first)
    second.cells[0].paragraphs[0].clear()
    number = first.cells[0].merge(second.cells[0])
    for spare in number.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)  # noqa: SLF001 - python-docx cannot remove one


def _write_head(row: _Row, texts: Sequence[str], widths: Sequence[int], *, bold: bool) -> None:
    repeat_on_each_page(row)
    keep_whole(row)
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _fill(cell, text, bold=bold, centred=True)


def _write_line(table: Table, line: Line) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # untyped in python-docx
    keep_whole(row)
    if line.kind is LineKind.SECTION:
        _write_section(row, line.cells[0])
    elif line.kind is LineKind.TOTAL:
        _write_total(row, line.cells)
    else:
        for position, (cell, text) in enumerate(zip(row.cells, line.cells, strict=True)):
            cell.width = Mm(COLUMNS_MM[position])
            _fill(cell, text, centred=position == 0)
    return row


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
