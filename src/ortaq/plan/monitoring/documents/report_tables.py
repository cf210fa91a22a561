"""The tables of the half-year and the annual report."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.decree.lines import thousands_text
from ortaq.engine.render.tables import Column, Table
from ortaq.engine.terms.direction import Direction
from ortaq.plan.measures import official
from ortaq.plan.monitoring import wording
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.models import Reporting
from ortaq.plan.monitoring.rag import Rag
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language, language, percent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ortaq.engine.render.tables import Cell
    from ortaq.plan.monitoring.queries import Board, BoardRow


def done_table(rows: Iterable[BoardRow], direction: Direction) -> Table:
    """What was done, one row a measure of a direction."""
    return Table(
        title=official.SECTIONS[direction].in_(language()),
        columns=(
            Column(_("No."), width=11),
            Column(_("Measure, lead, deadline"), width=36),
            Column(_("What was done"), width=42),
            Column(_("Standing and why"), width=36),
        ),
        rows=tuple((_number_and_code(row), _what(row), _done(row), _standing(row)) for row in rows),
        source=_("Source: reports of the leads; the standing is computed."),
    )


def _number_and_code(row: BoardRow) -> str:
    return f"{row.number}\n{row.measure.code}"


def _what(row: BoardRow) -> str:
    measure = row.measure
    lead = in_language(measure.lead.short_name) if measure.lead else "–"
    due = measure.deadline.text(language()) if measure.deadline else "–"
    return f"{in_language(measure.title)}\n{lead}; {due}"


def _done(row: BoardRow) -> str:
    report = row.report
    if report is None:
        return label(row.reporting, "reporting").capitalize()
    parts = [in_language(report.done)]
    if steps := in_language(report.next_steps):
        parts.append(_("Next: %(words)s") % {"words": steps})
    if obstacles := in_language(report.obstacles):
        parts.append(_("In the way: %(words)s") % {"words": obstacles})
    parts += [
        _("Document: %(words)s") % {"words": _proof(proof.title, proof.number, proof.issued_on)}
        for proof in report.proofs.all()
    ]
    if row.reporting == Reporting.LATE:
        parts.append(_("Report received on %(day)s.") % {"day": day(report.received_on)})
    return "\n".join(parts)


def _proof(title: str, number: str, issued_on: date | None) -> str:
    numbered = f"{title} № {number}" if number else title
    return f"{numbered}, {day(issued_on)}" if issued_on else numbered


def _standing(row: BoardRow) -> str:
    lines = [
        label(row.verdict.rag, "rag").capitalize(),
        wording.verdict_sentence(row),
        _("The lead: %(status)s, %(progress)s")
        % {
            "status": label(row.declared, "declared_status"),
            "progress": percent(row.progress),
        },
    ]
    if row.spent is not None:
        lines.append(
            _("Spent %(sum)s thousand tenge") % {"sum": number_text(row.spent)},
        )
    return "\n".join(lines)


def standings_table(board: Board) -> Table:
    """Measures by direction and standing."""
    lights = [one for one in Rag if any(row.verdict.rag == one for row in board.rows)]
    rows: list[tuple[Cell, ...]] = []
    for direction in Direction:
        found = [row for row in board.rows if row.measure.direction == direction]
        if found:
            counts = [sum(row.verdict.rag == one for row in found) for one in lights]
            rows.append((label(direction, "direction").capitalize(), len(found), *counts))
    totals = [sum(row.verdict.rag == one for row in board.rows) for one in lights]
    rows.append((_("Total"), len(board.rows), *totals))
    return Table(
        title=_("Measures by direction and standing"),
        columns=(
            Column(_("Direction"), width=28),
            Column(_("Measures"), width=15, places=0),
            *(Column(label(one, "rag").capitalize(), width=18, places=0) for one in lights),
        ),
        rows=tuple(rows),
        source=_("Source: Ortaq, computed from the reports of the leads and the picture."),
    )


def indicators_table(board: Board, year: int) -> Table:
    """Indicators of the measures against the targets of a year."""
    rows = [
        (
            _number_and_code(row),
            f"{in_language(one.indicator.name)}, {in_language(one.indicator.unit)}",
            number_text(one.indicator.baseline),
            number_text(one.indicator.targets_by_year.get(year)),
            _("unknown") if one.value is None else number_text(one.value),
            _("indicator %(code)s, %(period)s") % {"code": one.code, "period": one.period}
            if one.code
            else (
                _("the lead’s report, %(period)s")
                % {"period": wording.period_words(HalfYear.parse(one.period))}
                if one.period
                else "–"
            ),
        )
        for row in board.rows
        for one in row.values
    ]
    return Table(
        title=_("Indicators of the measures"),
        columns=(
            Column(_("No."), width=11),
            Column(_("Indicator"), width=42),
            Column(_("Baseline"), width=16, places=1),
            Column(_("Target %(year)s") % {"year": year}, width=14, places=1),
            Column(_("Value"), width=15, places=1),
            Column(_("Where from"), width=26),
        ),
        rows=tuple(rows),
        source=_("What nobody has measured is unknown, not zero."),
    )


def money_table(board: Board, year: int) -> Table:
    """Money planned and spent by direction, in thousand tenge."""
    rows = []
    for direction in Direction:
        found = [row for row in board.rows if row.measure.direction == direction]
        if found:
            rows.append((label(direction, "direction").capitalize(), *_sums(found, year)))
    rows.append((_("Total"), *_sums(board.rows, year)))
    return Table(
        title=_("Money by direction, thousand tenge"),
        columns=(
            Column(_("Direction"), width=40),
            Column(_("Planned in %(year)s") % {"year": year}, width=22, places=0),
            Column(_("Planned up to now"), width=22, places=0),
            Column(_("Spent up to now"), width=22, places=0),
            Column(_("Measures without a word on spending"), width=22, places=0),
        ),
        rows=tuple(rows),
        source=_("Source: costs of the plan; spending as the leads report it."),
    )


def _sums(rows: Iterable[BoardRow], year: int) -> tuple[Decimal, Decimal, Decimal, int]:
    listed = list(rows)
    of_year = (
        cost.amount_thousand_kzt
        for row in listed
        for cost in row.measure.costs.all()
        if cost.year == year
    )
    return (
        sum(of_year, Decimal()),
        sum((row.planned or Decimal() for row in listed), Decimal()),
        sum((row.spent or Decimal() for row in listed), Decimal()),
        sum(row.spent is None and bool(row.planned) for row in listed),
    )


def number_text(value: Decimal | None) -> str:
    """A value or a sum with as many decimals as it has, at most three; a dash where there is none."""
    return "–" if value is None else thousands_text(value, language())
