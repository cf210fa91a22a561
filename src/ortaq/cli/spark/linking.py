"""Linking of tables that Spark reads, by groups that its workers merge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ortaq.cli.places import is_address
from ortaq.cli.spark.files import (
    POSITION,
    pieces_for,
    read_parquet,
    write_file,
    write_folder,
)
from ortaq.engine.link.backends.pieces import InPieces
from ortaq.engine.link.backends.spark import FrameSource, on_spark
from ortaq.engine.link.batch.grouping import group_reports
from ortaq.engine.link.tables.linking import link_tables
from ortaq.engine.link.tables.reasons import schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa
    from pyspark.sql import SparkSession

    from ortaq.engine.link.tables.mentions import Key
    from ortaq.engine.link.tables.reasons import Words

_REASONS = "-reasons"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written, as `engine.link.tables.files.Summary` says; reasons may have an address."""

    reports: int
    campaigns: int
    in_campaigns: int
    largest: int
    unlisted: int
    reasons_file: str


def link_on_spark(
    spark: SparkSession,
    mentions: str,
    out: str,
    *,
    reports: str | None = None,
    key: Key | None = None,
    words: Words | None = None,
) -> Summary:
    """Write the campaigns among the reports, and the reasons beside them.

    Args:
        spark: reads the tables and merges; what is between happens in the memory of this process.
        mentions: Parquet as `link_tables` takes it: a file, a folder or an address.
        out: for the memberships. A path becomes one file, and the reasons another one with
            `-reasons` before the ending, each whole or not at all; an address and the same
            address with `-reasons` become folders, which must not exist and grow part by part.
        reports: the reports' attributes, likewise.
        key: as `read_tables` takes it.
        words: as `link_files` takes them.

    Raises:
        MissingColumn and the other errors of `read_tables`.
    """
    linked = link_tables(
        _source(spark, mentions),
        None if reports is None else _source(spark, reports),
        key=key,
        backend=partial(group_reports, merge=InPieces(on_spark(spark), pieces_for(spark))),
    )
    reasons = _beside(out)
    members = linked.memberships
    told = schema(in_words=words is not None)
    _write(spark, linked.reasons.batches(words), told, reasons)
    _write(spark, members.to_batches(), members.schema, out)
    sizes = members["campaign"].value_counts().field("counts").to_numpy()
    joined = sizes[sizes > 1]
    largest = int(np.max(sizes, initial=0))
    return Summary(len(members), len(joined), int(joined.sum()), largest, linked.unlisted, reasons)


def _source(spark: SparkSession, place: str) -> FrameSource:
    return FrameSource(read_parquet(spark, place), POSITION)


def _beside(out: str) -> str:
    if is_address(out):
        return f"{out.rstrip('/')}{_REASONS}"
    path = Path(out)
    return str(path.with_name(f"{path.stem}{_REASONS}{path.suffix}"))


def _write(
    spark: SparkSession, batches: Iterable[pa.RecordBatch], columns: pa.Schema, place: str
) -> None:
    if is_address(place):
        write_folder(spark, batches, columns, place)
    else:
        write_file(batches, Path(place), columns)
