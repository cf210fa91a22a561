"""Extraction over Arrow batches: the one function that every backend calls.

Its shape, an iterator of batches to an iterator of batches, is the one that Spark's `mapInArrow`
and a pool of processes take.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ortaq.engine.extract.extractor import Extractor

REPORTS = pa.schema([("report_id", pa.string()), ("narrative", pa.string())])
"""Columns of a batch of reports; others are passed over."""

MENTIONS = pa.schema(
    [
        ("report_id", pa.string()),
        ("kind", pa.string()),
        ("value", pa.string()),
        ("role", pa.string()),
        ("role_confidence", pa.float64()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("rule", pa.string()),
    ]
)
"""Columns of a batch of mentions."""


def extract_batches(
    batches: Iterable[pa.RecordBatch], extractor: Extractor
) -> Iterator[pa.RecordBatch]:
    """Batches of mentions, one for each batch of reports.

    Args:
        batches: with the columns of `REPORTS`; a text may be null.
        extractor: of the country whose people wrote the texts.

    Returns:
        Grain: one row a mention, in the order of the reports and of the places in their texts;
        `start` and `end` count characters of the narrative. A report without mentions has no row.
    """
    for batch in batches:
        with _no_search_for_garbage():
            mentions = _mentions_of(batch, extractor)
        yield mentions


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """What extraction makes has no cycles: to look for some takes a tenth of the time and finds none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _mentions_of(batch: pa.RecordBatch, extractor: Extractor) -> pa.RecordBatch:
    report_ids = batch.column("report_id").to_pylist()
    texts = [text or "" for text in batch.column("narrative").to_pylist()]
    rows = [
        (report_id, *row)
        for report_id, found in zip(report_ids, extractor.rows(texts), strict=True)
        for row in found
    ]
    if not rows:
        return pa.record_batch([[] for _ in MENTIONS], schema=MENTIONS)
    columns = zip(*rows, strict=True)
    ids, kinds, values, starts, ends, rules, _, roles, confidences, _ = columns
    return pa.record_batch(
        [
            pa.array(column, field.type)
            for column, field in zip(
                (ids, kinds, values, roles, confidences, starts, ends, rules), MENTIONS, strict=True
            )
        ],
        schema=MENTIONS,
    )
