"""Tables as XLSX."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from ortaq.engine.render.tables import Column, Table
from ortaq.engine.render.xlsx import CellTooLongError, sheet_name, write_xlsx

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def one_column(*cells: object) -> Table:
    return Table("Кесте", (Column("Мән", places=1),), tuple((cell,) for cell in cells))


def read(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_texts_stay_texts_and_numbers_stay_numbers() -> None:
    hostile = ["=1+1", "+77091234567", "@x", "-1", "http://a.test", "007", "{=1}"]

    content = write_xlsx(one_column(*hostile, 5, Decimal("2.5"), date(2026, 11, 24)), created_at=AT)

    assert [row[0] for row in read(content)] == ["Мән", *hostile, 5.0, 2.5, date(2026, 11, 24)]


def test_no_formula_and_no_link_is_written() -> None:
    content = write_xlsx(one_column("=1+1", "http://a.test"), created_at=AT)

    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


@pytest.mark.parametrize(
    "number", [Decimal("12345678901234567.89"), 2**60, float("nan"), float("inf")]
)
def test_a_number_that_a_sheet_cannot_keep_becomes_text(number: object) -> None:
    content = write_xlsx(one_column(number), created_at=AT)

    assert read(content)[1] == [str(number)]


def test_characters_that_xml_forbids_are_left_out() -> None:
    assert read(write_xlsx(one_column("а\x00\x0bб\ud800"), created_at=AT))[1] == ["аб"]


def test_a_text_too_long_for_a_cell_is_refused() -> None:
    with pytest.raises(CellTooLongError) as raised:
        write_xlsx(one_column("я" * 32_768), created_at=AT)

    assert raised.value.parameters == {"length": 32_768, "limit": 32_767}


def test_equal_tables_give_equal_bytes() -> None:
    assert write_xlsx(one_column("а", 1), created_at=AT) == write_xlsx(
        one_column("а", 1), created_at=AT
    )


def test_a_sheet_prints_as_wide_as_the_paper_with_its_head_on_every_page() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(one_column("а"), created_at=AT)))

    sheet = book.worksheets[0]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    ("title", "name"),
    [("Жоспар: 2027/2029 [жоба]?", "Жоспар  2027 2029  жоба"), ("'", "1"), ("ұ" * 40, "ұ" * 31)],
)
def test_sheet_names_are_what_excel_allows(title: str, name: str) -> None:
    assert sheet_name(title) == name
