"""Tables of a DOCX or XLSX file as rows of plain text."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from python_calamine import CalamineError, CalamineWorkbook

from ortaq.engine.exchange.plan_table.word_text import all_text, footnotes
from ortaq.engine.exchange.tabular.archive import (
    NotAWorkbookError,
    check_document,
    check_workbook,
)
from ortaq.engine.exchange.values.text import clean_text
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from python_calamine import CalamineSheet

MAX_BYTES = 50 * 1024 * 1024
MOST_COLUMNS = 63
"""Of a table. Source: Word's own limit."""


class UnknownPlanFile(OrtaqError):
    """The file is neither DOCX nor XLSX, or is damaged. Save it from the office program as one of them."""

    code = "unknown_plan_file"


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table and the lines of text around it.

    Args:
        before: paragraphs since the table before, in order.
        rows: texts of the cells; a merged cell has its text in the first of its columns, in every row.
        after: paragraphs and footnotes after the last table; empty for the others.
        joined: row and column, from 0, of what belongs to a merged cell that begins above or to the left.
    """

    before: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: tuple[str, ...] = ()
    joined: frozenset[tuple[int, int]] = frozenset()


def open_tables(name: str, content: bytes) -> tuple[PlainTable, ...]:
    """The tables of a file, in order.

    Args:
        name: of the file; its ending says what it is.
        content: its bytes.

    Raises:
        UnknownPlanFile: neither DOCX nor XLSX, damaged, or too large.
        NotAWorkbookError, ArchiveBombError: see `tabular.archive`.
    """
    ending = PurePath(name).suffix.lower()
    if len(content) > MAX_BYTES or ending not in {".docx", ".xlsx"}:
        raise UnknownPlanFile(name=name)
    return _from_docx(name, content) if ending == ".docx" else _from_xlsx(name, content)


def _from_docx(name: str, content: bytes) -> tuple[PlainTable, ...]:
    try:
        check_document(io.BytesIO(content))
        document = docx.Document(io.BytesIO(content))
    except (NotAWorkbookError, PackageNotFoundError, KeyError, ValueError) as error:
        raise UnknownPlanFile(name=name) from error
    return tuple(_with_after(*_docx_parts(document)))


def _docx_parts(document: Document) -> tuple[list[PlainTable], list[str]]:
    tables: list[PlainTable] = []
    lines: list[str] = []
    for block in _children(document.element.body, "w:p", "w:tbl"):
        if block.tag == qn("w:p"):
            lines += filter(None, (clean_text(part) for part in all_text(block).split("\n")))
        else:
            tables.append(_docx_table(tuple(lines), block))
            lines = []
    return tables, [*lines, *footnotes(document)]


def _docx_table(before: tuple[str, ...], table: BaseOxmlElement) -> PlainTable:
    """A table of Word. A cell that goes on one of the table's other half, behind a page break, is empty."""
    rows: list[tuple[str, ...]] = []
    joined: set[tuple[int, int]] = set()
    above: dict[int, str] = {}
    for place, row in enumerate(_children(table, "w:tr")):
        texts = [""] * _number(row, "./w:trPr/w:gridBefore/@w:val")
        upright: dict[int, str] = {}
        for cell in _children(row, "w:tc"):
            column = len(texts)
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            if goes_on and column in above:
                joined.add((place, column))
            text = above.get(column, "") if goes_on else clean_text(all_text(cell))
            if merge is not None:
                upright[column] = text
            span = _number(cell, "./w:tcPr/w:gridSpan/@w:val") or 1
            texts += [text, *([""] * (span - 1))]
            joined.update((place, further) for further in range(column + 1, column + span))
        above = upright
        rows.append(tuple(texts))
    return PlainTable(before, tuple(rows), joined=frozenset(joined))


def _number(element: BaseOxmlElement, path: str) -> int:
    """A number of columns, 0 where none is told; never more than a table can have."""
    told = str(next(iter(element.xpath(path)), "0"))
    return min(int(told), MOST_COLUMNS) if told.isdecimal() else 0


def _children(parent: BaseOxmlElement, *tags: str) -> list[BaseOxmlElement]:
    """The children of some kinds in order, also those inside a field to fill in."""
    found: list[BaseOxmlElement] = parent.xpath(
        " | ".join(f"./{tag} | ./w:sdt/w:sdtContent/{tag}" for tag in tags)
    )
    return found


def _from_xlsx(name: str, content: bytes) -> tuple[PlainTable, ...]:
    check_workbook(io.BytesIO(content))
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            sheets = [workbook.get_sheet_by_name(sheet) for sheet in workbook.sheet_names]
            return tuple(filter(None, map(_xlsx_table, sheets)))
    except CalamineError as error:
        raise UnknownPlanFile(name=name) from error


def _xlsx_table(sheet: CalamineSheet) -> PlainTable | None:
    """A sheet; None where it is empty. A merged cell's text is given to every row that it covers."""
    rows = [[_cell_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
    if not rows or sheet.start is None:
        return None
    first_row, first_column = sheet.start
    joined: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        cells = [
            (row - first_row, column - first_column)
            for row in range(top, min(bottom, first_row + len(rows) - 1) + 1)
            for column in range(left, min(right, first_column + len(rows[0]) - 1) + 1)
        ]
        joined.update(cells[1:])
        for row, column in cells:
            if column == left - first_column:
                rows[row][column] = rows[top - first_row][column]
    return PlainTable((), tuple(map(tuple, rows)), joined=frozenset(joined))


def _cell_text(cell: object) -> str:
    """A cell as a person reads it: whole numbers without a decimal point, days as 24.11.2026.

    Three decimals get a fourth, so that 12.125 isn't taken for twelve thousand.
    """
    if isinstance(cell, float):
        text = f"{cell:.0f}" if cell.is_integer() else repr(cell)
        return f"{text}0" if re.fullmatch(r"-?\d+\.\d{3}", text) else text
    if isinstance(cell, date | datetime):
        return f"{cell:%d.%m.%Y}"
    return clean_text(str(cell))


def _with_after(tables: list[PlainTable], after: list[str]) -> Iterator[PlainTable]:
    yield from tables[:-1]
    if tables:
        yield replace(tables[-1], after=tuple(after))
