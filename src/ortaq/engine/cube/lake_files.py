"""The lake on disk: one Parquet file a month, replaced whole."""

from __future__ import annotations

import os
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from ortaq.engine.cube.query import EVER, MonthRange
from ortaq.engine.cube.schema import LAKE_SCHEMA, LakeRecord
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FILE_NAME = "reports.parquet"
_UNKNOWN_MONTH = "unknown"


class MisplacedRecord(OrtaqError):
    """A record belongs to another month than the file: write it with its own month."""

    code = "misplaced_record"


class DuplicateRecord(OrtaqError):
    """A report stands twice in one month and would be counted twice: keep its last revision."""

    code = "duplicate_record"


def partition_path(directory: Path, month: str) -> Path:
    """The file of one month (YYYY-MM, or empty for unknown), whether or not it exists.

    Raises:
        MalformedMonth: the month is neither.
    """
    if month:
        MonthRange(from_month=month)
    return directory / f"month={month or _UNKNOWN_MONTH}" / _FILE_NAME


def partition_files(directory: Path, period: MonthRange = EVER) -> list[Path]:
    """The existing files whose month is in the period, sorted."""
    found = directory.glob(f"month=*/{_FILE_NAME}")
    return sorted(path for path in found if _month_of(path) in period)


def write_partition(records: Iterable[LakeRecord], directory: Path, month: str) -> Path:
    """Replace one month of the lake by these records, at once or not at all.

    A reader sees the old file or the new one; a killed write leaves a `.part` file that nothing
    reads. Equal records in any order give equal bytes. No records make an empty file.

    Returns:
        The file.

    Raises:
        MalformedMonth: `month` is neither YYYY-MM nor empty.
        MisplacedRecord: a record has another month.
        DuplicateRecord: a report stands twice.
    """
    path = partition_path(directory, month)
    rows = sorted(records, key=lambda record: record.report)
    _check(rows, month)
    columns = {name: [getattr(row, name) for row in rows] for name in LAKE_SCHEMA.names}
    table = pa.Table.from_pydict(columns, schema=LAKE_SCHEMA)
    replace_file(path, table)
    return path


def read_lake(directory: Path, period: MonthRange = EVER) -> Iterator[LakeRecord]:
    """Every record of the months in the period: by month, then by report."""
    for path in partition_files(directory, period):
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches():
                yield from (LakeRecord(**row) for row in batch.to_pylist())


def replace_file(path: Path, table: pa.Table) -> None:
    """Write a Parquet file beside its place, reach the disk, then take the place in one step.

    A reader sees the old file or the new one; a killed write leaves a `.part` file that nothing reads.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        unfinished = Path(file.name)
        try:
            pq.write_table(table, file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def _check(rows: list[LakeRecord], month: str) -> None:
    for row in rows:
        if row.month != month:
            raise MisplacedRecord(report=row.report, month=row.month, expected=month)
    for row, following in pairwise(rows):
        if row.report == following.report:
            raise DuplicateRecord(report=row.report, month=month)


def _month_of(path: Path) -> str:
    month = path.parent.name.removeprefix("month=")
    return "" if month == _UNKNOWN_MONTH else month
