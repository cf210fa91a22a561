"""A table as an XLSX sheet: texts stay texts, numbers stay numbers."""

from __future__ import annotations

import io
import math
import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import xlsxwriter

from ortaq.engine.render.text import clean_text
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ortaq.engine.render.tables import Cell, Table

MAX_TEXT = 32_767
"""Characters of one cell. Source: Excel specifications and limits, Microsoft."""
MAX_ROWS = 1_048_576
"""Rows of one sheet. Source: Excel specifications and limits, Microsoft."""
_EXACT_DIGITS = 15
_A4 = 9
"""Number of the paper. Source: Office Open XML, ISO/IEC 29500-1, 18.3.1.63 (paperSize)."""
_SHEET_NAME_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_SHEET_NAME_LENGTH = 31


class CellTooLongError(OrtaqError):
    """A text is longer than a spreadsheet cell may be: shorten it or export CSV."""

    code = "cell_too_long"


class TooManyRowsError(OrtaqError):
    """A table has more rows than a sheet may have: narrow it or export CSV."""

    code = "too_many_rows"


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell formats of one workbook."""

    heading: Format
    text: Format
    day: Format
    instant: Format
    numbers: dict[int | None, Format]


@contextmanager
def open_workbook(buffer: io.BytesIO, *, title: str, created_at: datetime) -> Iterator[Workbook]:
    """A workbook that writes no formula or link by guessing, and equal bytes for equal content."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"title": title, "created": created_at.replace(tzinfo=None)})
        yield workbook


def write_xlsx(table: Table, *, created_at: datetime) -> bytes:
    """The table as a workbook of one sheet with a frozen head and filters.

    Raises:
        CellTooLongError: cell_too_long.
        TooManyRowsError: too_many_rows.
    """
    if len(table.rows) + 3 > MAX_ROWS:
        raise TooManyRowsError(rows=len(table.rows), limit=MAX_ROWS - 3)
    buffer = io.BytesIO()
    with open_workbook(buffer, title=table.title, created_at=created_at) as workbook:
        sheet = workbook.add_worksheet(sheet_name(table.title))
        _write_sheet(sheet, table, _styles(workbook, table))
    return buffer.getvalue()


def sheet_name(title: str) -> str:
    """`title` as Excel allows it for a sheet.

    At most 31 characters, none of the signs Excel forbids, no apostrophe at an end.
    """
    name = _SHEET_NAME_FORBIDDEN.sub(" ", title)[:_SHEET_NAME_LENGTH].strip("' \t\r\n")
    return name or "1"


def print_across(sheet: Worksheet, *, head_row: int = 0) -> None:
    """Makes the sheet print on A4 across, as wide as the paper, its row of heads on every page."""
    fit_across(sheet)
    sheet.repeat_rows(head_row)
    sheet.set_footer("&C&P / &N")


def fit_across(sheet: Worksheet) -> None:
    """Makes the sheet print on A4 across, as wide as the paper."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Writes `text` as text, whatever it begins with, without the characters that XML forbids.

    Raises:
        CellTooLongError: cell_too_long.
    """
    cleaned = clean_text(text)
    if len(cleaned) > MAX_TEXT:
        raise CellTooLongError(length=len(cleaned), limit=MAX_TEXT)
    sheet.write_string(row, column, cleaned, style)


def _write_sheet(sheet: Worksheet, table: Table, styles: Styles) -> None:
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, column.width)
        write_text(sheet, 0, position, column.heading, styles.heading)
    for number, row in enumerate(table.rows, start=1):
        for position, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, (number, position), cell, styles, places=column.places)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    print_across(sheet)
    if table.source:
        write_text(sheet, len(table.rows) + 2, 0, table.source, styles.text)


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], cell: Cell, styles: Styles, *, places: int | None
) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        write_text(sheet, *at, cell, styles.text)
    elif isinstance(cell, datetime):
        sheet.write_datetime(*at, cell, styles.instant)
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell, styles.day)
    elif _is_exact(cell):
        sheet.write_number(*at, cell, styles.numbers[places])
    else:
        write_text(sheet, *at, str(cell), styles.text)


def _is_exact(number: float | Decimal) -> bool:
    """Whether a sheet, which counts in binary floating point, keeps the number."""
    if isinstance(number, float):
        return math.isfinite(number)
    return len(Decimal(number).normalize().as_tuple().digits) <= _EXACT_DIGITS


def _styles(workbook: Workbook, table: Table) -> Styles:
    top = {"valign": "top", "text_wrap": True}
    numbers: dict[int | None, Format] = {None: workbook.add_format({"valign": "top"})}
    for places in {column.places for column in table.columns if column.places is not None}:
        pattern = "#,##0" + (f".{'0' * places}" if places else "")
        numbers[places] = workbook.add_format({"valign": "top", "num_format": pattern})
    return Styles(
        heading=workbook.add_format(
            {"bold": True, "valign": "top", "text_wrap": True, "bottom": 1}
        ),
        text=workbook.add_format(top),
        day=workbook.add_format({"valign": "top", "num_format": "dd.mm.yyyy"}),
        instant=workbook.add_format({"valign": "top", "num_format": "dd.mm.yyyy hh:mm"}),
        numbers=numbers,
    )
