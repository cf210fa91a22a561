"""The pairs of sheets of a library workbook: what each is, and its rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.tabular.archive import NotAWorkbookError, check_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

META = "_meta"
CONTENT = "_content"

_TRANSLATED = re.compile(r"(.+?)\[([\w-]+)\]")

Row = dict[str, str]
"""Cell by column; columns without a value are left out."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A `_meta` sheet and its `_content`.

    Args:
        name: what the sheets are called before the underscore.
        meta: keys and values, `type` among them.
        rows: number of the row in the sheet, and its cells.
    """

    name: str
    meta: Mapping[str, str]
    rows: Sequence[tuple[int, Row]] = field(default=())

    @property
    def kind(self) -> str:
        """What the sheets hold: library, framework, threats and so on."""
        return self.meta.get("type", "")


def read_sheets(content: bytes) -> tuple[Sheets, ...]:
    """The pairs of a workbook, in order.

    Raises:
        NotAWorkbookError, ArchiveBombError: see `check_workbook`.
        FrameworkInvalid: library_meta is missing.
    """
    check_workbook(BytesIO(content))
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
            names = workbook.sheet_names
            grids = {name: workbook.get_sheet_by_name(name).to_python() for name in names}
    except CalamineError as error:
        raise NotAWorkbookError from error
    if f"library{META}" not in grids:
        raise FrameworkInvalid(f"library{META}", "missing")
    return tuple(
        Sheets(
            name.removesuffix(META),
            dict(_pairs(grid)),
            tuple(_rows(grids.get(name.removesuffix(META) + CONTENT, []))),
        )
        for name, grid in grids.items()
        if name.endswith(META)
    )


def _pairs(grid: Sequence[Sequence[object]]) -> Iterator[tuple[str, str]]:
    for cells in grid:
        if len(cells) > 1 and cell_text(cells[0]) and cell_text(cells[1]):
            yield cell_text(cells[0]).strip(), cell_text(cells[1])


def _rows(grid: Sequence[Sequence[object]]) -> Iterator[tuple[int, Row]]:
    header = _header(grid[0]) if grid else []
    for number, cells in enumerate(grid[1:], start=2):
        texts = (cell_text(cell) for cell in cells)
        row = {column: text for column, text in zip(header, texts, strict=False) if text}
        if row:
            yield number, row


def _header(cells: Sequence[object]) -> list[str]:
    """Column names; columns of one name, as those of a grid, are numbered from 0."""
    names = [cell_text(cell).strip() for cell in cells]
    return [
        f"{name}{names[:place].count(name)}" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]


def cell_text(cell: object) -> str:
    """The text of a cell: whole numbers without decimals, dates as in ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool):
        return str(cell).lower()
    isoformat = getattr(cell, "isoformat", None)
    return str(isoformat() if isoformat else cell)


def translations_in(row: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Texts by language and key, from columns such as `name[ru]`."""
    found: dict[str, dict[str, str]] = {}
    for column, text in row.items():
        match = _TRANSLATED.fullmatch(column)
        if match:
            found.setdefault(match[2], {})[match[1]] = text
    return found
