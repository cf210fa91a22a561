"""A table of figures and texts, and its CSV form."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ortaq.engine.terms.spreadsheet import neutralise

Cell = str | int | float | Decimal | date | None
"""A value of a table; None is an empty cell. Instants are `datetime`, which is a `date`."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Args:
        heading: text of its head, in the reader's language.
        places: decimals of its numbers; None keeps them as they are.
        width: width in characters for a spreadsheet.
    """

    heading: str
    places: int | None = None
    width: int = 18


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; every row has one cell per column.

    Args:
        title: what the table shows; also the name of its sheet.
        columns: left to right.
        rows: top to bottom.
        source: where the figures come from, in words.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: str = ""


def write_csv(table: Table) -> bytes:
    """The table as CSV by RFC 4180: UTF-8 with BOM, comma, CRLF, point as decimal sign, ISO dates.

    Texts are neutralised (see `neutralise`); numbers stay numbers. The source is not written: a data file
    carries its description beside it.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([neutralise(column.heading) for column in table.columns])
    for row in table.rows:
        writer.writerow([_plain(cell) for cell in row])
    return buffer.getvalue().encode("utf-8-sig", errors="replace")


def _plain(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutralise(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, date):
        return cell.isoformat()
    return cell
