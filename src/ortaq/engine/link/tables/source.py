"""Where columns come from: a table in memory, or a file of which one column is read at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


_AT_ONCE = 1 << 16


class MissingColumn(OrtaqError):
    """A table lacks the column `field`, which linking needs; it has `found`: add it."""

    code = "missing_column"


class UnreadableParquet(OrtaqError):
    """The file is no Parquet file: make it with `ortaq identifiers extract`."""

    code = "unreadable_parquet"


class CompoundColumn(OrtaqError):
    """The column `field` holds lists or records: write one value in each of its cells."""

    code = "compound_column"


class Source(Protocol):
    """Named columns of one length; `pyarrow.Table` is one."""

    @property
    def column_names(self) -> list[str]:
        """The columns that are there."""

    @property
    def num_rows(self) -> int:
        """Length of every column."""

    def __getitem__(self, name: str) -> pa.ChunkedArray:
        """A column."""


class ParquetSource:
    """A Parquet file, of which only what is asked for is read, when it is asked for.

    Args:
        path: the file.

    Raises:
        UnreadableParquet: it is not Parquet.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._file = pq.ParquetFile(path, pre_buffer=False)
        except pa.ArrowInvalid as error:
            raise UnreadableParquet(file=path.name) from error
        self.column_names: list[str] = self._file.schema_arrow.names
        self.num_rows: int = self._file.metadata.num_rows

    def __getitem__(self, name: str) -> pa.ChunkedArray:
        return self._file.read(columns=[name])[name]

    def parts(self, name: str) -> Iterator[pa.ChunkedArray]:
        """A column, some rows at a time."""
        for batch in self._file.iter_batches(_AT_ONCE, columns=[name]):
            yield pa.chunked_array([batch.column(0)])


def in_parts(source: Source, column: str) -> Iterator[pa.ChunkedArray]:
    """A column as text, some rows at a time: long texts of a file are never all in memory."""
    if isinstance(source, ParquetSource):
        parts = source.parts(column)
    else:
        parts = (pa.chunked_array([chunk]) for chunk in source[column].chunks)
    for part in parts:
        yield _as_text(part, column, pa.large_string())


def require(source: Source, columns: Sequence[str]) -> None:
    """Check that the columns are there.

    Raises:
        MissingColumn: one is not.
    """
    for column in columns:
        if column not in source.column_names:
            raise MissingColumn(field=column, found=", ".join(source.column_names))


def text(source: Source, column: str) -> pa.ChunkedArray:
    """A column as text, whatever it was.

    Raises:
        CompoundColumn: its cells are no single values.
    """
    return _as_text(source[column], column, pa.string())


def _as_text(values: pa.ChunkedArray, column: str, kind: pa.DataType) -> pa.ChunkedArray:
    try:
        return pc.cast(values, kind)
    except pa.ArrowNotImplementedError as error:
        raise CompoundColumn(field=column) from error


def shown(values: pa.Array | pa.ChunkedArray) -> str:
    """The first of some values, short, to name it to who sent it; empty where there is none."""
    value = values[0].as_py() if len(values) else None
    return "" if value is None else str(value)[:40]
