"""The cube by DuckDB over the Parquet files of a lake."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb

from ortaq.engine.cube.backends import reference
from ortaq.engine.cube.lake_files import partition_files
from ortaq.engine.cube.query import MEDIANS, Dimension, Measure
from ortaq.engine.cube.table import CubeRow, CubeTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ortaq.engine.cube.query import CubeQuery
    from ortaq.engine.cube.table import Value

_KEY = {dimension: dimension.value for dimension in Dimension} | {
    Dimension.CAMPAIGN_LINKED: "CASE WHEN campaign = '' THEN 'false' ELSE 'true' END",
}

_MEASURED = {
    Measure.REPORTS: "count(*)",
    Measure.REPORTS_WITH_DAMAGE: "count(*) FILTER (claimed_kzt > 0)",
    Measure.REPORTS_WITH_HELD: "count(*) FILTER (held_kzt > 0)",
    Measure.REPORTS_WITH_RESTORED: "count(*) FILTER (restored_kzt > 0)",
    Measure.CLAIMED_KZT: "sum(claimed_kzt)",
    Measure.HELD_KZT: "sum(held_kzt)",
    Measure.RESTORED_KZT: "sum(restored_kzt)",
    Measure.REPORTS_WITH_HOLD_TIME: "count(held_after_min)",
    Measure.HELD_AFTER_P90_MIN: "quantile_disc(held_after_min, 0.9)",
    # The middle two values, found from either end, so that no median passes through a float.
    **{
        measure: f"[quantile_disc({column}, 0.5), -quantile_disc(-{column}, 0.5)]"
        for measure, column in MEDIANS.items()
    },
}

_COUNTED = ("claimed_kzt", "held_kzt", "restored_kzt", "held_after_min")


def tabulate(query: CubeQuery, lake: Path) -> CubeTable:
    """The answer to `query` over the lake in this directory, equal to the reference's.

    Opens a database in memory that may read the lake's own files, install nothing and change no
    setting. Only files of months inside the period are opened, so no row is asked for its month.
    """
    files = [str(path) for path in partition_files(lake, query.period)]
    if not files:
        return reference.tabulate(query, ())
    sql, parameters = _statement(query, files)
    with _reader(files) as connection:
        found = connection.execute(sql, parameters).fetchall()
    return _table(query, found)


def _reader(files: list[str]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute("SET autoload_known_extensions = false")
    connection.execute("SET allowed_paths = ?", [files])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _statement(query: CubeQuery, files: list[str]) -> tuple[str, list[object]]:
    """SQL of names from the two tables above, and every value bound.

    Its rows are: 1 for the totals and 0 for a group, then the keys, then the measures.
    """
    keys = [f"{_KEY[dimension]} AS key_{place}" for place, dimension in enumerate(query.dimensions)]
    names = ", ".join(f"key_{place}" for place in range(len(keys)))
    conditions, bound = _conditions(query)
    picked = ", ".join([*_COUNTED, *keys])
    is_total = "grouping(key_0)" if keys else "1"
    measured = ", ".join(_MEASURED[measure] for measure in query.measures)
    columns = ", ".join(filter(None, (is_total, names, measured)))
    grouping = f"GROUP BY GROUPING SETS (({names}), ())" if keys else ""
    sql = (
        f"WITH picked AS (SELECT {picked} FROM read_parquet(?, hive_partitioning = false)"
        f" WHERE {conditions}) SELECT {columns} FROM picked {grouping}"
    )
    return sql, [files, *bound]


def _conditions(query: CubeQuery) -> tuple[str, list[object]]:
    conditions, bound = ["true"], list[object]()
    for dimension, allowed in query.filters.items():
        conditions.append(f"list_contains(?::VARCHAR[], {_KEY[dimension]})")
        bound.append(sorted(allowed))
    return " AND ".join(conditions), bound


def _table(query: CubeQuery, found: Sequence[tuple[object, ...]]) -> CubeTable:
    width = len(query.dimensions)
    rows, totals = list[CubeRow](), None
    for is_total, *cells in found:
        values = tuple(
            _value(measure, cell)
            for measure, cell in zip(query.measures, cells[width:], strict=True)
        )
        if is_total:
            totals = values
        else:
            rows.append(CubeRow(tuple(str(key) for key in cells[:width]), values))
    if totals is None:
        return reference.tabulate(query, ())
    rows.sort(key=lambda row: row.keys)
    return CubeTable(query.dimensions, query.measures, tuple(rows), totals)


def _value(measure: Measure, cell: object) -> Value:
    if measure in MEDIANS:
        lower, upper = cell if isinstance(cell, list) else (None, None)
        return None if lower is None else Decimal(lower + upper) / 2
    return int(cell) if isinstance(cell, int) else None
