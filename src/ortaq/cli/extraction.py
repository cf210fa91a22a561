"""Extraction from file to file on all cores, in bounded memory."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from ortaq.data import country
from ortaq.engine.exchange.layout import MissingColumnError
from ortaq.engine.exchange.tabular import BrokenRow, open_table
from ortaq.engine.extract import Extractor, warning_hubs
from ortaq.engine.extract.batches import MENTIONS, REPORTS, extract_batches
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ortaq.engine.exchange.tabular import TableReader

    Progress = Callable[[int], object]

BATCH_ROWS = 5_000
"""Reports handed to a process at once: about a second of work."""

_WAITING_BATCHES = 2
"""Batches for each process that are read ahead or wait to be written."""


class BadRow(OrtaqError):
    """A row cannot be read; its code is that of the reason.

    Args:
        **parameters: `row`, as its user's own program numbers it, and `reason`, a code.
    """

    code = "bad_row"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read and written.

    Args:
        reports: rows read.
        mentions: rows written.
    """

    reports: int
    mentions: int


def extract_file(
    source: Path, out: Path, *, country_code: str, processes: int, progress: Progress
) -> Summary:
    """Write the mentions in the texts of a table; OUT appears whole or not at all.

    Args:
        source: CSV, XLSX, JSONL or Parquet with the columns report_id and narrative.
        out: Parquet with the columns of `MENTIONS`, in the order of the reports.
        country_code: of the country pack.
        processes: at least 1.
        progress: told the number of reports done, now and then.

    Raises:
        TableError, MissingColumnError, BadRow: the file cannot be read.
        CountryUnknown: there is no such pack.
    """
    country.load(country_code)
    part = out.with_name(f"{out.name}.part")
    try:
        with open_table(source) as table, pq.ParquetWriter(part, MENTIONS) as writer:
            summary = _extract(table, writer, country_code, processes, progress)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return summary


def _extract(
    table: TableReader,
    writer: pq.ParquetWriter,
    country_code: str,
    processes: int,
    progress: Progress,
) -> Summary:
    reports = mentions = 0
    for read, found in _extracted(_batches(table), country_code, processes):
        writer.write_batch(found)
        reports += read
        mentions += found.num_rows
        progress(reports)
    return Summary(reports, mentions)


def _batches(table: TableReader) -> Iterator[pa.RecordBatch]:
    """The rows of a table, as batches of `REPORTS`."""
    for name in REPORTS.names:
        if name not in table.columns:
            raise MissingColumnError(field=name, found=", ".join(table.columns))
    rows = _rows(table)
    while batch := list(islice(rows, BATCH_ROWS)):
        yield pa.record_batch([pa.array(column) for column in zip(*batch, strict=True)], REPORTS)


def _rows(table: TableReader) -> Iterator[tuple[str, str]]:
    for number, row in table:
        if isinstance(row, BrokenRow):
            raise BadRow(row=number, reason=row.code)
        report_id = row.get("report_id")
        if report_id is None or report_id == "":
            raise BadRow(row=number, reason="empty_source_id")
        narrative = row.get("narrative")
        yield _storable(report_id), "" if narrative is None else _storable(narrative)


def _storable(cell: object) -> str:
    """Text without halves of characters, which broken JSON may hold and Arrow cannot."""
    return str(cell).encode("utf-8", "replace").decode("utf-8")


def _extracted(
    batches: Iterator[pa.RecordBatch], country_code: str, processes: int
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Rows read and mentions found of each batch, in order; one batch needs no process."""
    first = list(islice(batches, 2))
    batches = chain(first, batches)
    if processes == 1 or len(first) < 2:
        for batch in batches:
            yield batch.num_rows, _found(country_code, batch)
        return
    with _pool(processes) as pool:
        waiting: deque[tuple[int, Future[pa.RecordBatch]]] = deque()
        for batch in batches:
            waiting.append((batch.num_rows, pool.submit(_found, country_code, batch)))
            if len(waiting) > processes * _WAITING_BATCHES:
                yield _finished(waiting)
        while waiting:
            yield _finished(waiting)


def _finished(
    waiting: deque[tuple[int, Future[pa.RecordBatch]]],
) -> tuple[int, pa.RecordBatch]:
    read, future = waiting.popleft()
    return read, future.result()


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Fresh processes (Arrow's threads do not survive a fork), gone when something fails."""
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@cache
def _extractor(country_code: str) -> Extractor:
    """Made once in each process: compiling the patterns takes longest."""
    return Extractor(country.load(country_code), warning_hubs())


def _found(country_code: str, batch: pa.RecordBatch) -> pa.RecordBatch:
    return next(extract_batches([batch], _extractor(country_code)))


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
