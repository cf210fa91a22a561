"""The decree table as XLSX: the plan as printed, and its costs by year as numbers."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.render.decree.facing import editions
from ortaq.engine.render.decree.lines import (
    COLUMNS_MM,
    executors_text,
    funding_text,
    no_costs_text,
    opening,
)
from ortaq.engine.render.decree.plan import sources_of
from ortaq.engine.render.decree.targets import NAME_COLUMN, target_heads, target_widths_mm
from ortaq.engine.render.decree.words import WORDS
from ortaq.engine.render.fonts import OFFICE_FONT
from ortaq.engine.render.xlsx import fit_across, open_workbook, sheet_name, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ortaq.engine.render.decree.plan import PlanDocument, PlanRow

_LAST_COLUMN = len(COLUMNS_MM) - 1
_CORNER_COLUMN = 4
"""Where the approval begins; it reaches to the last column."""
_COST_COLUMN = 5
_COST_WIDTHS_MM = (20, 25, 40, 60)
_MM_PER_CHARACTER = 1.85
"""Width of a figure in the usual font. Source: 7 pixels of 1/96 inch, as Excel counts columns."""
_CHARACTERS_PER_MM = 0.56
"""Characters of a wide cell in 11 points, somewhat fewer than fit, so that no line is cut."""
_LINE_PT = 15


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    draft: Format
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
        words = WORDS[plan.language]
        if plan.targets:
            targets = workbook.add_worksheet(sheet_name(words.targets))
            _lay_out(targets, plan, target_widths_mm(plan))
            _write_targets(targets, plan, styles)
        if plan.costs():
            costs = workbook.add_worksheet(sheet_name(words.costs_sheet))
            _lay_out(costs, plan, _COST_WIDTHS_MM)
            costs.set_portrait()
            _write_costs(costs, plan, styles)
    return buffer.getvalue()


def _sheet_of(plan: PlanDocument, edition: PlanDocument) -> str:
    """A parallel edition names its sheets by language, since titles may be equal in their first letters."""
    if plan.second is None:
        return sheet_name(plan.title)
    return sheet_name(f"{edition.language.upper()} {edition.title}")


def _write_plan(workbook: Workbook, plan: PlanDocument, styles: _Styles, *, name: str) -> None:
    sheet = workbook.add_worksheet(name)
    _lay_out(sheet, plan, COLUMNS_MM)
    row = _write_corner(sheet, plan, styles)
    row = _write_heads(sheet, plan, styles, row)
    row = _write_rows(sheet, plan, styles, row)
    _write_notes(sheet, plan, styles, row)


def _write_targets(sheet: Worksheet, plan: PlanDocument, styles: _Styles) -> None:
    """The target indicators with their numbers as numbers."""
    heads = target_heads(plan)
    for column, heading in enumerate(heads):
        write_text(sheet, 0, column, heading, styles.head)
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
            write_text(sheet, row, NAME_COLUMN, target.name, styles.text)
            write_text(sheet, row, 2, target.unit, styles.text)
            values = (target.baseline, *(target.values.get(year) for year in plan.years))
            for column, value in enumerate(values, start=3):
                if value is None:
                    write_text(sheet, row, column, "–", styles.centred)
                else:
                    sheet.write_number(row, column, value, styles.number)
            write_text(sheet, row, len(heads) - 1, target.source, styles.text)
            row += 1


def _lay_out(sheet: Worksheet, plan: PlanDocument, widths_mm: Sequence[int]) -> None:
    """A4 across, as wide as the paper, numbered pages, the mark of made-up data on each."""
    fit_across(sheet)
    sheet.set_margins(left=0.79, right=0.47, top=0.79, bottom=0.71)
    font = f'&"{OFFICE_FONT},Regular"'
    sheet.set_header(f"&C{font}&11&P")
    if plan.demo_label:
        label = plan.demo_label.replace("&", "&&")
        sheet.set_footer(f"&C{font}&9{label}")
    for column, width in enumerate(widths_mm):
        sheet.set_column(column, column, width / _MM_PER_CHARACTER)


def _write_corner(sheet: Worksheet, plan: PlanDocument, styles: _Styles) -> int:
    """Writes draft mark, approval and title; gives the row after them."""
    row = 0
    if plan.draft:
        write_text(sheet, row, _LAST_COLUMN, WORDS[plan.language].draft, styles.draft)
        row += 1
    for line in plan.approval:
        _write_wide(sheet, row, line, styles.corner, first=_CORNER_COLUMN)
        row += 1
    _write_wide(sheet, row, plan.title, styles.title)
    sheet.set_row(row, 48)
    for text in plan.head:
        row += 1
        _write_wide(sheet, row, text, styles.plain)
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
        write_text(sheet, row, _COST_COLUMN, no_costs_text(measure, plan.language), styles.text)
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
        write_text(sheet, row, _COST_COLUMN + 1, opening(source), styles.total_source)
        row += 1
    return row


def _write_notes(sheet: Worksheet, plan: PlanDocument, styles: _Styles, row: int) -> None:
    words = WORDS[plan.language]
    head = [f"{words.note} {words.abbreviations}"] if plan.abbreviations else []
    texts = [*head, *(f"{short} – {full}" for short, full in plan.abbreviations), *plan.notes]
    for offset, text in enumerate(texts, start=1):
        _write_wide(sheet, row + offset, text, styles.plain)


def _write_costs(sheet: Worksheet, plan: PlanDocument, styles: _Styles) -> None:
    for column, heading in enumerate(WORDS[plan.language].cost_headings):
        write_text(sheet, 0, column, heading, styles.head)
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
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(entries), 3)


def _write_wide(sheet: Worksheet, row: int, text: str, style: Format, *, first: int = 0) -> None:
    """Writes a text from a column to the last one.

    The row is made as high as the text needs: no office program does that for a cell over several columns.
    """
    sheet.merge_range(row, first, row, _LAST_COLUMN, "", style)
    write_text(sheet, row, first, text, style)
    fits = sum(COLUMNS_MM[first:]) * _CHARACTERS_PER_MM
    lines = sum(max(1, math.ceil(len(line) / fits)) for line in text.split("\n"))
    sheet.set_row(row, _LINE_PT * lines)


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
        draft=workbook.add_format({**font, "bold": True, "align": "right"}),
        corner=workbook.add_format({**font, "align": "center", "text_wrap": True}),
        plain=workbook.add_format({**font, "text_wrap": True, "valign": "top"}),
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
