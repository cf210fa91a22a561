"""The half-year report, the summary to the Prime Minister's Office, the annual report."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from ortaq.engine.render.decree.lines import thousands_text
from ortaq.engine.render.numbers import NBSP
from ortaq.engine.render.paper.blocks import Bullets, Heading, Paper, Paragraph, TableBlock
from ortaq.engine.render.paper.writers import WRITERS
from ortaq.engine.render.tables import Column, Table
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language
from ortaq.plan.measures import official
from ortaq.plan.measures.queries import get_plan
from ortaq.plan.monitoring import wording
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.models import Reporting
from ortaq.plan.monitoring.permissions import READ
from ortaq.plan.monitoring.queries import find_summary, get_board, list_standings
from ortaq.plan.monitoring.rag import Rag
from ortaq.shared import clock
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language, integer, percent
from ortaq.shared.words import language as reader_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.engine.render.tables import Cell
    from ortaq.plan.monitoring.queries import Board, BoardRow
    from ortaq.shared.actors import Actor

_MOST_NAMED = 12
"""Measures that the summary names under each head: it has to fit on two pages."""


class PaperKind(StrEnum):
    """Papers of the cycle."""

    HALF_YEAR = "half-year-report"
    SUMMARY = "summary"
    ANNUAL = "annual-report"


class UnknownPaper(OrtaqError):
    """There is no such paper. Ask for half-year-report, summary or annual-report, as docx or pdf."""

    code = "unknown_period_paper"


def export_paper(
    *,
    actor: Actor,
    kind: str,
    period: HalfYear,
    file_format: str,
    language: Language,
    slug: str = "",
) -> tuple[str, bytes]:
    """Name and content of a paper on a half-year of a plan.

    Args:
        actor: who asks.
        kind: half-year-report, summary or annual-report (of the half-year's year).
        period: which half-year.
        file_format: docx or pdf.
        language: of the whole paper.
        slug: short name of the plan; empty for the one in force.

    Raises:
        NotAllowed: the actor may not read the cycle.
        UnknownPaper: the kind or the format is none of these.
        Plan.DoesNotExist: the actor may see no such plan.
    """
    actor.require(READ)
    if kind not in set(PaperKind) or file_format not in WRITERS:
        raise UnknownPaper(value=f"{kind}.{file_format}")
    board = get_board(actor, get_plan(actor, slug), period, on=clock.today())
    with translation.override(language.value):
        paper = make_paper(PaperKind(kind), board, language)
    name = f"{board.plan.slug}-{period.code}-{kind}-{language}.{file_format}"
    return name, WRITERS[file_format](paper, created_at=clock.now())


def make_half_year_report(
    *, actor: Actor, reference: str, file_format: str, language: str
) -> tuple[str, bytes]:
    """Name and content of the report on a half-year such as 2026H1; empty for the last one."""
    return _by_reference(actor, PaperKind.HALF_YEAR, reference, file_format, language)


def make_summary(
    *, actor: Actor, reference: str, file_format: str, language: str
) -> tuple[str, bytes]:
    """Name and content of the summary of a half-year; empty for the last one."""
    return _by_reference(actor, PaperKind.SUMMARY, reference, file_format, language)


def make_annual_report(
    *, actor: Actor, reference: str, file_format: str, language: str
) -> tuple[str, bytes]:
    """Name and content of the report on the year of a half-year; empty for the last one."""
    return _by_reference(actor, PaperKind.ANNUAL, reference, file_format, language)


def _by_reference(
    actor: Actor, kind: PaperKind, reference: str, file_format: str, language: str
) -> tuple[str, bytes]:
    period = HalfYear.parse(reference) if reference else HalfYear.last_ended(clock.today())
    return export_paper(
        actor=actor,
        kind=kind,
        period=period,
        file_format=file_format,
        language=Language(language),
    )


def make_paper(kind: PaperKind, board: Board, language: Language) -> Paper:
    """A paper in the language that is set."""
    title, blocks = {
        PaperKind.HALF_YEAR: _half_year,
        PaperKind.SUMMARY: _summary,
        PaperKind.ANNUAL: _annual,
    }[kind](board)
    return Paper(
        title=title,
        language=language,
        blocks=tuple(blocks),
        imprint=(
            in_language(board.plan.title),
            _("As of %(day)s. Leads report by %(report)s, the summary is due by %(summary)s.")
            % {
                "day": day(board.on),
                "report": day(board.period.report_by),
                "summary": day(board.period.summary_by),
            },
            _("Measures have the numbers of the printed plan, with their codes."),
        ),
        demo_label=official.DEMO_LABEL.in_(language) if board.plan.is_demo else "",
    )


def _half_year(board: Board) -> tuple[str, list[Block]]:
    """What was done per measure."""
    blocks: list[Block] = [Heading(_("In short")), *_numbers(board), Heading(_("Measures"))]
    for direction in Direction:
        rows = [row for row in board.rows if row.measure.direction == direction]
        if rows:
            blocks.append(TableBlock(_done_table(rows, direction)))
    return _("Report on the Action Plan for %(period)s") % _period(board.period), blocks


def _summary(board: Board) -> tuple[str, list[Block]]:
    """Numbers, alarms, decisions needed, on two pages."""
    red = [row for row in board.rows if row.verdict.rag == Rag.RED]
    silent = [row for row in board.rows if row.reporting == Reporting.SILENT]
    blocks: list[Block] = [
        *_numbers(board),
        Heading(_("Alarms: the lead’s word is better than the facts")),
        _named(board.alarms, _alarm_line),
        Heading(_("Measures in trouble")),
        _named([row for row in red if not row.verdict.too_good], _trouble_line),
        Heading(_("Leads that did not report")),
        _named(silent, _short_line),
        Heading(_("Decisions needed")),
        Bullets(tuple(_decisions(board, red, silent))),
    ]
    title = _("Summary to the Prime Minister’s Office: the Action Plan, %(period)s")
    return title % _period(board.period), blocks


def _annual(board: Board) -> tuple[str, list[Block]]:
    """Measures by status, indicators against targets, money planned and spent, in a year."""
    year = board.period.year
    blocks: list[Block] = [
        Heading(_("Measures by standing")),
        *_numbers(board),
        TableBlock(_standings_table(board)),
        Heading(_("Indicators against targets")),
        TableBlock(_indicators_table(board, year)),
        Heading(_("Money planned and spent")),
        TableBlock(_money_table(board, year)),
    ]
    return _("Annual report on the Action Plan, %(year)s") % {"year": year}, blocks


def _numbers(board: Board) -> list[Block]:
    before = find_summary(board.plan, board.period.shifted(-1))
    lines = [
        _("Measures: %(count)s; a report was due on %(asked)s.")
        % {"count": integer(len(board.rows)), "asked": integer(board.asked)},
        _("Reports: %(words)s.")
        % {"words": _counts((label(one, "reporting"), n) for one, n in board.by_reporting)},
        _("Standing by the facts: %(words)s.")
        % {"words": _counts((label(one, "rag"), n) for one, n in board.by_rag)},
        _("Where the lead’s word is better than the facts: %(count)s.")
        % {"count": integer(len(board.alarms))},
        _("Planned up to now %(planned)s thousand tenge; leads say that %(spent)s were spent.")
        % {"planned": _thousands(board.planned), "spent": _thousands(board.spent)},
    ]
    if before is None:
        lines.append(_("The half-year before was not closed, so there is nothing to compare with."))
    else:
        lines.append(_change(board))
    return [Bullets(tuple(lines))]


def _change(board: Board) -> str:
    before = list_standings(find_summary(board.plan, board.period.shifted(-1)))
    order = [Rag.RED, Rag.AMBER, Rag.UNKNOWN, Rag.GREEN, Rag.DONE]
    better = worse = 0
    for row in board.rows:
        old = before.get(row.measure.pk)
        if old is None or old.rag == row.verdict.rag or Rag.NONE in {old.rag, row.verdict.rag}:
            continue
        if order.index(Rag(old.rag)) < order.index(row.verdict.rag):
            better += 1
        else:
            worse += 1
    return _("Against the half-year before: better %(better)s, worse %(worse)s.") % {
        "better": integer(better),
        "worse": integer(worse),
    }


def _done_table(rows: Iterable[BoardRow], direction: Direction) -> Table:
    return Table(
        title=official.SECTIONS[direction].in_(reader_language()),
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
    due = measure.deadline.text(reader_language()) if measure.deadline else "–"
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
            _("Spent %(sum)s thousand tenge") % {"sum": _thousands(row.spent)},
        )
    return "\n".join(lines)


def _named(rows: list[BoardRow], line: Callable[[BoardRow], str]) -> Block:
    if not rows:
        return Paragraph(_("There are none."))
    texts = [line(row) for row in rows[:_MOST_NAMED]]
    if len(rows) > _MOST_NAMED:
        texts.append(_("and %(count)s more") % {"count": integer(len(rows) - _MOST_NAMED)})
    return Bullets(tuple(texts))


def _short_line(row: BoardRow) -> str:
    lead = in_language(row.measure.lead.short_name) if row.measure.lead else "–"
    return f"{row.number}. {in_language(row.measure.title)} ({lead}, {row.measure.code})"


def _alarm_line(row: BoardRow) -> str:
    return f"{_short_line(row)}. {wording.alarm_sentence(row)} {wording.verdict_sentence(row)}"


def _trouble_line(row: BoardRow) -> str:
    return f"{_short_line(row)}. {wording.verdict_sentence(row)}"


def _decisions(board: Board, red: list[BoardRow], silent: list[BoardRow]) -> Iterable[str]:
    overdue = [row for row in red if row.row.standing.status == "overdue"]
    money = [
        row
        for row in red
        if any(one.aspect == "money" and one.rag == Rag.RED for one in row.verdict.lights)
    ]
    if overdue:
        yield _("Move the deadline or name who answers for the delay: %(codes)s.") % _codes(overdue)
    if money:
        yield _("Look into the money: %(codes)s.") % _codes(money)
    if silent:
        yield _("Ask the leads for the reports that are missing: %(codes)s.") % _codes(silent)
    if board.alarms:
        yield _("Let the leads explain their word: %(codes)s.") % _codes(board.alarms)
    if not (overdue or money or silent or board.alarms):
        yield _("None.")


def _codes(rows: list[BoardRow]) -> dict[str, str]:
    return {"codes": ", ".join(f"{row.number}{NBSP}({row.measure.code})" for row in rows)}


def _standings_table(board: Board) -> Table:
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


def _indicators_table(board: Board, year: int) -> Table:
    rows = [
        (
            _number_and_code(row),
            f"{in_language(one.indicator.name)}, {in_language(one.indicator.unit)}",
            _number(one.indicator.baseline),
            _number(one.indicator.targets_by_year.get(year)),
            _("unknown") if one.value is None else _number(one.value),
            _("indicator %(code)s, %(period)s") % {"code": one.code, "period": one.period}
            if one.code
            else (
                _("the lead’s report, %(period)s") % _period(HalfYear.parse(one.period))
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


def _money_table(board: Board, year: int) -> Table:
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


def _counts(pairs: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{words} – {integer(count)}" for words, count in pairs)


def _period(period: HalfYear) -> dict[str, str]:
    return {"period": wording.period_words(period)}


def _thousands(value: Decimal) -> str:
    return thousands_text(value, reader_language())


def _number(value: Decimal | None) -> str:
    """A value of an indicator with as many decimals as it has, at most three."""
    return "–" if value is None else thousands_text(value, reader_language())
