"""A table of figures and texts, and its CSV form."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Cell = str | int | float | Decimal | date | None
"""A value of a table; None is an empty cell. Instants are `datetime`, which is a `date`."""

_FORMULA_START = re.compile(r"^(?=[\s\"']*[=+\-@＝＋－＠\t\r\n])")
_FORMULA_INSIDE = re.compile(r"([;\t\r\n][ \"]*)(?=[=+\-@＝＋－＠'])")
_ESCAPED_START = re.compile(r"^'(?=[\s\"']*[=+\-@＝＋－＠\t\r\n])")
_ESCAPED_INSIDE = re.compile(r"([;\t\r\n][ \"]*)'(?=[=+\-@＝＋－＠'])")


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


def neutralise(text: str) -> str:
    """`text` that no spreadsheet takes for a formula; `restore` gives the text back.

    The rule: an apostrophe goes in front of a cell whose first character, after spaces, quotes and
    apostrophes, is one of = + - @, their full-width forms, TAB, CR or LF. A spreadsheet that splits cells at
    another sign than ours sees a new cell after a semicolon, a TAB or a line end: there an apostrophe goes in
    front of the same characters.

    Source: OWASP, "CSV Injection".

    Example:
        >>> neutralise("=HYPERLINK(1)"), neutralise("+77091234567"), neutralise("call; -1")
        ("'=HYPERLINK(1)", "'+77091234567", "call; '-1")
    """
    inside = _FORMULA_INSIDE.sub(r"\1'", text)
    return _FORMULA_START.sub("'", inside)


def restore(text: str) -> str:
    """The text that `neutralise` was given."""
    return _ESCAPED_INSIDE.sub(r"\1", _ESCAPED_START.sub("", text))


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
