"""Parquet, read in small batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from ortaq.engine.exchange.tabular.reader import (
    Row,
    TableError,
    TableFormat,
    TableReader,
    named_columns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

BATCH_ROWS = 1_000
"""Rows decoded at once: with the longest report text this stays near 100 MB."""


class CorruptParquetError(TableError):
    """The file is cut short or isn't Parquet: ask for it again."""

    code = "corrupt_parquet"


class ParquetReader(TableReader):
    """A Parquet file of flat columns.

    Attributes:
        stored: names of the columns as the file has them.
    """

    format = TableFormat.PARQUET

    def __init__(self, path: Path) -> None:
        """Open the file and read its schema.

        Raises:
            CorruptParquetError: the footer can't be read.
            TableError: duplicate or missing names.
        """
        try:
            self._file = pq.ParquetFile(path)
            names = self._file.schema_arrow.names
        except (pa.ArrowException, OSError) as error:
            raise CorruptParquetError from error
        try:
            self.columns = tuple(named_columns(names).values())
            self.stored = tuple(names)
        except TableError:
            self.close()
            raise

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        """All rows; the number is the position from 1."""
        number = 0
        try:
            for batch in self._file.iter_batches(batch_size=BATCH_ROWS):
                for row in _without_nanoseconds(batch).to_pylist():
                    number += 1
                    yield number, {name.strip(): cell for name, cell in row.items()}
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            raise CorruptParquetError(row=number + 1) from error

    def batches(self, columns: Sequence[str], rows: int) -> Iterator[pa.RecordBatch]:
        """Some columns of all rows as they are stored, for those who need no rows.

        Args:
            columns: names as the file has them.
            rows: at most so many in a batch.
        """
        try:
            yield from self._file.iter_batches(batch_size=rows, columns=list(columns))
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            raise CorruptParquetError from error

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _without_nanoseconds(batch: pa.RecordBatch) -> pa.Table:
    """The batch with instants in microseconds, the finest that Python's datetime holds."""
    table = pa.Table.from_batches([batch])
    for position, column in enumerate(table.schema):
        if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
            target = pa.timestamp("us", tz=column.type.tz)
            cells = table.column(position).cast(target, safe=False)
            table = table.set_column(position, column.name, cells)
    return table
