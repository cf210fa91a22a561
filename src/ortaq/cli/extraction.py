"""Extraction from file to file on all cores, in bounded memory."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain, count, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ortaq.data import country
from ortaq.engine.exchange.layout import MissingColumnError
from ortaq.engine.exchange.tabular import BrokenRow, open_table
from ortaq.engine.exchange.tabular.parquet import ParquetReader
from ortaq.engine.extract import Extractor, warning_hubs
from ortaq.engine.extract.batches import MENTIONS, REPORTS, extract_batches
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
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
    with (
        open_table(source) as table,
        whole_file(out) as draft,
        pq.ParquetWriter(draft, MENTIONS) as writer,
    ):
        return _extract(table, writer, country_code, processes, progress)


def _extract(
    table: TableReader,
    writer: pq.ParquetWriter,
    country_code: str,
    processes: int,
    progress: Progress,
) -> Summary:
    reports = mentions = 0
    for read, found in _extracted(report_batches(table), country_code, processes):
        writer.write_batch(found)
        reports += read
        mentions += found.num_rows
        progress(reports)
    return Summary(reports, mentions)


def report_batches(table: TableReader) -> Iterator[pa.RecordBatch]:
    """The rows of a table, as batches of `REPORTS`.

    Raises:
        MissingColumnError, BadRow: the table cannot be read.
    """
    for name in REPORTS.names:
        if name not in table.columns:
            raise MissingColumnError(field=name, found=", ".join(table.columns))
    if isinstance(table, ParquetReader) and set(REPORTS.names) <= set(table.stored):
        yield from map(_as_reports, table.batches(REPORTS.names, BATCH_ROWS), count(1, BATCH_ROWS))
        return
    rows = _rows(table)
    while batch := list(islice(rows, BATCH_ROWS)):
        yield pa.record_batch([_texts(column) for column in zip(*batch, strict=True)], REPORTS)


def _as_reports(batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
    """A stored batch whose first row has that number, with the types of `REPORTS`."""
    columns = [_as_texts(batch.column(name), first) for name in REPORTS.names]
    empty = pc.or_kleene(pc.is_null(columns[0]), pc.equal(columns[0], ""))
    at = pc.index(empty, value=True).as_py()
    if at >= 0:
        raise BadRow(row=first + at, reason="empty_source_id")
    return pa.record_batch(columns, REPORTS)


def _as_texts(column: pa.Array, first: int) -> pa.Array:
    """A stored column whose first row has that number, as texts."""
    try:
        return _checked_texts(column)
    except pa.ArrowException as error:
        wrong = next(at for at in range(len(column)) if not _is_text(column.slice(at, 1)))
        raise BadRow(row=first + wrong, reason="not_text") from error


def _checked_texts(column: pa.Array) -> pa.Array:
    texts = column.cast(pa.string())
    texts.validate(full=True)
    return texts


def _is_text(cell: pa.Array) -> bool:
    try:
        _checked_texts(cell)
    except pa.ArrowException:
        return False
    return True


def _texts(column: Sequence[str]) -> pa.Array:
    try:
        return pa.array(column, pa.string())
    except UnicodeEncodeError:
        return pa.array(list(map(_storable, column)), pa.string())


def _rows(table: TableReader) -> Iterator[tuple[str, str]]:
    for number, row in table:
        if isinstance(row, BrokenRow):
            raise BadRow(row=number, reason=row.code)
        report_id = row.get("report_id")
        if report_id is None or report_id == "":
            raise BadRow(row=number, reason="empty_source_id")
        narrative = row.get("narrative")
        yield str(report_id), "" if narrative is None else str(narrative)


def _storable(cell: str) -> str:
    """Text without halves of characters, which broken JSON may hold and Arrow cannot."""
    return cell.encode("utf-8", "replace").decode("utf-8")


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
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_watch_parent
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _watch_parent() -> None:
    """End this process with its parent."""
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed parent closes no pool: its processes would wait for work for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


@cache
def extractor_of(country_code: str) -> Extractor:
    """Made once in each process: compiling the patterns takes longest."""
    return Extractor(country.load(country_code), warning_hubs())


def _found(country_code: str, batch: pa.RecordBatch) -> pa.RecordBatch:
    return next(extract_batches([batch], extractor_of(country_code)))


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
