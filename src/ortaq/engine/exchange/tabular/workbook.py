"""XLSX: the values of one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from ortaq.engine.exchange.tabular.archive import NotAWorkbookError, check_workbook
from ortaq.engine.exchange.tabular.reader import (
    EmptyFileError,
    Note,
    Row,
    TableError,
    TableFormat,
    TableReader,
    named_columns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class UnknownSheetError(TableError):
    """The workbook has no sheet `sheet`; `found` lists those it has."""

    code = "unknown_sheet"


class WorkbookReader(TableReader):
    """One sheet of a workbook.

    A formula gives the value its program last computed and saved; text that begins with `=` stays
    text. The sheet is held in memory within the limits of `archive`.
    """

    format = TableFormat.XLSX

    def __init__(self, path: Path, *, sheet: str = "") -> None:
        """Open the sheet and read its header, the first row that isn't blank.

        Args:
            path: the file.
            sheet: name of the sheet; empty takes the first one.

        Raises:
            NotAWorkbookError, ArchiveBombError: see `check_workbook`.
            UnknownSheetError: no such sheet.
            TableError: empty sheet, no header, duplicate names.
        """
        check_workbook(path)
        self._sheet, others = _open_sheet(path, sheet)
        header = next(self._records(), None)
        if header is None:
            raise EmptyFileError
        self._header_row, cells = header
        self._names = named_columns(cells)
        self.columns = tuple(self._names.values())
        if others and not sheet:
            self.notes = (Note("sheet_chosen", {"sheet": self._sheet.name, "others": others}),)

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        """All rows below the header that aren't blank."""
        for number, cells in self._records():
            if number > self._header_row:
                yield number, {name: cells[place] for place, name in self._names.items()}

    def _records(self) -> Iterator[tuple[int, list[object]]]:
        if self._sheet.start is None:
            return
        for number, cells in enumerate(self._sheet.iter_rows(), start=1):
            if any(cell != "" for cell in cells):
                yield number, list(cells)


def _open_sheet(path: Path, name: str) -> tuple[CalamineSheet, str]:
    """The wanted sheet, and the names of the others."""
    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
            found = workbook.sheet_names
            if not found or (name and name not in found):
                raise UnknownSheetError(sheet=name, found=", ".join(found))
            chosen = name or found[0]
            others = ", ".join(other for other in found if other != chosen)
            return workbook.get_sheet_by_name(chosen), others
    except CalamineError as error:
        raise NotAWorkbookError from error
