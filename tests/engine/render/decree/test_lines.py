"""The lines of the decree table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from engine.render.plans import small_plan
from ortaq.engine.render.decree.lines import (
    LineKind,
    measure_cells,
    table_lines,
    thousands_text,
    tied,
)
from ortaq.engine.render.decree.plan import sum_by_year
from ortaq.engine.render.decree.words import WORDS
from ortaq.engine.terms.language import Language


def cells(language: Language) -> list[tuple[str, ...]]:
    return [
        tuple(cell.replace("\u00a0", " ") for cell in line.cells)
        for line in table_lines(small_plan(language))
    ]


def test_a_russian_table() -> None:
    assert cells(Language.RU) == [
        ("Направление",),
        (
            "1",
            "Разработать порядок",
            "Приказ",
            "МВД, НБ (по согласованию)",
            "IV квартал 2027 года",
            "2027 год – 12 500 (РБ)\n2028 год – 800,5 (МБ)",
            "РБ, МБ",
        ),
        ("2", "Провести обучение", "Отчёт", "ГП", "ежегодно", "Не требуется", "Не требуется"),
        ("Всего", "2027 год – 12 500\n2028 год – 800,5\nвсего – 13 300,5", ""),
        ("в том числе: РБ", "2027 год – 12 500", "РБ"),
        ("в том числе: МБ", "2028 год – 800,5", "МБ"),
    ]


def test_a_kazakh_table_uses_kazakh_words() -> None:
    lines = cells(Language.KK)

    assert lines[1][3] == "МВД, НБ (келісім бойынша)"
    assert lines[1][5] == "2027 жыл – 12 500 (РБ)\n2028 жыл – 800,5 (МБ)"
    assert lines[2][5:] == ("Талап етілмейді", "Талап етілмейді")
    assert lines[3][0] == "Барлығы"


def test_a_plan_without_costs_has_no_sums() -> None:
    plan = small_plan()
    section = plan.sections[0]
    free = replace(plan, sections=(replace(section, title="", rows=(section.rows[1],)),))

    assert [line.kind for line in table_lines(free)] == [LineKind.MEASURE]


@pytest.mark.parametrize(
    ("thousands", "text"), [("0", "0"), ("1E+3", "1,000"), ("0.125", "0.125"), ("0.1239", "0.124")]
)
def test_sums_keep_up_to_three_decimals(thousands: str, text: str) -> None:
    assert thousands_text(Decimal(thousands), "en") == text


def test_sums_by_year_rise() -> None:
    costs = small_plan().costs()

    assert list(sum_by_year(reversed(costs))) == [2027, 2028]


def test_money_that_nobody_has_named_is_not_said_to_be_needless() -> None:
    row = replace(small_plan().sections[0].rows[1], is_funding_required=True)

    assert measure_cells(row, "ru")[5:] == ("Уточняется", "Уточняется")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("2026 жылғы II жартыжылдық", ["2026_жылғы", "II_жартыжылдық"]),
        ("25 декабря 2026 года", ["25_декабря", "2026_года"]),
        ("2026–2029 жылдар", ["2026–2029", "жылдар"]),
        ("first half of 2026", ["first", "half", "of", "2026"]),
    ],
)
def test_a_figure_stays_with_the_word_behind_it(words: str, lines: list[str]) -> None:
    assert tied(words).replace("\u00a0", "_").split(" ") == lines


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_seven_heads(language: Language) -> None:
    assert len(WORDS[language].headings) == 7
