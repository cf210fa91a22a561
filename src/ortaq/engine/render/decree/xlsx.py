"""The decree table as XLSX: the plan as printed, and its costs by year as numbers."""

from __future__ import annotations

import io
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.render.decree.facing import editions
from ortaq.engine.render.decree.lines import executors_text, funding_text
from ortaq.engine.render.decree.plan import sources_of
from ortaq.engine.render.decree.targets import NAME_COLUMN, target_heads
from ortaq.engine.render.decree.words import WORDS
from ortaq.engine.render.fonts import OFFICE_FONT
from ortaq.engine.render.xlsx import open_workbook, sheet_name, write_text

if TYPE_CHECKING:
    from datetime import datetime

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ortaq.engine.render.decree.plan import PlanDocument, PlanRow

_WIDTHS = (7, 46, 26, 30, 20, 20, 20)
_COST_COLUMN = 5
_A4 = 9


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    corner: Format
    plain: Format
    head: Format
    centred: Format
    section: Format
    text: Format
    money: Format
    number: Format
    total: Format
    total_money: Format
    total_source: Format


def write_xlsx(plan: PlanDocument, *, created_at: datetime) -> bytes:
    """The plan as a workbook of two sheets.

    A parallel edition has one sheet of the table per language. The target indicators have a sheet of their
    own. The first is the table of seven columns; its cost cell is one number, the sum over years and sources, in
    thousands. The second (only where there are costs) has one row per measure, year and source.

    Raises:
        CellTooLongError: cell_too_long.
    """
    buffer = io.BytesIO()
    with open_workbook(buffer, title=plan.title, created_at=created_at) as workbook:
        styles = _make_styles(workbook, money=_money_pattern(plan))
        for edition in editions(plan):
            _write_plan(workbook, edition, styles, name=_sheet_of(plan, edition))
        if plan.targets:
            targets = workbook.add_worksheet(sheet_name(WORDS[plan.language].targets))
            _write_targets(targets, plan, styles)
        if plan.costs():
            costs = workbook.add_worksheet(sheet_name(WORDS[plan.language].costs_sheet))
            _write_costs(costs, plan, styles)
    return buffer.getvalue()


def _sheet_of(plan: PlanDocument, edition: PlanDocument) -> str:
    """A parallel edition names its sheets by language, since titles may be equal in their first letters."""
    if plan.second is None:
        return sheet_name(plan.title)
    return sheet_name(f"{edition.language.upper()} {edition.title}")


def _write_plan(workbook: Workbook, plan: PlanDocument, styles: _Styles, *, name: str) -> None:
    sheet = workbook.add_worksheet(name)
    _lay_out(sheet, plan)
    row = _write_corner(sheet, plan, styles)
    row = _write_heads(sheet, plan, styles, row)
    row = _write_rows(sheet, plan, styles, row)
    _write_notes(sheet, plan, styles, row)


def _write_targets(sheet: Worksheet, plan: PlanDocument, styles: _Styles) -> None:
    """The target indicators with their numbers as numbers."""
    heads = target_heads(plan)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    for column, heading in enumerate(heads):
        write_text(sheet, 0, column, heading, styles.head)
        sheet.set_column(column, column, 46 if column == NAME_COLUMN else 16)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    row, number = 1, 0
    for section in plan.targets:
        sheet.merge_range(row, 0, row, len(heads) - 1, "", styles.section)
        write_text(sheet, row, 0, section.title, styles.section)
        row += 1
        for target in section.rows:
            number += 1
            write_text(sheet, row, 0, str(number), styles.centred)
            write_text(sheet, row, 1, target.name, styles.text)
            write_text(sheet, row, 2, target.unit, styles.text)
            values = (target.baseline, *(target.values.get(year) for year in plan.years))
            for column, value in enumerate(values, start=3):
                if value is None:
                    write_text(sheet, row, column, "–", styles.centred)
                else:
                    sheet.write_number(row, column, value, styles.number)
            write_text(sheet, row, len(heads) - 1, target.source, styles.text)
            row += 1


def _lay_out(sheet: Worksheet, plan: PlanDocument) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.79, right=0.47, top=0.79, bottom=0.71)
    sheet.set_header("&C&P")
    if plan.demo_label:
        sheet.set_footer("&C" + plan.demo_label.replace("&", "&&"))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)


def _write_corner(sheet: Worksheet, plan: PlanDocument, styles: _Styles) -> int:
    """Writes draft mark, approval and title; gives the row after them."""
    row = 0
    corner = [WORDS[plan.language].draft] if plan.draft else []
    for line in (*corner, *plan.approval):
        write_text(sheet, row, len(_WIDTHS) - 1, line, styles.corner)
        row += 1
    _write_wide(sheet, row, plan.title, styles.title)
    sheet.set_row(row, 48)
    for text in plan.head:
        row += 1
        _write_wide(sheet, row, text, styles.text)
    return row + 1


def _write_heads(sheet: Worksheet, plan: PlanDocument, styles: _Styles, row: int) -> int:
    for column, heading in enumerate(WORDS[plan.language].headings):
        write_text(sheet, row, column, heading, styles.head)
        sheet.write_number(row + 1, column, column + 1, styles.centred)
    sheet.repeat_rows(row, row + 1)
    sheet.freeze_panes(row + 2, 0)
    return row + 2


def _write_rows(sheet: Worksheet, plan: PlanDocument, styles: _Styles, row: int) -> int:
    for section in plan.sections:
        if section.title:
            _write_wide(sheet, row, section.title, styles.section)
            row += 1
        for measure in section.rows:
            _write_measure(sheet, row, measure, plan, styles)
            row += 1
    return _write_totals(sheet, plan, styles, row)


def _write_measure(
    sheet: Worksheet, row: int, measure: PlanRow, plan: PlanDocument, styles: _Styles
) -> None:
    write_text(sheet, row, 0, measure.number, styles.centred)
    texts = (
        measure.name,
        measure.form_of_completion,
        executors_text(measure.executors, plan.language),
        measure.deadline,
    )
    for column, text in enumerate(texts, start=1):
        write_text(sheet, row, column, text, styles.text)
    if measure.costs:
        total = sum((cost.thousands for cost in measure.costs), Decimal())
        sheet.write_number(row, _COST_COLUMN, total, styles.money)
    else:
        write_text(sheet, row, _COST_COLUMN, WORDS[plan.language].not_required, styles.text)
    write_text(sheet, row, _COST_COLUMN + 1, funding_text(measure, plan.language), styles.text)


def _write_totals(sheet: Worksheet, plan: PlanDocument, styles: _Styles, row: int) -> int:
    costs = plan.costs()
    if not costs:
        return row
    words = WORDS[plan.language]
    entries = [(words.total, "", costs)] + [
        (
            words.of_which.format(source=source),
            source,
            tuple(c for c in costs if c.source == source),
        )
        for source in sources_of(costs)
    ]
    for label, source, of_source in entries:
        sheet.merge_range(row, 0, row, _COST_COLUMN - 1, "", styles.total)
        write_text(sheet, row, 0, label, styles.total)
        total = sum((cost.thousands for cost in of_source), Decimal())
        sheet.write_number(row, _COST_COLUMN, total, styles.total_money)
        write_text(sheet, row, _COST_COLUMN + 1, source, styles.total_source)
        row += 1
    return row


def _write_notes(sheet: Worksheet, plan: PlanDocument, styles: _Styles, row: int) -> None:
    words = WORDS[plan.language]
    head = [f"{words.note} {words.abbreviations}"] if plan.abbreviations else []
    texts = [*head, *(f"{short} – {full}" for short, full in plan.abbreviations), *plan.notes]
    for offset, text in enumerate(texts, start=1):
        write_text(sheet, row + offset, 0, text, styles.plain)


def _write_costs(sheet: Worksheet, plan: PlanDocument, styles: _Styles) -> None:
    for column, heading in enumerate(WORDS[plan.language].cost_headings):
        write_text(sheet, 0, column, heading, styles.head)
        sheet.set_column(column, column, 22)
    entries = [
        (measure.number, cost)
        for section in plan.sections
        for measure in section.rows
        for cost in measure.costs
    ]
    for row, (number, cost) in enumerate(entries, start=1):
        write_text(sheet, row, 0, number, styles.centred)
        sheet.write_number(row, 1, cost.year, styles.centred)
        sheet.write_number(row, 2, cost.thousands, styles.money)
        write_text(sheet, row, 3, cost.source, styles.text)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(entries), 3)


def _write_wide(sheet: Worksheet, row: int, text: str, style: Format) -> None:
    """Writes a text over all columns."""
    sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, "", style)
    write_text(sheet, row, 0, text, style)


def _money_pattern(plan: PlanDocument) -> str:
    """How sums look: with decimals only where a cost has them."""
    whole = all(cost.thousands == cost.thousands.to_integral_value() for cost in plan.costs())
    return "#,##0" if whole else "#,##0.0##"


def _make_styles(workbook: Workbook, *, money: str) -> _Styles:
    font = {"font_name": OFFICE_FONT, "font_size": 11}
    cell = {**font, "border": 1, "text_wrap": True, "valign": "top"}
    centred = {**cell, "align": "center"}
    figure = {**cell, "align": "right", "indent": 1, "num_format": money}
    return _Styles(
        title=workbook.add_format(
            {
                **font,
                "font_size": 14,
                "bold": True,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
            }
        ),
        corner=workbook.add_format({**font, "align": "right"}),
        plain=workbook.add_format(font),
        head=workbook.add_format({**centred, "bold": True, "valign": "vcenter"}),
        centred=workbook.add_format(centred),
        section=workbook.add_format({**centred, "bold": True}),
        text=workbook.add_format(cell),
        money=workbook.add_format(figure),
        number=workbook.add_format({**figure, "num_format": "#,##0.###"}),
        total=workbook.add_format({**cell, "bold": True, "align": "right"}),
        total_source=workbook.add_format({**cell, "bold": True}),
        total_money=workbook.add_format({**figure, "bold": True}),
    )
