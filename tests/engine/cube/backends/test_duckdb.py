"""DuckDB answers as the reference does, and reads nothing but the lake."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings

from engine.cube.strategies import lakes, queries, write_lake
from ortaq.engine.cube.backends import duckdb as duckdb_backend
from ortaq.engine.cube.backends import reference
from ortaq.engine.cube.lake_files import partition_files
from ortaq.engine.cube.query import CubeQuery, Dimension, Measure, MonthRange
from ortaq.engine.cube.schema import LakeRecord

EVERYTHING = CubeQuery(tuple(Dimension), tuple(Measure))


@settings(max_examples=60, deadline=None)
@given(lakes(), queries())
def test_equal_to_the_reference_on_random_lakes(records, query):
    with tempfile.TemporaryDirectory() as directory:
        write_lake(records, Path(directory))

        found = duckdb_backend.tabulate(query, Path(directory))

    assert found == reference.tabulate(query, records)


def test_a_lake_without_files_counts_nothing(tmp_path):
    table = duckdb_backend.tabulate(EVERYTHING, tmp_path)

    assert table == reference.tabulate(EVERYTHING, ())


def test_files_of_other_months_are_not_opened(tmp_path):
    write_lake([LakeRecord("R-1", month="2026-01"), LakeRecord("R-2", month="2026-02")], tmp_path)
    (tmp_path / "month=2026-02" / "reports.parquet").write_bytes(b"not a Parquet file")

    query = CubeQuery((), (Measure.REPORTS,), period=MonthRange("2026-01", "2026-02"))

    assert duckdb_backend.tabulate(query, tmp_path).totals == (1,)


def test_a_directory_named_like_a_pattern_is_read_as_it_is(tmp_path):
    odd = tmp_path / "la'ke [a] *?"
    write_lake([LakeRecord("R-1", month="2026-01")], odd)

    assert duckdb_backend.tabulate(EVERYTHING, odd).rows


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('{outside}')",
        "SELECT * FROM '{outside}'",
        "COPY (SELECT 1) TO '{outside}.copy'",
        "ATTACH '{outside}.db'",
        "INSTALL httpfs",
        "SET lock_configuration = false",
        "SET allowed_paths = ['{outside}']",
    ],
)
def test_the_reader_is_locked_in(tmp_path, statement):
    write_lake([LakeRecord("R-1", month="2026-01")], tmp_path / "lake")
    outside = tmp_path / "outside.csv"
    outside.write_text("secret\n1\n")
    files = [str(path) for path in partition_files(tmp_path / "lake")]

    with duckdb_backend._reader(files) as connection, pytest.raises(duckdb.Error):
        connection.execute(statement.format(outside=outside))
