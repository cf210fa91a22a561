"""Extraction on Spark: the workers call the same function on the same batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from ortaq.engine.extract.batches import REPORTS, extract_batches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyspark.sql import DataFrame

    from ortaq.engine.extract.extractor import Extractor

SCHEMA = (
    "report_id string, kind string, value string, role string, role_confidence double,"
    " start int, end int, rule string"
)
"""`batches.MENTIONS` as Spark writes it."""


def mentions_of(reports: DataFrame, make_extractor: Callable[[], Extractor]) -> DataFrame:
    """The mentions in the texts of a frame, under `SCHEMA`.

    Args:
        reports: with the columns of `REPORTS`, whatever their types; a text may be null.
        make_extractor: called by each worker for each piece of the frame. It is sent to the
            workers by its name, so they need the module that holds it; it should keep what it made.

    Returns:
        Grain: one row a mention, in the order of the reports within each piece of the frame.
    """

    def found(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return extract_batches(map(as_reports, batches), make_extractor())

    return reports.select(*REPORTS.names).mapInArrow(found, SCHEMA)


def as_reports(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A batch under `REPORTS`; cells of other types as Python spells them, as tables are read."""
    columns = [
        pa.array([None if cell is None else str(cell) for cell in batch[name].to_pylist()])
        if not pa.types.is_string(batch.schema.field(name).type)
        else batch[name]
        for name in REPORTS.names
    ]
    return pa.record_batch([column.cast(pa.string()) for column in columns], schema=REPORTS)
