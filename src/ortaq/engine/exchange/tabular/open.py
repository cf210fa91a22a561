"""A table file of any supported format, told apart by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.tabular.archive import NotAWorkbookError
from ortaq.engine.exchange.tabular.delimited import DelimitedReader
from ortaq.engine.exchange.tabular.encoding import UnknownEncodingError, detect_encoding
from ortaq.engine.exchange.tabular.jsonl import JsonLinesReader
from ortaq.engine.exchange.tabular.parquet import CorruptParquetError, ParquetReader
from ortaq.engine.exchange.tabular.reader import (
    EmptyFileError,
    Note,
    TableError,
    TableFormat,
    TableReader,
)
from ortaq.engine.exchange.tabular.workbook import WorkbookReader

if TYPE_CHECKING:
    from pathlib import Path

HEAD_BYTES = 4096
_ZIP = b"PK"
_PARQUET = b"PAR1"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_UNICODE = ("utf-8", "utf-8-sig")


class OldWorkbookError(TableError):
    """An .xls or a password-protected workbook: save it as .xlsx without a password."""

    code = "old_workbook"


class UnknownFormatError(TableError):
    """Neither CSV, XLSX, JSONL nor Parquet (`found` names what it looks like): convert it."""

    code = "unknown_format"


def open_table(
    path: Path, *, encoding: str = "", delimiter: str = "", sheet: str = ""
) -> TableReader:
    """A reader of the table in `path`; use it in a `with` statement.

    Args:
        path: the file.
        encoding: of a text file; empty detects it.
        delimiter: of a CSV file; empty detects it.
        sheet: of a workbook; empty takes the first one.

    Raises:
        TableError: its subclass says what is wrong with the file and what to do.
        OSError: the file can't be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        raise EmptyFileError
    binary = _binary_format(path, head)
    if binary is TableFormat.XLSX:
        return WorkbookReader(path, sheet=sheet)
    if binary is TableFormat.PARQUET:
        return ParquetReader(path)
    return _open_text(path, head, encoding, delimiter)


def _binary_format(path: Path, head: bytes) -> TableFormat | None:
    """The format of a binary table, None for text; a false extension is refused."""
    if head.startswith(_ZIP):
        return TableFormat.XLSX
    if head.startswith(_PARQUET):
        return TableFormat.PARQUET
    if head.startswith(_OLD_OFFICE):
        raise OldWorkbookError
    extension = path.suffix.lower()
    if extension == ".xlsx":
        raise NotAWorkbookError
    if extension == ".parquet":
        raise CorruptParquetError
    return None


def _open_text(path: Path, head: bytes, encoding: str, delimiter: str) -> TableReader:
    codec = _known_codec(encoding) if encoding else detect_encoding(path)
    start = head.decode(codec, errors="ignore").lstrip("\ufeff \t\r\n")
    if start.startswith(("[", "<")):
        raise UnknownFormatError(found="json_array" if start[0] == "[" else "markup")
    reader: TableReader
    if start.startswith("{"):
        reader = JsonLinesReader(path, encoding=codec)
    else:
        reader = DelimitedReader(path, encoding=codec, delimiter=delimiter)
    if not encoding and codec not in _UNICODE:
        reader.notes = (Note("read_as_encoding", {"encoding": codec}),)
    return reader


def _known_codec(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError as error:
        raise UnknownEncodingError(encoding=encoding) from error
    return encoding
