"""Extraction from table to table on Spark."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ortaq.cli.extraction import BadRow, Summary, extractor_of, report_batches
from ortaq.cli.places import is_address
from ortaq.cli.spark.files import (
    POSITION,
    in_order,
    read_parquet,
    row_number,
    write_file,
    write_parquet,
)
from ortaq.data import country
from ortaq.engine.exchange.layout import MissingColumnError
from ortaq.engine.exchange.tabular import TableFormat, open_table
from ortaq.engine.extract.backends.spark import mentions_of
from ortaq.engine.extract.batches import MENTIONS, REPORTS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def extract_on_spark(spark: SparkSession, source: str, out: str, *, country_code: str) -> Summary:
    """Write the mentions in the texts of a table; OUT appears whole or not at all.

    Args:
        spark: where to work.
        source: as `cli.extraction.extract_file` takes it, or a folder or an address of Parquet.
            What is not Parquet is read on this machine and handed to the workers as Parquet.
        out: as `files.write_parquet` takes it. Rows stand in the order of the reports (by name of
            file, then by row); an address gets them in that order part after part.
        country_code: of the country pack.

    Raises:
        TableError, MissingColumnError, BadRow: the table cannot be read.
        CountryUnknown: there is no such pack.
    """
    country.load(country_code)
    if is_address(source) or Path(source).is_dir():
        return _extract(read_parquet(spark, source), out, country_code)
    with open_table(Path(source)) as table:
        if table.format is TableFormat.PARQUET:
            return _extract(read_parquet(spark, source), out, country_code)
        handed = Path(f"{out}.reports.parquet")
        try:
            write_file(report_batches(table), handed, REPORTS)
            return _extract(read_parquet(spark, handed), out, country_code)
        finally:
            handed.unlink(missing_ok=True)


def _extract(table: DataFrame, out: str, country_code: str) -> Summary:
    reports = _named(table)
    count = reports.count()
    _refuse_nameless(reports)
    found = mentions_of(in_order(reports), partial(extractor_of, country_code))
    return Summary(count, write_parquet(found, out, MENTIONS))


def _named(table: DataFrame) -> DataFrame:
    """The columns of `REPORTS` and the position."""
    columns = {name.strip(): name for name in table.columns}
    for name in REPORTS.names:
        if name not in columns:
            told = ", ".join(name for name in columns if name != POSITION)
            raise MissingColumnError(field=name, found=told)
    return table.select(*(table[columns[name]].alias(name) for name in REPORTS.names), POSITION)


def _refuse_nameless(reports: DataFrame) -> None:
    """Refuse a table in which a report has no reference, by the first such row."""
    reference = reports["report_id"]
    nameless = reports.where(reference.isNull() | (reference.cast("string") == ""))
    for row in nameless.select(POSITION).orderBy(POSITION).limit(1).collect():
        raise BadRow(row=row_number(row[0]), reason="empty_source_id")
