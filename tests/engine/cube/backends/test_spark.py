"""Spark counts as the reference does."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from engine.cube.strategies import lakes, queries, write_lake
from ortaq.engine.cube.backends import reference
from ortaq.engine.cube.backends import spark as spark_backend
from ortaq.engine.cube.query import CubeQuery, Dimension, Measure, MonthRange
from ortaq.engine.cube.schema import LakeRecord

EVERYTHING = CubeQuery(tuple(Dimension), tuple(Measure))


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(records=lakes(), query=queries())
def test_equal_to_the_reference_on_random_lakes(spark, records, query):
    with tempfile.TemporaryDirectory() as directory:
        write_lake(records, Path(directory))

        found = spark_backend.tabulate(query, Path(directory), spark)

    assert found == reference.tabulate(query, records)


def test_sums_beyond_64_bits_and_medians_between_them(spark, tmp_path):
    claims = [2**62, 2**62 + 1, 2**62 - 2, None, 2**62]
    records = [
        LakeRecord(f"R-{number}", month="2026-01", claimed_kzt=claim)
        for number, claim in enumerate(claims)
    ]
    write_lake(records, tmp_path)

    table = spark_backend.tabulate(EVERYTHING, tmp_path, spark)

    assert table == reference.tabulate(EVERYTHING, records)
    assert table.totals[list(Measure).index(Measure.CLAIMED_KZT)] == 4 * 2**62 - 1


def test_a_lake_without_files_counts_nothing(spark, tmp_path):
    table = spark_backend.tabulate(EVERYTHING, tmp_path, spark)

    assert table == reference.tabulate(EVERYTHING, ())


@pytest.mark.parametrize("is_address", [False, True])
def test_a_period_over_a_directory_and_an_address(spark, tmp_path, is_address):
    months = ("", "2025-12", "2026-01", "2026-02")
    records = [LakeRecord(f"R-{month}", month=month, region="KZ-75") for month in months]
    lake = tmp_path if is_address else tmp_path / "la'ke [a] *?"
    write_lake(records, lake)
    query = CubeQuery((Dimension.MONTH,), (Measure.REPORTS,), period=MonthRange("2026-01"))

    table = spark_backend.tabulate(query, f"file://{lake}" if is_address else lake, spark)

    assert table == reference.tabulate(query, records)
