"""Cells of the plan's table as papers write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ortaq.engine.exchange.plan_table.bodies import read_bodies
from ortaq.engine.exchange.plan_table.deadline import read_deadline, says_more
from ortaq.engine.exchange.plan_table.headings import find_columns
from ortaq.engine.exchange.plan_table.money import read_costs, read_sources
from ortaq.engine.exchange.plan_table.plan import CostPart, NamedBody


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("IV квартал 2026 года", "2026Q4"),
        ("4 квартал 2026 г.", "2026Q4"),
        ("ІІІ квартал 2026 года", "2026Q3"),
        ("IV кв. 2027", "2027Q4"),
        ("2026 жылғы IV тоқсан", "2026Q4"),
        ("2026 жылдың 2-тоқсаны", "2026Q2"),
        ("Q1 2027", "2027Q1"),
        ("второй квартал 2026 года", "2026Q2"),
        ("I полугодие 2026 года", "2026H1"),
        ("2026 жылғы II жартыжылдық", "2026H2"),
        ("first half of 2026", "2026H1"),
        ("2026-2028 годы", "2026-2028"),
        ("2026–2028 жылдар", "2026-2028"),
        ("в течение 2026 года", "2026"),
        ("2026 жыл", "2026"),
        ("2026", "2026"),
        ("декабрь 2026 года", "2026-12"),
        ("2026 жылғы желтоқсан", "2026-12"),
        ("до 25 декабря 2026 года", "2026-12-25"),
        ("2026 жылғы 25 желтоқсанға дейін", "2026-12-25"),
        ("25.12.2026", "2026-12-25"),
        ("25 December 2026", "2026-12-25"),
        ("май 2027 года", "2027-05"),
        ("ежемесячно", "monthly 2025-2029"),
        ("ай сайын, 2026–2027 жылдар", "monthly 2026-2027"),
        ("monthly", "monthly 2025-2029"),
        ("ежеквартально", "quarterly 2025-2029"),
        ("один раз в полугодие", "half-yearly 2025-2029"),
        ("ежегодно, 2026–2028 годы", "yearly 2026-2028"),
        ("жыл сайын", "yearly 2025-2029"),
        ("на постоянной основе", "continuous 2025-2029"),
        ("тұрақты негізде", "continuous 2025-2029"),
        ("постоянно", "continuous 2025-2029"),
        ("III квартал 2026 – IV квартал 2027 года", "2027Q4"),
        ("1 раз в полугодие, к 10 числу", "half-yearly 2025-2029"),
        ("жарты жылда бір рет", "half-yearly 2025-2029"),
        ("2026 – 2028 годы, ежеквартально", "quarterly 2026-2028"),
    ],
)
def test_reads_a_deadline(words, code):
    assert read_deadline(words, first_year=2025, last_year=2029) == code


@pytest.mark.parametrize(
    "words",
    [
        "",
        "по мере необходимости",
        "қажеттілігіне қарай",
        "после принятия закона",
        "31.02.2026",
        "30 февраля 2026 года",
        "декабрь 2026, 2027, 2028 годов",
        "31 декабря 2026–2028 годов",
        "весна 2026 года",
        "после 2026 года",
        "раз в два года",
        "ежегодно, до 25 декабря",
        "жыл сайын, желтоқсан",
        "ежегодно, IV квартал",
    ],
)
def test_leaves_a_deadline_that_it_does_not_understand(words):
    assert read_deadline(words, first_year=2025, last_year=2029) is None


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("1 раз в полугодие", False),
        ("1 раз в полугодие, к 10 числу", True),
        ("ежеквартально до 10 числа месяца, следующего за отчётным", True),
        ("тоқсан сайын, 10-күніне", True),
        ("до 1 декабря 2026 года", False),
        ("2026 жылғы 1 желтоқсанға дейін", False),
        ("IV квартал 2026 года", False),
        ("III-IV кварталы 2026 года", False),
        ("I, III кварталы 2026 года", True),
        ("2026 жылдың 2-тоқсаны", False),
        ("IV квартал 2026 года, после принятия Закона", True),
        ("на постоянной основе", False),
        ("2027–2029 жылдар, тұрақты негізде", False),
        ("every half-year, 2026–2029", False),
    ],
)
def test_knows_whether_a_deadline_says_more_than_its_code(words, more):
    assert says_more(words) == more


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("МВД, ГП", [("МВД", False), ("ГП", False)]),
        ("МВД (свод), НБ (по согласованию)", [("МВД", False), ("НБ", True)]),
        ("ІІМ, ҰБ (келісім бойынша)", [("ІІМ", False), ("ҰБ", True)]),
        ("MIA; NB (by agreement)", [("MIA", False), ("NB", True)]),
        ("МВД,\nАФК\n(по согласованию)", [("МВД", False), ("АФК", True)]),
        ("МВД, МВД", [("МВД", False)]),
        (
            "акимат Карагандинской обл., НБ (по согласованию).",
            [("акимат Карагандинской обл.", False), ("НБ", True)],
        ),
        ("МВД, банки.", [("МВД", False), ("банки", False)]),
        ("", []),
    ],
)
def test_reads_bodies(text, bodies):
    assert read_bodies(text) == tuple(NamedBody(name, by_agreement=mark) for name, mark in bodies)


def test_a_known_name_keeps_its_commas():
    name = "Министерство цифрового развития, инноваций и связи"

    found = read_bodies(f"{name}, МВД (по согласованию)", known=[name.casefold()])

    assert [body.name for body in found] == [name, "МВД"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 500", [CostPart(Decimal(12500))]),
        ("12500,5", [CostPart(Decimal("12500.5"))]),
        ("1,5 млн тенге", [CostPart(Decimal("1500.0"))]),
        ("2026 год – 12 500", [CostPart(Decimal(12500), 2026)]),
        ("2026 жыл – 12 500 (РБ)", [CostPart(Decimal(12500), 2026, "РБ")]),
        (
            "2026 год – 700\n2027 год – 800 (МБ)\nвсего – 1 500",
            [CostPart(Decimal(700), 2026), CostPart(Decimal(800), 2027, "МБ")],
        ),
        (
            "всего – 5 000; 2026 – 2 000; 2027 – 3 000",
            [CostPart(Decimal(2000), 2026), CostPart(Decimal(3000), 2027)],
        ),
        ("2026 жылы – 12 500 мың теңге", [CostPart(Decimal(12500), 2026)]),
        ("12.1250", [CostPart(Decimal("12.1250"))]),
        ("2026: 5; 2027: 6", [CostPart(Decimal(5), 2026), CostPart(Decimal(6), 2027)]),
    ],
)
def test_reads_costs(text, parts):
    assert read_costs(text).parts == tuple(parts)
    assert read_costs(text).odd == ()


@pytest.mark.parametrize(
    "text",
    [
        "Не требуется",
        "талап етілмейді",
        "Not required",
        "не требуются",
        "Финансирование не требуется",
        "Қаржыландыру талап етілмейді.",
        "не требует финансирования",
        "қаржыландыруды талап етпейді",
    ],
)
def test_knows_that_no_money_is_needed(text):
    assert not read_costs(text).is_required
    assert read_sources(text) == ()


def test_an_empty_cell_says_nothing_about_money():
    assert read_costs("").is_required
    assert read_costs("–").is_required


@pytest.mark.parametrize(
    "text",
    [
        "в пределах выделенных средств",
        "12 500¹",
        "12 500 *",
        "~ 5 000",
        "-5",
        "(12 500)",
        "от 10 000 до 20 000",
        "12 500 тыс. тенге в год",
        "12 млн 500 тыс. тенге",
        "2026-2028 гг. – 3 000",
        "12.500",
        "1.234.567",
        "Всего 5 000, в том числе 2026 – 2 000",
        "1 000 000 000 000 000 000",
    ],
)
def test_keeps_a_line_that_it_does_not_understand(text):
    found = read_costs(text)

    assert found.odd == (text,)
    assert found.parts == ()


@pytest.mark.parametrize("text", ["Уточняется", "Нақтыланады", "To be specified"])
def test_money_may_be_needed_before_anybody_says_how_much(text):
    assert read_costs(text).is_required
    assert (read_costs(text).odd, read_sources(text)) == ((), ())


@pytest.mark.parametrize(
    ("head", "thousands"),
    [
        ("Расходы, млн. тенге", "12500"),
        ("Расходы (млн теңге)", "12500"),
        ("Стоимость, млрд тенге", "12500000"),
        ("Предполагаемые расходы (тыс. тенге)", "12.5"),
        ("Расходы", "12.5"),
        ("Расходы (тенге)", "0.0125"),
    ],
)
def test_a_sum_is_read_in_the_unit_of_its_head(head, thousands):
    columns = find_columns(("№", "Мероприятие", "Исполнители", head, "Источник финансирования"))

    assert read_costs("12,5", unit=columns.unit).parts == (CostPart(Decimal(thousands)),)
    assert read_costs("12,5 млн", unit=columns.unit).parts == (CostPart(Decimal(12500)),)


def test_a_point_in_an_english_paper_is_a_decimal_point():
    assert read_costs("12.500", "en").parts == (CostPart(Decimal("12.500")),)


def test_finds_columns_in_any_order_and_one_a_year():
    heads = (
        "№",
        "Срок исполнения",
        "Наименование",
        "Исполнители",
        "Расходы, тыс. тенге",
        "",
        "Источник",
    )
    years = ("", "", "", "", "2026", "2027", "")

    found = find_columns(heads, years)

    assert found.places == {
        "number": 0,
        "deadline": 1,
        "name": 2,
        "executors": 3,
        "costs": 4,
        "source": 6,
    }
    assert found.years == {4: 2026, 5: 2027}


def test_a_row_of_words_is_no_head():
    assert (
        find_columns(("1", "Разработать закон о сроках", "Закон", "МВД", "2026 год", "5")) is None
    )
