"""A risk matrix as a sheet: its probabilities with the grid beside them, impacts and risks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.record import (
    Record,
    read_record,
    text_field,
    translations_field,
    whole_field,
)
from ortaq.engine.exchange.ciso_assistant.workbook.cells import read_whole
from ortaq.engine.exchange.ciso_assistant.workbook.sheet_book import (
    Cells,
    note_rest,
    translated_cells,
)
from ortaq.engine.exchange.ciso_assistant.workbook.sheets import Row, Sheets, translations_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ortaq.engine.exchange.loss import LossBook

AXES = ("probability", "impact", "risk")
TEXTS = ("abbreviation", "name", "description")

_GRID = re.compile(r"grid\d*")


def read_matrix(pair: Sheets) -> dict[object, object]:
    """The matrix of a pair of sheets.

    The colour is read where a cell spells it (`#rrggbb`); a mere fill is not seen.
    """
    matrix: dict[object, object] = {
        key: pair.meta[key] for key in ("urn", "ref_id", "name", "description") if key in pair.meta
    }
    if translations := translations_in(pair.meta):
        matrix["translations"] = translations
    for axis in AXES:
        matrix[axis] = [_step(row) for _, row in pair.rows if row.get("type") == axis]
    matrix["grid"] = [_grid(row) for _, row in pair.rows if row.get("type") == AXES[0]]
    return matrix


def _step(row: Row) -> dict[object, object]:
    step: dict[object, object] = {"id": read_whole(row.get("id", ""))}
    step |= {key: row[key] for key in TEXTS if key in row}
    if row.get("color", "").startswith("#"):
        step["hexcolor"] = row["color"]
    if translations := translations_in(row):
        step["translations"] = translations
    return step


def _grid(row: Row) -> list[int | None]:
    return [read_whole(cell) for column, cell in row.items() if _GRID.fullmatch(column)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixStep(Record):
    """One step of an axis."""

    id: int | None = whole_field()
    abbreviation: str | None = text_field()
    name: str | None = text_field()
    description: str | None = text_field()
    hexcolor: str | None = text_field()
    translations: Mapping[str, Mapping[str, str]] | None = translations_field()


def matrix_rows(matrix: Mapping[object, object], book: LossBook) -> Iterator[Cells]:
    """The rows of a matrix, cell by column."""
    grid = _listed(matrix.get("grid"))
    for axis in AXES:
        for place, values in enumerate(_listed(matrix.get(axis))):
            step = read_record(MatrixStep, values if isinstance(values, dict) else {})
            note_rest(step, f"risk_matrix.{axis}", book)
            row: Cells = {"type": axis, "id": step.id, "color": step.hexcolor}
            row |= {key: getattr(step, key) for key in TEXTS}
            row |= translated_cells(step)
            if axis == AXES[0] and place < len(grid):
                row |= {f"grid{n}": cell for n, cell in enumerate(_listed(grid[place]))}
            yield row


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
