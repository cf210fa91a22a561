"""The progress of a round as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.tables import Column, Table
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.rounds.queries import AgencyRow, Board


def progress_table(board: Board, *, on: date) -> Table:
    """One row per organisation, by code: questions asked, answered, open, then a share per section."""
    heads = [
        Column(_("Code")),
        Column(_("Organisation"), width=40),
        Column(_("State")),
        Column(_("Questions")),
        Column(_("Answered")),
        Column(_("Don’t know")),
        Column(_("Not applicable")),
        Column(_("Open")),
        Column(_("Last activity")),
        Column(_("Reminders")),
        Column(_("Last reminder")),
    ]
    sections = [Column(in_language(section.title), places=2) for section in board.sections]
    return Table(
        title=in_language(board.round.title),
        columns=(*heads, *sections),
        rows=tuple(_row(row) for row in board.rows),
        source=_("Round %(reference)s, as of %(day)s")
        % {"reference": board.round.reference, "day": day(on)},
    )


def _row(row: AgencyRow) -> tuple[str | int | float | date | None, ...]:
    return (
        row.organisation.code,
        in_language(row.organisation.name),
        label(row.standing, "round_standing"),
        row.asked,
        row.answered,
        row.dont_know,
        row.not_applicable,
        row.open,
        row.last_at,
        row.reminders,
        row.last_reminded,
        *(cell.done / cell.asked if cell.asked else None for cell in row.cells),
    )
