"""The board of assignments as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.tables import Column, Table
from ortaq.shared import clock
from ortaq.shared.labels import label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.decisions.models import Assignment


def assignment_table(rows: Iterable[Assignment]) -> Table:
    """One row for each assignment, in the order given."""
    today = clock.today()
    return Table(
        title=_("Assignments"),
        columns=(
            Column(_("Number")),
            Column(_("Meeting")),
            Column(_("Assignment"), width=60),
            Column(_("Executor"), width=40),
            Column(_("Co-executors"), width=40),
            Column(_("Deadline")),
            Column(_("First deadline")),
            Column(_("Status")),
            Column(_("What shows that it is done"), width=40),
        ),
        rows=tuple(
            (
                row.reference,
                str(row.decision.meeting.number),
                in_language(row.text),
                in_language(row.executor.name),
                ", ".join(in_language(body.name) for body in row.co_executors.all()),
                row.due_on,
                row.first_due_on,
                label("overdue" if row.is_overdue(today) else row.status, "assignment_status"),
                row.proof,
            )
            for row in rows
        ),
    )
