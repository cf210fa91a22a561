"""The extract from a protocol for one executor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from ortaq.engine.render.paper.blocks import Heading, Paper, Paragraph
from ortaq.engine.terms.language import Language
from ortaq.plan.decisions.documents.lines import assignment_lines
from ortaq.plan.decisions.documents.printing import print_paper
from ortaq.plan.decisions.models import DecisionStatus
from ortaq.plan.decisions.queries import (
    AssignmentFilter,
    get_assignment,
    list_assignments,
    may_see_decision,
)
from ortaq.shared.words import days, in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.plan.decisions.models import Assignment
    from ortaq.shared.actors import Actor


def make_extract(
    *, actor: Actor, reference: str, file_format: str, language: str
) -> tuple[str, bytes]:
    """Name and content of the extract with all that one meeting gave the executor of an assignment to do.

    Of a closed item the decision's words stand in it only for those who may hear them.

    Raises:
        Assignment.DoesNotExist: the actor sees no such assignment.
    """
    assignment = get_assignment(actor, reference)
    meeting = assignment.decision.meeting
    rows = list_assignments(actor, AssignmentFilter(executor=assignment.executor.code))
    mine = sorted(
        (row for row in rows if row.decision.meeting_id == meeting.pk),
        key=lambda row: (row.decision.number, row.number),
    )
    with translation.override(language):
        paper = Paper(
            title=_("Extract from protocol No. %(number)s: %(committee)s")
            % {"number": meeting.number, "committee": in_language(meeting.committee.name)},
            language=Language(language),
            blocks=tuple(_blocks(actor, mine)),
            imprint=(
                _("Date: %(date)s") % {"date": days(meeting.held_from, meeting.held_to)},
                _("For: %(name)s") % {"name": in_language(assignment.executor.name)},
            ),
            demo_label=_("For demonstration") if meeting.committee.is_demo else "",
        )
    name = (
        f"extract-{meeting.committee.slug}-{meeting.number}-{assignment.executor.code}-{language}"
    )
    return print_paper(paper, name, file_format)


def _blocks(actor: Actor, rows: list[Assignment]) -> Iterator[Block]:
    yield Heading(_("DECIDED:").rstrip(":"))
    told = 0
    for row in rows:
        decision = row.decision
        lines = []
        if decision.pk != told:
            told = decision.pk
            if may_see_decision(actor, row) and decision.status == DecisionStatus.ADOPTED:
                lines.append(f"{decision.number}. {in_language(decision.text)}")
        lines.extend(assignment_lines(row, f"{decision.number}.{row.number}"))
        yield Paragraph("\n".join(lines))
    yield Paragraph(" ".join([_("Secretary"), "____________________"]))
