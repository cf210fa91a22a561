"""Tables of a DOCX or XLSX file as rows of plain text."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph
from python_calamine import CalamineError, CalamineWorkbook

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
    from docx.table import _Row

MAX_BYTES = 50 * 1024 * 1024


class UnknownPlanFile(OrtaqError):
    """The file is neither DOCX nor XLSX, or is damaged. Save it from the office program as one of them."""

    code = "unknown_plan_file"


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table and the lines of text around it.

    Args:
        before: paragraphs since the table before, in order.
        rows: texts of the cells; a cell over several columns stands in the first of them.
        after: paragraphs after the last table; empty for the others.
    """

    before: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: tuple[str, ...] = ()


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
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            lines += filter(None, (clean_text(part) for part in block.text.split("\n")))
        elif isinstance(block, DocxTable):
            rows = tuple(tuple(_docx_cells(row)) for row in block.rows)
            tables.append(PlainTable(tuple(lines), rows))
            lines = []
    return tables, lines


def _docx_cells(row: _Row) -> Iterator[str]:
    """Texts of a row; the cells that a merged one covers are empty."""
    yield from ("" for _ in range(row.grid_cols_before))
    seen = None
    for cell in row.cells:
        yield "" if cell._tc is seen else clean_text(cell.text)  # noqa: SLF001 - no other identity
        seen = cell._tc  # noqa: SLF001


def _from_xlsx(name: str, content: bytes) -> tuple[PlainTable, ...]:
    check_workbook(io.BytesIO(content))
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            sheets = [
                workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=True)
                for sheet in workbook.sheet_names
            ]
    except CalamineError as error:
        raise UnknownPlanFile(name=name) from error
    return tuple(
        PlainTable((), tuple(tuple(_cell_text(cell) for cell in row) for row in rows))
        for rows in sheets
        if rows
    )


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
        yield PlainTable(tables[-1].before, tables[-1].rows, tuple(after))
