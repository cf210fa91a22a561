"""The cube by Spark, over the Parquet files of a lake on this machine or on a cluster."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.cube.backends import reference
from ortaq.engine.cube.lake_files import partition_files
from ortaq.engine.cube.query import MEDIANS, Dimension, Measure
from ortaq.engine.cube.table import CubeRow, CubeTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pyspark.sql import Column, DataFrame, Row, SparkSession

    from ortaq.engine.cube.query import CubeQuery, MonthRange
    from ortaq.engine.cube.table import Value

_PATTERN = re.compile(r"([\[\]{}*?\\])")
_ABOVE_ZERO = {
    Measure.REPORTS_WITH_DAMAGE: "claimed_kzt",
    Measure.REPORTS_WITH_HELD: "held_kzt",
    Measure.REPORTS_WITH_RESTORED: "restored_kzt",
}
_SUM = "decimal(20, 0)"
"""Whole tenge as summands: their sums may outgrow 64 bits, which Spark refuses."""
_TOTAL = "is_total"
_COUNTED = ("claimed_kzt", "held_kzt", "restored_kzt", "held_after_min")
_RANKED = {**MEDIANS, Measure.HELD_AFTER_P90_MIN: "held_after_min"}
"""Measures that need the values in order, and of which column."""


def tabulate(query: CubeQuery, lake: Path | str, spark: SparkSession) -> CubeTable:
    """The answer to `query` over a lake, equal to the reference's.

    Args:
        query: the question.
        lake: its directory on this machine, which every worker must be able to read, or its
            address on the cluster (hdfs://, s3a://). Of a directory, only files of months inside
            the period are opened.
        spark: where to count.
    """
    places = _places(lake, query.period)
    if not places:
        return reference.tabulate(query, ())
    keys = [f"key_{place}" for place in range(len(query.dimensions))]
    picked = _picked(query, spark.read.parquet(*places))
    return _table(query, keys, _measured(query, picked, keys).collect())


def _places(lake: Path | str, period: MonthRange) -> list[str]:
    """What Spark is to open: the files by name, or a pattern of them."""
    if isinstance(lake, str):
        return [f"{lake.rstrip('/')}/month=*/reports.parquet"]
    files = (str(path.resolve()) for path in partition_files(lake, period))
    return ["file://" + _PATTERN.sub(r"\\\1", path) for path in files]


def _picked(query: CubeQuery, records: DataFrame) -> DataFrame:
    """The records that pass, once under their keys and once under empty ones, as totals."""
    from pyspark.sql import functions as sql  # noqa: PLC0415 - an extra

    passing = records.where(_in_period(records["month"], query.period))
    for dimension, allowed in query.filters.items():
        passing = passing.where(_key(records, dimension).isin(sorted(allowed)))
    both = [True, False] if query.dimensions else [True]
    is_total = sql.explode(sql.array(*map(sql.lit, both))).alias(_TOTAL)
    keyed = passing.select(
        is_total,
        *_COUNTED,
        *(
            _key(records, dimension).alias(f"of_{i}")
            for i, dimension in enumerate(query.dimensions)
        ),
    )
    return keyed.withColumns(
        {
            f"key_{i}": sql.when(keyed[_TOTAL], "").otherwise(keyed[f"of_{i}"])
            for i in range(len(query.dimensions))
        }
    )


def _in_period(month: Column, period: MonthRange) -> Column:
    from pyspark.sql import functions as sql  # noqa: PLC0415 - an extra

    if period.from_month is None and period.to_month is None:
        return sql.lit(True)  # noqa: FBT003 - a literal of Spark
    since = month >= (period.from_month or "0")
    return since & (month < period.to_month) if period.to_month else since


def _key(records: DataFrame, dimension: Dimension) -> Column:
    from pyspark.sql import functions as sql  # noqa: PLC0415 - an extra

    if dimension is Dimension.CAMPAIGN_LINKED:
        return sql.when(records["campaign"] == "", "false").otherwise("true")
    return records[dimension.value]


def _measured(query: CubeQuery, picked: DataFrame, keys: Sequence[str]) -> DataFrame:
    """A row for the totals and each group: the keys, and each measure under its name."""
    by = [_TOTAL, *keys]
    summed = [measure for measure in query.measures if measure not in _RANKED]
    found = picked.groupBy(*by).agg(*map(_aggregate, summed or [Measure.REPORTS]))
    ranked = {_RANKED[measure] for measure in query.measures if measure in _RANKED}
    for column in sorted(ranked):
        found = found.join(_places_in_order(picked, by, column), by, "left")
    return found


def _aggregate(measure: Measure) -> Column:
    from pyspark.sql import functions as sql  # noqa: PLC0415 - an extra

    if measure is Measure.REPORTS:
        counted = sql.count("*")
    elif measure in _ABOVE_ZERO:
        counted = sql.count_if(sql.col(_ABOVE_ZERO[measure]) > 0)
    elif measure is Measure.REPORTS_WITH_HOLD_TIME:
        counted = sql.count("held_after_min")
    else:
        counted = sql.sum(sql.col(measure.value).cast(_SUM))
    return counted.alias(measure.value)


def _places_in_order(picked: DataFrame, by: list[str], column: str) -> DataFrame:
    """The middle two known values of each group and its p90, exact, over counts of equal values."""
    from pyspark.sql import Window  # noqa: PLC0415 - an extra
    from pyspark.sql import functions as sql  # noqa: PLC0415

    group = Window.partitionBy(*by)
    value, many = sql.col(column), sql.col("count")
    up_to = sql.sum(many).over(group.orderBy(value))
    whole = sql.sum(many).over(group)
    counts = picked.where(value.isNotNull()).groupBy(*by, column).count()
    placed = counts.select(*by, value, up_to.alias("up_to"), whole.alias("whole"))

    def first_from(place: str, name: str) -> Column:
        found = sql.min(sql.when(sql.expr(f"up_to >= {place}"), value))
        return found.alias(f"{column}_{name}")

    return placed.groupBy(*by).agg(
        first_from("(whole + 1) div 2", "lower"),
        first_from("whole div 2 + 1", "upper"),
        first_from("(9 * whole + 9) div 10", "p90"),
    )


def _table(query: CubeQuery, keys: Sequence[str], found: Sequence[Row]) -> CubeTable:
    rows, totals = list[CubeRow](), None
    for row in found:
        values = tuple(_value(measure, row) for measure in query.measures)
        if row[_TOTAL]:
            totals = values
        else:
            rows.append(CubeRow(tuple(row[key] for key in keys), values))
    if totals is None:
        return reference.tabulate(query, ())
    rows.sort(key=lambda row: row.keys)
    return CubeTable(query.dimensions, query.measures, tuple(rows), totals)


def _value(measure: Measure, row: Row) -> Value:
    if measure in MEDIANS:
        column = MEDIANS[measure]
        lower, upper = row[f"{column}_lower"], row[f"{column}_upper"]
        return None if lower is None else Decimal(lower + upper) / 2
    name = f"{_RANKED[measure]}_p90" if measure in _RANKED else measure.value
    return None if row[name] is None else int(row[name])
