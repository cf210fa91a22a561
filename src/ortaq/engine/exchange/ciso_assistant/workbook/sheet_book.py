"""Pairs of sheets on their way into a workbook."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import xlsxwriter

from ortaq.engine.exchange.ciso_assistant.workbook.sheets import CONTENT, META
from ortaq.engine.exchange.loss import LossBook, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.engine.exchange.ciso_assistant.record import Record

Cells = dict[str, object]
"""Cell by column; None is an empty cell."""

MAX_CELL = 32_767
"""Characters of a cell. Source: Microsoft, Excel specifications and limits."""

MAX_NAME = 31
"""Characters of a sheet's name. Source: the same."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A `_meta` sheet and, where there are rows, its `_content`.

    Args:
        name: short name of both sheets.
        meta: keys and values, `type` first.
        columns: in order; columns that only rows have follow.
        rows: cells by column.
    """

    name: str
    meta: Cells
    columns: tuple[str, ...] = ()
    rows: Sequence[Cells] = field(default=())


def write_pairs(pairs: Sequence[Pair], book: LossBook) -> bytes:
    """The workbook as XLSX."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False}) as workbook:
        for pair in pairs:
            sheet = workbook.add_worksheet(_name(pair.name, META))
            for number, (key, value) in enumerate(_present(pair.meta)):
                _write(sheet, number, 0, key, book)
                _write(sheet, number, 1, value, book)
            if pair.columns:
                _write_content(workbook.add_worksheet(_name(pair.name, CONTENT)), pair, book)
    return buffer.getvalue()


def _write_content(sheet: xlsxwriter.workbook.Worksheet, pair: Pair, book: LossBook) -> None:
    used = {column for row in pair.rows for column, value in row.items() if _is_cell(value)}
    more = sorted(used - set(pair.columns))
    columns = [column for column in pair.columns if column in used or "[" not in column] + more
    for place, column in enumerate(columns):
        _write(sheet, 0, place, column, book)
    for number, row in enumerate(pair.rows, start=1):
        for place, column in enumerate(columns):
            _write(sheet, number, place, row.get(column), book)


def _write(
    sheet: xlsxwriter.workbook.Worksheet, row: int, column: int, value: object, book: LossBook
) -> None:
    if not _is_cell(value):
        return
    if isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
        return
    text = str(value)
    if len(text) > MAX_CELL:
        book.note("cell", Reason.SHORTENED)
    sheet.write_string(row, column, text[:MAX_CELL])


def _is_cell(value: object) -> bool:
    return value is not None and value != ""


def _present(cells: Mapping[str, object]) -> list[tuple[str, object]]:
    return [(key, value) for key, value in cells.items() if _is_cell(value)]


def _name(name: str, ending: str) -> str:
    return f"{name[: MAX_NAME - len(ending)]}{ending}"


def translated_cells(record: Record) -> Cells:
    """Columns such as `name[ru]`."""
    translations = getattr(record, "translations", None) or {}
    return {
        f"{key}[{language}]": text
        for language, texts in translations.items()
        for key, text in texts.items()
        if isinstance(text, str)
    }


def note_rest(record: Record, path: str, book: LossBook) -> None:
    """Note the keys of a record that no sheet has a column for."""
    for key, value in record.rest.items():
        if value is not None:
            book.note(f"{path}.{key}", Reason.NO_PLACE)
