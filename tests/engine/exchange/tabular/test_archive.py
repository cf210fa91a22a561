from __future__ import annotations

import zipfile

import pytest
import xlsxwriter

from ortaq.engine.exchange.tabular import archive as subject
from ortaq.engine.exchange.tabular.archive import (
    ArchiveBombError,
    NotAWorkbookError,
    check_workbook,
)

SHEET = "xl/worksheets/sheet1.xml"


def _archive(tmp_path, **parts):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in parts.items():
            archive.writestr(name.replace("sheet", SHEET), content)
    return path


def test_an_ordinary_workbook_passes(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ["id", "text"])

    check_workbook(path)


def test_a_part_that_unpacks_far_beyond_its_size_is_refused(tmp_path):
    path = _archive(tmp_path, sheet=b"<a>" + b" " * (8 << 20) + b"</a>")

    with pytest.raises(ArchiveBombError) as caught:
        check_workbook(path)

    assert caught.value.parameters["what"] == "ratio"


def test_a_part_that_lies_about_its_size_is_measured(tmp_path, monkeypatch):
    path = _archive(tmp_path, sheet=b"<a>" + b" " * 100_000 + b"</a>")
    content = path.read_bytes()
    true_size = (100_007).to_bytes(4, "little")
    assert content.count(true_size) == 2
    path.write_bytes(content.replace(true_size, (10).to_bytes(4, "little")))
    monkeypatch.setattr(subject, "MAX_UNPACKED_BYTES", 50_000)

    with pytest.raises(ArchiveBombError) as caught:
        check_workbook(path)

    assert caught.value.parameters["what"] == "bytes"


def test_two_cells_at_the_ends_of_the_sheet_are_refused(tmp_path):
    path = _archive(
        tmp_path,
        sheet='<s><row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row></s>',
    )

    with pytest.raises(ArchiveBombError) as caught:
        check_workbook(path)

    assert caught.value.parameters == {"what": "cells", "limit": subject.MAX_CELLS}


def test_cells_without_references_are_counted_by_position(tmp_path):
    rows = "<row/>" * 10_000
    path = _archive(tmp_path, sheet=f"<s>{rows}<row>{'<c/>' * 2_000}</row></s>")

    with pytest.raises(ArchiveBombError) as caught:
        check_workbook(path)

    assert caught.value.parameters["what"] == "cells"


@pytest.mark.parametrize(
    "parts",
    [
        {"sheet": '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'},
        {"sheet": "<a><not closed"},
        {"sheet": '<?xml version="1.0" encoding="klingon"?><a/>'},
        {"content.xml": "<office/>"},
        {
            "xl/_rels/workbook.xml.rels": '<r><Relationship Type="x/worksheet" Target="a.png"/></r>',
        },
    ],
)
def test_unusual_parts_are_refused(tmp_path, parts):
    path = _archive(tmp_path, **parts)

    with pytest.raises(NotAWorkbookError):
        check_workbook(path)


def test_a_damaged_archive_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ["id", "text"])
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(NotAWorkbookError):
        check_workbook(path)
