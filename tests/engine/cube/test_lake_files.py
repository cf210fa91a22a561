"""Months of the lake are replaced whole or not at all."""

from __future__ import annotations

import tempfile
from dataclasses import fields
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from engine.cube.strategies import lakes, write_lake
from ortaq.engine.cube import lake_files
from ortaq.engine.cube.lake_files import (
    DuplicateRecord,
    MisplacedRecord,
    partition_files,
    read_lake,
    write_partition,
)
from ortaq.engine.cube.query import MalformedMonth, MonthRange
from ortaq.engine.cube.schema import LAKE_SCHEMA, LakeRecord

ONE = LakeRecord("R-1", month="2026-01", claimed_kzt=5)
TWO = LakeRecord("R-2", month="2026-01", region="KZ-75")


@settings(max_examples=30, deadline=None)
@given(lakes())
def test_what_is_written_is_read_back(records):
    with tempfile.TemporaryDirectory() as directory:
        write_lake(records, Path(directory))

        found = list(read_lake(Path(directory)))

    assert sorted(found, key=lambda record: record.report) == sorted(
        records, key=lambda record: record.report
    )


def test_the_file_has_the_columns_of_the_schema_and_of_the_record(tmp_path):
    path = write_partition([ONE], tmp_path, "2026-01")

    assert pq.read_schema(path) == LAKE_SCHEMA
    assert LAKE_SCHEMA.names == [column.name for column in fields(LakeRecord)]


def test_order_of_records_does_not_change_a_byte(tmp_path):
    one_way = write_partition([ONE, TWO], tmp_path / "a", "2026-01").read_bytes()
    other_way = write_partition([TWO, ONE], tmp_path / "b", "2026-01").read_bytes()

    assert one_way == other_way


def test_a_month_is_replaced_and_may_become_empty(tmp_path):
    write_partition([ONE], tmp_path, "2026-01")
    write_partition([TWO], tmp_path, "2026-01")
    after_replacing = list(read_lake(tmp_path))

    write_partition([], tmp_path, "2026-01")

    assert after_replacing == [TWO]
    assert list(read_lake(tmp_path)) == []


def test_only_months_of_the_period_are_listed(tmp_path):
    for month in ("", "2025-12", "2026-01"):
        write_partition([], tmp_path, month)

    names = [path.parent.name for path in partition_files(tmp_path, MonthRange("2026-01"))]

    assert names == ["month=2026-01"]
    assert len(partition_files(tmp_path)) == 3


def test_a_failed_write_leaves_the_old_month_and_nothing_else(tmp_path, monkeypatch):
    path = write_partition([ONE], tmp_path, "2026-01")

    def fail_half_way(table, file, **options):
        file.write(b"PAR1")
        raise OSError("disk full")

    monkeypatch.setattr(lake_files.pq, "write_table", fail_half_way)
    with pytest.raises(OSError, match="disk full"):
        write_partition([TWO], tmp_path, "2026-01")

    assert list(path.parent.iterdir()) == [path]
    assert list(read_lake(tmp_path)) == [ONE]


@pytest.mark.parametrize(
    ("records", "month", "refusal"),
    [
        ([ONE], "2026-02", MisplacedRecord),
        ([ONE, TWO, ONE], "2026-01", DuplicateRecord),
        ([], "../../etc", MalformedMonth),
    ],
)
def test_refused_records_write_nothing(tmp_path, records, month, refusal):
    with pytest.raises(refusal):
        write_partition(records, tmp_path, month)

    assert list(tmp_path.iterdir()) == []
