"""Tables that Spark reads, as `link_tables` takes them, and merging by its workers."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame, SparkSession

    from ortaq.engine.link.backends.pieces import Piece, Run
    from ortaq.engine.link.batch.columns import Whole
    from ortaq.engine.link.batch.model import Model

_MERGED = "place int, first binary"
_TIMES = ("reported_at", "occurred_at")


class FrameSource:
    """A `tables.source.Source` over a Spark frame.

    Only the column that is asked for comes to this machine, whole, and is put in order here.

    Args:
        frame: the table.
        position: column of the frame with whole numbers that say where a row stands; it is no
            part of the table.
    """

    def __init__(self, frame: DataFrame, position: str) -> None:
        self._frame, self._position = frame, position
        self.column_names: list[str] = [name for name in frame.columns if name != position]
        self.num_rows: int = frame.count()

    def __getitem__(self, name: str) -> pa.ChunkedArray:
        """A column, in order; times of nanoseconds, which Spark gives as numbers, as times."""
        found = self._frame.select(name, self._position).toArrow()
        position = found[self._position].to_numpy()
        column = found[name]
        if (position[1:] < position[:-1]).any():
            column = column.take(pa.array(np.argsort(position, kind="stable")))
        is_nanoseconds = name in _TIMES and pa.types.is_int64(column.type)
        return pc.cast(column, pa.timestamp("ns", "UTC")) if is_nanoseconds else column


def on_spark(spark: SparkSession) -> Run:
    """A `pieces.Run` in which each piece is a row of a frame.

    The pieces go from here to the workers, and the numbers of their groups come back.
    """

    def run(pieces: Sequence[Piece], model: Model) -> Iterable[Whole]:
        def merged(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in batches:
                for place, packed in zip(*(column.to_pylist() for column in batch), strict=True):
                    first = pickle.loads(packed).merged(model)  # noqa: S301 - made below, by this program
                    yield pa.record_batch([pa.array([place], pa.int32()), [first.tobytes()]],
                                          names=["place", "first"])  # fmt: skip

        if not pieces:
            return []
        packed = pa.table({"place": range(len(pieces)), "piece": map(pickle.dumps, pieces)})
        found = spark.createDataFrame(packed).mapInArrow(merged, _MERGED).toArrow()
        return [
            np.frombuffer(first.as_buffer(), np.int64) for first in found.sort_by("place")["first"]
        ]

    return run
