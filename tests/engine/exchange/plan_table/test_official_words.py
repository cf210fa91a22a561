"""Words around and in the tables of governments: units, titles of two lines, deadlines that say more."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest

from ortaq.engine.exchange.plan_table import open_tables, read_plan

HEADS = ("№", "Мероприятие", "Форма завершения", "Исполнители", "Срок", "Расходы, тыс. тенге", "Источник")  # fmt: skip
ONE = ("1", "Принять закон", "Закон", "МВД", "2026 год", "2026 – 500", "РБ")
TWO = ("2", "Обучить", "Отчёт", "МВД", "2027 год", "2027 – 700", "РБ")
TITLE = "План мероприятий на 2026–2028 годы"


def _word(rows, before=(TITLE,), after=()):
    document = docx.Document()
    for line in before:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    for line in after:
        document.add_paragraph(line)
    return _read("plan.docx", document)


def _sheet(rows):
    workbook = openpyxl.Workbook()
    for row in [(TITLE,), *rows]:
        workbook.active.append(row)
    return _read("plan.xlsx", workbook)


def _read(name, file):
    buffer = io.BytesIO()
    file.save(buffer)
    return read_plan(open_tables(name, buffer.getvalue()))


both = pytest.mark.parametrize("paper", [_word, _sheet])


MILLIONS = (*HEADS[:5], "Объём финансирования, млн тенге", HEADS[6])


@both
def test_heads_in_millions_make_thousands_of_every_sum(paper):
    rows = [
        MILLIONS,
        (*ONE[:5], "2026 – 0,5", "РБ"),
        (*TWO[:5], "12,5", "РБ"),
        ("", "Всего", "", "", "", "13", ""),
    ]

    plan = paper(rows)

    assert [row.costs[0].thousands for row in plan.rows] == [500, 12500]
    assert plan.unplaced == ()


@both
def test_years_below_a_head_in_millions(paper):
    rows = [
        (*HEADS[:5], "Расходы, млн тенге", "", HEADS[6]),
        ("", "", "", "", "", "2026 год", "2027 год", ""),
        (*ONE[:5], "0,5", "1,25", "РБ"),
    ]

    plan = paper(rows)

    assert [cost.thousands for cost in plan.rows[0].costs] == [500, 1250]


def test_a_unit_on_a_line_of_its_own_above_the_table():
    rows = [(*HEADS[:5], "Расходы", HEADS[6]), (*ONE[:5], "1,5", "РБ")]

    plan = _word(rows, before=(TITLE, "(млн. тенге)"))

    assert plan.title == TITLE
    assert plan.rows[0].costs[0].thousands == 1500


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Утверждён", "ПЛАН", "мероприятий на 2026–2028 годы"), "ПЛАН мероприятий на 2026–2028 годы"),
        (
            ("2026–2028 ЖЫЛДАРҒА АРНАЛҒАН", "ІС-ШАРАЛАР ЖОСПАРЫ"),
            "2026–2028 ЖЫЛДАРҒА АРНАЛҒАН ІС-ШАРАЛАР ЖОСПАРЫ",
        ),
        (("от 2 марта 2026 года № 676", "План на 2026–2028 годы"), "План на 2026–2028 годы"),
    ],
)  # fmt: skip
def test_a_title_of_two_lines_is_whole(lines, title):
    assert _word([HEADS, ONE], before=lines).title == title


def test_what_a_deadline_says_beside_its_code_is_kept():
    plan = _word([HEADS, (*ONE[:4], "ежеквартально, к 10 числу", *ONE[5:])])

    (row,) = plan.rows
    assert row.deadline == "quarterly 2026-2028"
    assert [(odd.text, odd.reason) for odd in row.odd] == [
        ("ежеквартально, к 10 числу", "deadline_in_part")
    ]


def test_a_list_of_abbreviations_loses_its_stops_and_a_note_is_none():
    plan = _word(
        [HEADS, ONE],
        after=(
            "Примечание: расшифровка аббревиатур:",
            "МВД – Министерство внутренних дел;",
            "РБ – республиканский бюджет.",
            "* – сумма будет уточнена при формировании бюджета",
        ),
    )

    assert plan.abbreviations == {
        "МВД": "Министерство внутренних дел",
        "РБ": "республиканский бюджет",
    }
    assert [odd.text for odd in plan.unplaced] == [
        "* – сумма будет уточнена при формировании бюджета"
    ]
