"""What every table reader offers, and the checks that every header passes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_COLUMNS = 500
"""More than any report form has; a header wider than this is not a header."""


class TableFormat(StrEnum):
    """How a table is written."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    PARQUET = "parquet"


class TableError(OrtaqError):
    """The file as a whole can't be read as a table; each subclass says what to do."""

    code = "table_error"


class EmptyFileError(TableError):
    """The file has no content: choose the file that was meant."""

    code = "empty_file"


class NoHeaderError(TableError):
    """The first row doesn't name the columns: add a row of names above the data."""

    code = "no_header"


class DuplicateColumnError(TableError):
    """Two columns share the name `column`: rename one of them."""

    code = "duplicate_column"


class TooManyColumnsError(TableError):
    """The header has `found` columns, more than `limit`: check the delimiter."""

    code = "too_many_columns"


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader decided by itself and its user should know.

    Args:
        code: stable name of the decision, such as `read_as_encoding`.
        parameters: plain values for the translated sentence.
    """

    code: str
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that has no cells to offer, in place of its dictionary.

    Args:
        code: why: `broken_json`, `not_an_object`, `too_many_cells`.
        excerpt: the beginning of the row as it stands in the file.
    """

    code: str
    excerpt: str = ""


Row = dict[str, object] | BrokenRow
"""Column name -> cell; a cell is str, number, bool, date, datetime, Decimal, list, dict or None."""


class TableReader(ABC):
    """An open table: a context manager that gives `(row_number, row)` pairs.

    The row number is the one its user sees in his own program: in CSV and XLSX the header is row
    1 and the first data row 2 (a quoted line break doesn't start a row); in JSONL the line; in
    Parquet the position from 1. Blank rows are counted and not given.

    Attributes:
        format: how the table is written.
        columns: names of the columns in their order.
        notes: decisions its user should know.
    """

    format: TableFormat
    columns: tuple[str, ...]
    notes: tuple[Note, ...] = ()

    @abstractmethod
    def __iter__(self) -> Iterator[tuple[int, Row]]:
        """All rows from the first one; each call starts again."""

    def close(self) -> None:  # noqa: B027 - most readers open the file only while they iterate
        """Free what the reader holds; a second call does nothing."""

    def __enter__(self) -> Self:
        """The reader itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the reader."""
        self.close()


def named_columns(cells: Sequence[object]) -> dict[int, str]:
    """Position -> name of every named cell of a header row.

    Raises:
        NoHeaderError: no cell is a name (all are empty, numbers or dates).
        DuplicateColumnError: two names are equal but for case and surrounding spaces.
        TooManyColumnsError: more than `MAX_COLUMNS`.
    """
    names = {
        position: cell.strip()
        for position, cell in enumerate(cells)
        if isinstance(cell, str) and cell.strip()
    }
    if not any(any(letter.isalpha() for letter in name) for name in names.values()):
        raise NoHeaderError
    if len(names) > MAX_COLUMNS:
        raise TooManyColumnsError(found=len(names), limit=MAX_COLUMNS)
    _refuse_duplicates(names.values())
    return names


def _refuse_duplicates(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise DuplicateColumnError(column=name)
        seen.add(name.casefold())
