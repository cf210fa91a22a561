"""Parquet in and out: read in the order of its rows, written to one file or to a folder."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from ortaq.cli.places import is_address
from ortaq.engine.terms.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyspark.sql import DataFrame, SparkSession

POSITION = "ortaq_position"
"""Column that says where a row stood: whole numbers that rise by name of file, then by row."""

_ROWS_A_FILE = 1 << 40
_PATTERN = re.compile(r"([\[\]{}*?\\])")
_PIECES_A_CORE = 4
"""Pieces of work for each processor, so that none waits long for the slowest."""


def read_parquet(spark: SparkSession, place: str | Path) -> DataFrame:
    """The rows of a Parquet file or folder with their `POSITION`.

    Args:
        spark: where to read.
        place: an address of the cluster, with patterns if need be, or a path of this machine,
            which every worker must be able to read.
    """
    from pyspark.sql import functions as sql  # noqa: PLC0415 - an extra

    frame = spark.read.parquet(str(place) if is_address(str(place)) else _here(Path(place)))
    file, row = sql.col("_metadata.file_path"), sql.col("_metadata.row_index")
    files = sorted(found[0] for found in frame.select(file).distinct().collect())
    if len(files) < 2:
        return frame.withColumn(POSITION, row)
    numbers = spark.createDataFrame(list(enumerate(files)), ["ortaq_number", "ortaq_file"])
    placed = frame.select("*", file.alias("ortaq_file"), row.alias("ortaq_row"))
    joined = placed.join(sql.broadcast(numbers), "ortaq_file")
    position = sql.col("ortaq_number") * _ROWS_A_FILE + sql.col("ortaq_row")
    return joined.select(*(frame[name] for name in frame.columns), position.alias(POSITION))


def row_number(position: int) -> int:
    """The row of a position in its file, counted from 1."""
    return position % _ROWS_A_FILE + 1


def in_order(frame: DataFrame) -> DataFrame:
    """The same rows, cut into pieces for all workers, so that one after another they keep order."""
    pieces = pieces_for(frame.sparkSession)
    return frame.repartitionByRange(pieces, POSITION).sortWithinPartitions(POSITION)


def write_parquet(frame: DataFrame, out: str, schema: pa.Schema) -> int:
    """Write a frame whole or not at all; the number of its rows.

    Args:
        frame: the rows.
        out: an address of the cluster becomes a folder of parts; it must not exist. A path of this
            machine becomes one file, with the rows in the order of the pieces; workers write
            their pieces beside it, so they must share its folder with this machine.
        schema: of the one file.
    """
    if is_address(out):
        frame.write.parquet(out)
        return frame.sparkSession.read.parquet(out).count()
    path = Path(out)
    pieces = path.with_name(f"{path.name}.pieces")
    shutil.rmtree(pieces, ignore_errors=True)
    try:
        frame.write.parquet(_here(pieces, is_pattern=False))
        return write_file(_batches(pieces, schema), path, schema)
    finally:
        shutil.rmtree(pieces, ignore_errors=True)


def write_file(batches: Iterable[pa.RecordBatch], path: Path, schema: pa.Schema) -> int:
    """Write one Parquet file whole or not at all; the number of its rows."""
    rows = 0
    with whole_file(path) as draft, pq.ParquetWriter(draft, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def write_folder(
    spark: SparkSession, batches: Iterable[pa.RecordBatch], schema: pa.Schema, address: str
) -> None:
    """Write rows of this machine to a new folder of the cluster, part by part.

    A reader must wait until this returns: parts appear one after another.
    """
    plain = pa.schema([(field.name, _plain(field.type)) for field in schema])
    mode = "errorifexists"
    for batch in batches:
        table = pa.Table.from_batches([batch]).cast(plain)
        spark.createDataFrame(table).write.mode(mode).parquet(address)
        mode = "append"


def _batches(folder: Path, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    for piece in sorted(folder.glob("part-*.parquet")):
        with pq.ParquetFile(piece) as file:
            for batch in file.iter_batches():
                yield batch.cast(schema)


def _here(path: Path, *, is_pattern: bool = True) -> str:
    """A path of this machine as Spark takes it: without patterns, whatever its letters are."""
    whole = str(path.resolve())
    return "file://" + (_PATTERN.sub(r"\\\1", whole) if is_pattern else whole)


def _plain(kind: pa.DataType) -> pa.DataType:
    """The type of a column's values, which Spark takes without their dictionary."""
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def pieces_for(spark: SparkSession) -> int:
    """Some for each processor; where Spark does not tell of them, as many as its own shuffles."""
    context = getattr(spark, "sparkContext", None)
    if context is None:
        return int(spark.conf.get("spark.sql.shuffle.partitions") or _PIECES_A_CORE)
    return _PIECES_A_CORE * int(context.defaultParallelism)
