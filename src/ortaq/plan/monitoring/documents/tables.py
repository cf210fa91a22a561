"""The board and the open data as tables, and what each column means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.tables import Column, Table
from ortaq.plan.monitoring import wording
from ortaq.shared.labels import label
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.render.tables import Cell
    from ortaq.plan.monitoring.queries import Board, BoardRow, Scoreboard, ScoreRow


def board_table(board: Board) -> Table:
    """One row per measure in the reader's language; money in thousand tenge."""
    return Table(
        title=_("Half-year board"),
        columns=(
            Column(_("Code")),
            Column(_("Measure"), width=48),
            Column(_("Lead")),
            Column(_("Half-year report")),
            Column(_("Received on")),
            Column(_("By the facts")),
            Column(_("Why it stands so"), width=60),
            Column(_("As the lead says")),
            Column(_("The lead’s word is too good")),
            Column(_("Progress"), places=4),
            Column(_("Planned up to now, thousand tenge"), places=3),
            Column(_("Spent, thousand tenge"), places=3),
        ),
        rows=tuple(_board_row(row) for row in board.rows),
        source=_("Ortaq, plan of measures"),
    )


def _board_row(row: BoardRow) -> tuple[Cell, ...]:
    measure = row.measure
    return (
        measure.code,
        in_language(measure.title),
        in_language(measure.lead.short_name) if measure.lead else "",
        label(row.reporting, "reporting"),
        row.report.received_on if row.report else None,
        label(row.verdict.rag, "rag"),
        wording.verdict_sentence(row),
        label(row.declared, "declared_status"),
        _("yes") if row.verdict.too_good else _("no"),
        row.progress,
        row.planned,
        row.spent,
    )


def dictionary() -> list[dict[str, str]]:
    """Each column of the open data: its name, its type, what it means; in the reader's language."""
    rows = (
        ("reference", "text", _("Number of the measure for life")),
        ("code", "text", _("Code of the measure in the plan")),
        ("direction", "code", _("Section of the plan")),
        ("title", "text", _("What is to be done, in the language asked for")),
        ("lead", "text", _("Code of the organisation in charge")),
        ("deadline", "code", _("Deadline: a day, month, quarter, half-year, year or years")),
        ("original_deadline", "code", _("The deadline as first approved")),
        ("period", "code", _("Half-year that is reported on")),
        (
            "reporting",
            "code",
            _(
                "Whether the lead’s report came: on_time, late, returned, waiting, silent, not_asked"
            ),
        ),
        (
            "computed",
            "code",
            _("Standing by schedule, money, indicators, prerequisites: the worst of those known"),
        ),
        ("schedule", "code", _("Part of the standing: red, amber, unknown, green, done, none")),
        ("money", "code", _("Part of the standing: spent against planned, work for the money")),
        ("indicators", "code", _("Part of the standing: values against the way to the targets")),
        ("prerequisites", "code", _("Part of the standing: measures that must come first")),
        ("why", "text", _("The part that decides, in words")),
        ("declared", "code", _("What the lead says")),
        ("too_good", "boolean", _("True where the lead’s word is better than the facts")),
        ("progress", "number", _("Share of the work done from 0 to 1, as the lead says")),
        ("planned_to_date", "number", _("Thousand tenge planned up to the end of the half-year")),
        ("planned", "number", _("Thousand tenge planned in all years")),
        ("spent", "number", _("Thousand tenge spent, as the lead says; empty: not told")),
        ("before", "code", _("Standing when the half-year before was closed; empty: not closed")),
        ("counter_reports", "number", _("Published counter reports of civil society")),
    )
    return [{"name": name, "type": kind, "meaning": meaning} for name, kind, meaning in rows]


def open_table(found: Scoreboard) -> Table:
    """The open data: one row per measure; columns as the dictionary says, values as stored."""
    return Table(
        title="plan",
        columns=tuple(Column(one["name"]) for one in dictionary()),
        rows=tuple(_open_row(row, found.board) for row in found.rows),
        source="",
    )


def _open_row(row: ScoreRow, board: Board) -> tuple[Cell, ...]:
    now, measure = row.now, row.now.measure
    lights: Iterable[str] = (light.rag.value for light in now.verdict.lights)
    return (
        measure.reference,
        measure.code,
        str(measure.direction),
        measure.title.in_(language()),
        measure.lead.code if measure.lead else "",
        measure.deadline.code if measure.deadline else "",
        measure.original_deadline.code if measure.original_deadline else "",
        board.period.code,
        now.reporting.value,
        now.verdict.rag.value,
        *lights,
        wording.verdict_sentence(now),
        now.declared.value,
        "true" if now.verdict.too_good else "false",
        now.progress,
        now.planned,
        now.row.cost_thousand_kzt,
        now.spent,
        row.before.rag if row.before else "",
        sum(one.state == "published" for one in row.counters),
    )
