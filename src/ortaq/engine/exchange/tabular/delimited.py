"""CSV and its relatives with semicolon, tab or bar."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, TextIO

from ortaq.engine.exchange.tabular.lines import MAX_RECORD_CHARS, BoundedLines
from ortaq.engine.exchange.tabular.reader import (
    BrokenRow,
    EmptyFileError,
    Row,
    TableFormat,
    TableReader,
    named_columns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DELIMITERS = (",", ";", "\t", "|")
_QUOTED = re.compile(r'"[^"]*"')
_EXCEL_HINT = re.compile(r"sep=(.)\s*", re.IGNORECASE)


class DelimitedReader(TableReader):
    """A delimited text file, read record by record (RFC 4180, quoted line breaks allowed)."""

    format = TableFormat.CSV

    def __init__(self, path: Path, *, encoding: str, delimiter: str = "") -> None:
        """Read the header.

        Args:
            path: the file.
            encoding: Python codec name.
            delimiter: one sign; empty finds it in the header row.

        Raises:
            TableError: empty file, no header, duplicate names, a line without end.
        """
        self._path = path
        self._encoding = encoding
        self._delimiter = delimiter or self._find_delimiter()
        # The limit of the csv module is one per process and far below a long report's text.
        csv.field_size_limit(max(csv.field_size_limit(), MAX_RECORD_CHARS))
        with self._open() as stream:
            header = next((cells for _, cells in self._records(stream)), None)
        if header is None:
            raise EmptyFileError
        self._names = named_columns(header)
        self.columns = tuple(self._names.values())

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        """All data rows; short rows are filled with empty cells."""
        with self._open() as stream:
            records = self._records(stream)
            next(records, None)
            for number, cells in records:
                yield number, self._row(cells)

    def _open(self) -> TextIO:
        return self._path.open(encoding=self._encoding, newline="")

    def _records(self, stream: TextIO) -> Iterator[tuple[int, list[str]]]:
        """Numbered records that aren't blank; a leading `sep=;` of Excel is passed over."""
        lines = BoundedLines(stream)
        for cells in csv.reader(lines, delimiter=self._delimiter):
            number = lines.end_record()
            if number == 1 and _EXCEL_HINT.fullmatch(self._delimiter.join(cells)):
                continue
            if any(cell.strip() for cell in cells):
                yield number, cells

    def _row(self, cells: list[str]) -> Row:
        if any(cell.strip() for cell in cells[max(self._names) + 1 :]):
            return BrokenRow("too_many_cells", self._delimiter.join(cells))
        return {
            name: cells[position] if position < len(cells) else ""
            for position, name in self._names.items()
        }

    def _find_delimiter(self) -> str:
        with self._open() as stream:
            lines = BoundedLines(stream)
            first = next((line for line in lines if lines.end_record() and line.strip()), "")
        if hint := _EXCEL_HINT.fullmatch(first):
            return hint.group(1)
        unquoted = _QUOTED.sub("", first)
        return max(DELIMITERS, key=unquoted.count)
