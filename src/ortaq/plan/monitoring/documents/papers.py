"""The half-year report, the summary to the Prime Minister's Office, the annual report."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from ortaq.engine.render.numbers import NBSP
from ortaq.engine.render.paper.blocks import Bullets, Heading, Paper, Paragraph, TableBlock
from ortaq.engine.render.paper.writers import WRITERS
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language
from ortaq.plan.measures import official
from ortaq.plan.measures.queries import get_plan
from ortaq.plan.monitoring import wording
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.documents.report_tables import (
    done_table,
    indicators_table,
    money_table,
    number_text,
    standings_table,
)
from ortaq.plan.monitoring.models import Reporting
from ortaq.plan.monitoring.permissions import READ
from ortaq.plan.monitoring.queries import find_summary, get_board, list_standings
from ortaq.plan.monitoring.rag import Rag
from ortaq.shared import clock
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language, integer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ortaq.engine.render.paper.blocks import Block
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
            blocks.append(TableBlock(done_table(rows, direction)))
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
        TableBlock(standings_table(board)),
        Heading(_("Indicators against targets")),
        TableBlock(indicators_table(board, year)),
        Heading(_("Money planned and spent")),
        TableBlock(money_table(board, year)),
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
        % {"planned": number_text(board.planned), "spent": number_text(board.spent)},
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


def _counts(pairs: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{words} – {integer(count)}" for words, count in pairs)


def _period(period: HalfYear) -> dict[str, str]:
    return {"period": wording.period_words(period)}
