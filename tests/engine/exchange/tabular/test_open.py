# ruff: noqa: DTZ001 - spreadsheets hold dates without a zone
from __future__ import annotations

import json
import zipfile
from datetime import datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.exchange.tabular import TableFormat, open_table
from ortaq.engine.exchange.tabular.archive import NotAWorkbookError
from ortaq.engine.exchange.tabular.encoding import UnknownEncodingError
from ortaq.engine.exchange.tabular.open import OldWorkbookError, UnknownFormatError
from ortaq.engine.exchange.tabular.parquet import CorruptParquetError
from ortaq.engine.exchange.tabular.reader import EmptyFileError
from ortaq.engine.terms.errors import OrtaqError


def _write(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _write_workbook(path, rows):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Reports")
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    return path


def _write_parquet(path):
    pq.write_table(pa.table({"id": [1], "sum": pa.array([Decimal("1.50")])}), path)
    return path


def test_the_content_decides_and_not_the_extension(tmp_path):
    book = _write_workbook(tmp_path / "really_a_workbook.csv", [["id"], ["1"]])
    parquet = _write_parquet(tmp_path / "really_parquet.csv")
    lines = _write(tmp_path, "really_lines.txt", '{"id": 1}\n')

    formats = [open_table(path).format for path in (book, parquet, lines)]

    assert formats == [TableFormat.XLSX, TableFormat.PARQUET, TableFormat.JSONL]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.csv", b"", EmptyFileError),
        ("a.csv", b"\xef\xbb\xbf \r\n\r\n", EmptyFileError),
        ("a.xlsx", b"id,text\n1,a\n", NotAWorkbookError),
        ("a.parquet", b"id,text\n1,a\n", CorruptParquetError),
        ("a.parquet", b"PAR1 and then nothing PAR1", CorruptParquetError),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OldWorkbookError),
        ("a.json", b'[{"id": 1}]', UnknownFormatError),
        ("a.xls", b"<html><table></table></html>", UnknownFormatError),
        ("a.csv", b"GIF89a\0\0\0\0", UnknownEncodingError),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, name, content, error):
    path = _write(tmp_path, name, content)

    with pytest.raises(error):
        open_table(path)


def test_any_archive_named_xlsx_is_not_a_workbook(tmp_path):
    path = tmp_path / "photos.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.txt", "not a sheet")

    with pytest.raises(NotAWorkbookError):
        open_table(path)


def test_an_encoding_that_does_not_exist_is_refused(tmp_path):
    path = _write(tmp_path, "a.csv", "id\n1\n")

    for encoding in ("klingon", "hex"):
        with pytest.raises(UnknownEncodingError):
            open_table(path, encoding=encoding)


def test_an_old_encoding_is_read_and_said(tmp_path):
    path = _write(tmp_path, "a.csv", "номер;текст\n1;Звонок из банка\n".encode("cp1251"))

    with open_table(path) as table:
        rows = list(table)

    assert rows == [(2, {"номер": "1", "текст": "Звонок из банка"})]
    assert [(note.code, note.parameters) for note in table.notes] == [
        ("read_as_encoding", {"encoding": "cp1251"})
    ]


def test_workbook_rows_keep_the_numbers_of_the_sheet(tmp_path):
    path = _write_workbook(
        tmp_path / "a.xlsx", [["id", "text"], ["1", "=1+1 as text"], [], ["2", "second"]]
    )

    with open_table(path) as table:
        rows = [(number, row["id"]) for number, row in table]

    assert rows == [(2, "1"), (4, "2")]


def test_formula_cells_give_their_saved_value_and_formula_text_stays_text(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["sum", "text", "when"])
        sheet.write_formula(1, 0, "=1000*2", value=2000)
        sheet.write_string(1, 1, '=HYPERLINK("http://a.example")')
        sheet.write_datetime(
            1, 2, datetime(2026, 4, 3, 10, 30), book.add_format({"num_format": "dd.mm.yyyy"})
        )

    with open_table(path) as table:
        ((_, row),) = table

    assert row == {
        "sum": 2000.0,
        "text": '=HYPERLINK("http://a.example")',
        "when": datetime(2026, 4, 3, 10, 30),
    }


def test_parquet_rows_keep_their_types_and_nanoseconds_do_not_stop_the_reading(tmp_path):
    path = tmp_path / "a.parquet"
    moment = pa.array([1_775_000_000_123_456_789], pa.timestamp("ns", tz="UTC"))
    pq.write_table(pa.table({"sum": pa.array([Decimal("1.50")]), "at": moment}), path)

    with open_table(path) as table:
        ((number, row),) = table

    assert number == 1
    assert row["sum"] == Decimal("1.50")
    assert row["at"].microsecond == 123_456


def test_a_reader_starts_again_for_each_loop(tmp_path):
    path = _write(tmp_path, "a.jsonl", json.dumps({"id": 1}) + "\n")

    with open_table(path) as table:
        first, second = list(table), list(table)

    assert first == second == [(1, {"id": 1})]


@given(st.one_of(st.binary(), st.text().map(str.encode), st.binary().map(lambda b: b"PK" + b)))
def test_any_bytes_are_a_table_or_a_reason(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("t") / "a.csv"
    path.write_bytes(content)

    try:
        with open_table(path) as table:
            assert all(isinstance(number, int) for number, _ in table)
    except OrtaqError as error:
        assert error.code != OrtaqError.code  # noqa: PT017
