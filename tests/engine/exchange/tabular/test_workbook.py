from __future__ import annotations

import pytest
import xlsxwriter

from ortaq.engine.exchange.tabular.reader import DuplicateColumnError, EmptyFileError
from ortaq.engine.exchange.tabular.workbook import UnknownSheetError, WorkbookReader


def _workbook(tmp_path, **sheets):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 2, cells)
    return path


def test_the_first_sheet_is_read_and_the_others_are_named(tmp_path):
    path = _workbook(tmp_path, One=[["id"], [1]], Two=[["id"], [2]])

    reader = WorkbookReader(path)

    assert list(reader) == [(2, {"id": 1.0})]
    assert [(note.code, note.parameters) for note in reader.notes] == [
        ("sheet_chosen", {"sheet": "One", "others": "Two"})
    ]


def test_a_named_sheet_is_read(tmp_path):
    path = _workbook(tmp_path, One=[["id"], [1]], Two=[[], ["id", "sum"], [2, 5]])

    reader = WorkbookReader(path, sheet="Two")

    assert list(reader) == [(3, {"id": 2.0, "sum": 5.0})]
    assert reader.notes == ()


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    path = _workbook(tmp_path, One=[["id"]], Two=[["id"]])

    with pytest.raises(UnknownSheetError) as caught:
        WorkbookReader(path, sheet="Three")

    assert caught.value.parameters == {"sheet": "Three", "found": "One, Two"}


@pytest.mark.parametrize(
    ("rows", "error"), [([], EmptyFileError), ([["id", "Id"]], DuplicateColumnError)]
)
def test_a_sheet_without_a_proper_header_is_refused(tmp_path, rows, error):
    path = _workbook(tmp_path, One=rows)

    with pytest.raises(error):
        WorkbookReader(path)
