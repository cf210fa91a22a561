"""Tables as other people's papers draw them: nothing is dropped, and what is odd is marked."""

from __future__ import annotations

import io
from decimal import Decimal

import docx
import openpyxl
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement

from ortaq.engine.exchange.plan_table import open_tables, read_plan

HEADS = ("№", "Мероприятие", "Форма завершения", "Исполнители", "Срок", "Расходы, тыс. тенге", "Источник")  # fmt: skip
ONE = ("1", "Принять закон", "Закон", "МВД", "2026 год", "2026 – 500", "РБ")
TWO = ("2", "Обучить", "Отчёт", "МВД", "2027 год", "2027 – 700", "РБ")


def _add(document, rows, merged=()):
    """A table of these rows; `merged` are first and last cell of each merged one."""
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    for (top, left), (bottom, right) in merged:
        text = table.cell(top, left).text
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                table.cell(row, column).text = ""
        table.cell(top, left).merge(table.cell(bottom, right)).text = text
    return table


def _word(rows, merged=(), after=()):
    document = docx.Document()
    document.add_paragraph("План мероприятий на 2026–2028 годы")
    _add(document, rows, merged)
    for line in after:
        document.add_paragraph(line)
    return _read_word(document)


def _read_word(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return read_plan(open_tables("plan.docx", buffer.getvalue()))


def _sheet(rows, merged=(), after=()):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet["B2"] = "План мероприятий на 2026–2028 годы"
    for place, row in enumerate([*rows, *([line] for line in after)]):
        for column, text in enumerate(row):
            sheet.cell(place + 4, column + 2, text)
    for (top, left), (bottom, right) in merged:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    sheet.cell(row + 4, column + 2, None)
        sheet.merge_cells(
            start_row=top + 4, start_column=left + 2, end_row=bottom + 4, end_column=right + 2
        )
    buffer = io.BytesIO()
    workbook.save(buffer)
    return read_plan(open_tables("plan.xlsx", buffer.getvalue()))


both = pytest.mark.parametrize("paper", [_word, _sheet])


def _odd(row):
    return {(one.column, one.reason) for one in row.odd}


@both
def test_a_plain_table_has_nothing_odd(paper):
    plan = paper((HEADS, ONE, TWO))

    assert plan.title == "План мероприятий на 2026–2028 годы"
    assert [row.odd for row in plan.rows] == [(), ()]
    assert plan.unplaced == ()
    assert [row.deadline for row in plan.rows] == ["2026", "2027"]
    assert [row.costs[0].thousands for row in plan.rows] == [Decimal(500), Decimal(700)]


@both
def test_a_cell_over_two_rows_holds_for_both_and_its_sum_counts_once(paper):
    plan = paper((HEADS, ONE, TWO), [((1, 3), (2, 3)), ((1, 4), (2, 4)), ((1, 5), (2, 5))])

    first, second = plan.rows
    assert first.odd == ()
    assert [body.name for body in second.executors] == ["МВД"]
    assert second.deadline == "2026"
    assert (len(first.costs), len(second.costs)) == (1, 0)
    assert second.is_funding_required
    assert _odd(second) == {
        ("executors", "shared_with_above"),
        ("deadline", "shared_with_above"),
        ("costs", "shared_sum"),
    }


@both
def test_a_measure_over_two_rows_stays_two_rows_that_are_marked(paper):
    rows = (HEADS, ONE, ("", "", "Отчёт", "НБ", "2027 год", "2027 – 100", "РБ"))

    plan = paper(rows, [((1, 0), (2, 0)), ((1, 1), (2, 1))])

    assert [row.name for row in plan.rows] == ["Принять закон"] * 2
    assert [row.executors[0].name for row in plan.rows] == ["МВД", "НБ"]
    assert ("name", "shared_with_above") in _odd(plan.rows[1])


@both
def test_a_cell_over_two_columns_is_marked(paper):
    row = ("1", "Принять закон", "Закон", "МВД", "2026 год", "в пределах бюджета", "")

    (read,) = paper((HEADS, row), [((1, 5), (1, 6))]).rows

    assert ("costs", "costs_unread") in _odd(read)
    assert ("source", "shared_across") in _odd(read)


@both
def test_a_merged_row_is_the_head_of_a_section_with_and_without_a_number(paper):
    rows = (
        HEADS,
        ("Нормативное обеспечение", "", "", "", "", "", ""),
        ONE,
        ("II", "Обучение", "", "", "", "", ""),
        TWO,
    )

    plan = paper(rows, [((1, 0), (1, 6)), ((3, 1), (3, 6))])

    assert [(part.title, len(part.rows)) for part in plan.sections] == [
        ("Нормативное обеспечение", 1),
        ("Обучение", 1),
    ]
    assert plan.unplaced == ()


@both
def test_heads_of_two_lines_with_a_sum_beside_the_years(paper):
    top = ("№", "Мероприятие", "Исполнители", "", "Срок", "Расходы, тыс. тенге", "", "", "Источник")
    below = ("", "", "свод", "соисполнители", "", "всего", "2026", "2027", "")
    good = ("1", "Обучить", "МВД", "НБ (по согласованию)", "2027 год", "300", "100", "200", "РБ")
    bad = ("2", "Купить", "МВД", "", "2027 год", "900", "100", "200", "РБ")
    upright = [((0, column), (1, column)) for column in (0, 1, 4, 8)]

    plan = paper((top, below, good, bad), [*upright, ((0, 2), (0, 3)), ((0, 5), (0, 7))])

    first, second = plan.rows
    assert first.odd == ()
    assert [(body.name, body.by_agreement) for body in first.executors] == [
        ("МВД", False),
        ("НБ", True),
    ]
    assert [(part.year, part.thousands) for part in first.costs] == [
        (2026, Decimal(100)),
        (2027, Decimal(200)),
    ]
    assert [(one.column, one.text) for one in second.odd] == [("costs", "900")]


@both
def test_rows_below_another_row_are_marked(paper):
    head = ("1", "Провести обучение:", "", "", "", "", "")
    rows = (("1.1", *ONE[1:]), ("1.2.", *TWO[1:]))

    plan = paper((HEADS, head, *rows))

    assert [row.number for row in plan.rows] == ["1", "1.1", "1.2"]
    assert [("number", "sub_row") in _odd(row) for row in plan.rows] == [False, True, True]
    assert _odd(plan.rows[0]) == {
        ("deadline", "deadline_missing"),
        ("executors", "executors_missing"),
    }


@both
def test_measures_go_on_after_the_sum_of_a_section_and_a_wrong_sum_is_kept(paper):
    sums = [("", f"Итого по разделу {n}", "", "", "", sum_, "") for n, sum_ in enumerate("59", 1)]
    first, second = (*ONE[:5], "5", "РБ"), (*TWO[:5], "7", "РБ")

    plan = paper((HEADS, ("Первый",), first, sums[0], ("Второй",), second, sums[1]))

    assert [row.number for row in plan.rows] == ["1", "2"]
    assert [(one.reason, one.text) for one in plan.unplaced] == [
        ("sum_differs", "Итого по разделу 2 | 9")
    ]


@both
def test_marks_and_notes_are_kept(paper):
    marked = ("1*", "Принять закон", "Закон¹", "МВД**", "2026 год", "Не требуется", "")
    notes = ("* при условии выделения средств", "¹ проект", "МВД – Министерство внутренних дел")
    sums = ("", "Итого", "", "", "", "0", "")

    plan = paper((HEADS, marked, sums, (notes[0],)), after=notes[1:])

    (row,) = plan.rows
    assert [body.name for body in row.executors] == ["МВД"]
    assert [one.text for one in row.odd if one.reason == "footnote_mark"] == [
        "1*",
        "Закон¹",
        "МВД**",
    ]
    assert [(one.reason, one.text) for one in plan.unplaced] == [
        ("note_below", notes[0]),
        ("note_below", notes[1]),
    ]
    assert plan.abbreviations == {"МВД": "Министерство внутренних дел"}


@both
@pytest.mark.parametrize("number", ["2", ""])
def test_a_measure_that_sounds_like_heads_is_a_measure(paper, number):
    row = (number, "Разработать меры", "Отчёт о результатах", "МВД", "в установленный срок", "", "")

    plan = paper((HEADS, ONE, row, HEADS, TWO))

    assert [one.name for one in plan.rows] == ["Принять закон", "Разработать меры", "Обучить"]


@both
def test_a_column_that_no_plan_has_is_kept(paper):
    plan = paper(((*HEADS, "Ожидаемый эффект"), (*ONE, "Меньше краж"), (*TWO, "")))

    assert [(one.column, one.text, one.reason) for one in plan.rows[0].odd] == [
        ("other", "Ожидаемый эффект: Меньше краж", "column_unknown")
    ]
    assert plan.rows[1].odd == ()


@both
def test_nobody_responsible_and_no_number_are_marked(paper):
    plan = paper((HEADS, ONE, ("", "Обучить", "Отчёт", "", "2027 год", "Не требуется", "")))

    assert _odd(plan.rows[1]) == {("executors", "executors_missing"), ("number", "number_missing")}


@both
def test_parts_of_a_sum_are_no_measures_and_other_rows_below_it_are_kept(paper):
    one = (*ONE[:5], "5", "РБ")
    parts = [("", "Всего", "", "", "", "5", ""), ("", "в том числе РБ", "", "", "", "5", ""), ("", "2026 год", "", "", "", "5", "")]  # fmt: skip
    rest = [("", "Резерв", "", "", "", "5", ""), ("", "", "", "", "", "2027 – 6", "")]

    plan = paper((HEADS, one, *parts, *rest))

    assert [row.name for row in plan.rows] == ["Принять закон", "Резерв"]
    assert [(one.reason, one.text) for one in plan.unplaced] == [("no_name", "2027 – 6")]


def test_years_in_cells_of_a_measure_are_no_heads():
    rows = (HEADS, ("1", "Обучить", "Отчёт", "МВД", "2026 год", "2026 – 500", "РБ 2026"))

    (row,) = _word(rows).rows

    assert [(part.year, part.thousands) for part in row.costs] == [(2026, Decimal(500))]


@pytest.mark.parametrize("heads", [(), (HEADS,)])
def test_a_table_that_a_page_break_divides_goes_on(heads):
    document = docx.Document()
    document.add_paragraph("План на 2026–2028 годы")
    _add(document, (HEADS, ("Обучение",), ONE))
    document.add_page_break()
    document.add_section(WD_SECTION.NEW_PAGE)
    _add(document, (*heads, TWO))

    plan = _read_word(document)

    assert [(part.title, len(part.rows)) for part in plan.sections] == [("Обучение", 2)]
    assert plan.unplaced == ()


def test_a_merged_cell_that_a_page_break_divides_is_marked():
    document = docx.Document()
    document.add_paragraph("План на 2026–2028 годы")
    _add(document, (HEADS, ONE))
    document.add_page_break()
    cells = _add(document, (TWO,)).rows[0].cells
    for column in (3, 4):
        cells[column].text = ""
        cells[column]._tc.vMerge = "continue"

    plan = _read_word(document)

    assert [row.number for row in plan.rows] == ["1", "2"]
    assert _odd(plan.rows[1]) == {
        ("deadline", "deadline_missing"),
        ("executors", "executors_missing"),
    }


def test_rows_and_tables_in_fields_to_fill_in_are_read():
    document = docx.Document()
    table = _add(document, (HEADS, ONE, TWO))
    for part in (table.rows[2]._tr, table._tbl):
        field, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        part.addprevious(field)
        field.append(content)
        content.append(part)

    assert [row.number for row in _read_word(document).rows] == ["1", "2"]


def test_a_table_a_section_with_its_head_above_and_heads_in_another_order():
    document = docx.Document()
    for line in ("План на 2026–2028 годы", "1. Нормативное обеспечение"):
        document.add_paragraph(line)
    _add(document, (HEADS, ONE))
    document.add_paragraph("2. Обучение")
    _add(
        document,
        ((*HEADS[:3], HEADS[4], HEADS[3], *HEADS[5:]), (*TWO[:3], TWO[4], TWO[3], *TWO[5:])),
    )

    plan = _read_word(document)

    assert plan.title == "План на 2026–2028 годы"
    assert [part.title for part in plan.sections] == ["1. Нормативное обеспечение", "2. Обучение"]
    assert [row.deadline for row in plan.rows] == ["2026", "2027"]
    assert [row.odd for row in plan.rows] == [(), ()]


def test_another_table_below_is_kept_and_gives_its_abbreviations():
    document = docx.Document()
    _add(document, (HEADS, ONE))
    document.add_paragraph("Список сокращений:")
    _add(document, (("МВД", "Министерство внутренних дел"), ("Подпись", "")))

    plan = _read_word(document)

    assert len(plan.rows) == 1
    assert plan.abbreviations == {"МВД": "Министерство внутренних дел"}
    assert [(one.reason, one.text) for one in plan.unplaced] == [("other_table", "Подпись")]


def test_a_raised_digit_is_no_digit_of_the_sum_and_tracked_text_counts():
    document = docx.Document()
    cells = _add(document, (HEADS, ONE)).rows[1].cells
    cells[5].text = "12 500"
    cells[5].paragraphs[0].add_run("1").font.superscript = True
    inserted = OxmlElement("w:ins")
    run = cells[3].paragraphs[0].add_run(", НБ")
    cells[3].paragraphs[0]._p.replace(run._r, inserted)
    inserted.append(run._r)
    cells[1].add_table(rows=1, cols=1).rows[0].cells[0].text = "и подзаконные акты"

    (row,) = _read_word(document).rows

    assert [one.text for one in row.odd if one.column == "costs"] == ["12 500¹"]
    assert row.costs == ()
    assert [body.name for body in row.executors] == ["МВД", "НБ"]
    assert row.name == "Принять закон\nи подзаконные акты"
