"""The decree table as XLSX."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from engine.render.plans import HOSTILE, kazakh_plan, small_plan
from ortaq.engine.render.decree.lines import COLUMNS_MM
from ortaq.engine.render.decree.words import WORDS
from ortaq.engine.render.decree.xlsx import write_xlsx
from ortaq.engine.render.text import clean_text
from ortaq.engine.terms.language import Language

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def sheets(plan) -> list[list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx(plan, created_at=AT)))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def test_the_table_has_heads_sections_measures_and_sums() -> None:
    table, _ = sheets(small_plan())

    assert [row for row in table if any(row)] == [
        ["", "", "", "", "", "", "Проект"],
        ["План мероприятий", "", "", "", "", "", ""],
        list(WORDS[Language.RU].headings),
        [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0],
        ["Направление", "", "", "", "", "", ""],
        [
            "1",
            "Разработать порядок",
            "Приказ",
            "МВД, НБ (по согласованию)",
            "IV квартал 2027 года",
            13300.5,
            "РБ, МБ",
        ],
        ["2", "Провести обучение", "Отчёт", "ГП", "ежегодно", "Не требуется", "Не требуется"],
        ["Всего", "", "", "", "", 13300.5, ""],
        ["в том числе: РБ", "", "", "", "", 12500.0, "РБ"],
        ["в том числе: МБ", "", "", "", "", 800.5, "МБ"],
    ]


def test_costs_stand_by_year_and_source_as_numbers() -> None:
    _, costs = sheets(small_plan())

    assert costs == [
        list(WORDS[Language.RU].cost_headings),
        ["1", 2027.0, 12500.0, "РБ"],
        ["1", 2028.0, 800.5, "МБ"],
    ]


def test_texts_over_several_columns_have_room_and_every_sheet_its_page() -> None:
    long = "Ескертпе мәтіні " * 40
    plan = kazakh_plan()

    book = openpyxl.load_workbook(
        io.BytesIO(write_xlsx(replace(plan, notes=(long,), head=(long,)), created_at=AT))
    )

    table, costs = book.worksheets
    heights = {
        table.row_dimensions[row].height
        for row in range(1, table.max_row + 1)
        if str(table.cell(row, 1).value).startswith("Ескертпе мәтіні")
    }
    assert min(heights) >= 5 * 15
    widths = [table.column_dimensions[letter].width for letter in "ABCDEFG"]
    assert sum(widths) * 1.85 == pytest.approx(sum(COLUMNS_MM), rel=0.05)
    for sheet in (table, costs):
        assert sheet.oddFooter.center.text == plan.demo_label
        assert sheet.oddHeader.center.text == "&P"


def test_hostile_text_is_written_as_text() -> None:
    table, _ = sheets(small_plan(title=HOSTILE, notes=(HOSTILE,), approval=(HOSTILE,)))

    assert [row[0] for row in table if clean_text(HOSTILE) == row[0]] == [clean_text(HOSTILE)] * 2


def test_equal_plans_give_equal_bytes() -> None:
    assert write_xlsx(kazakh_plan(), created_at=AT) == write_xlsx(kazakh_plan(), created_at=AT)
