"""Writing notes to the cells of measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.cells import NOTED
from ortaq.plan.measures.models import Note
from ortaq.plan.measures.permissions import NOTE
from ortaq.plan.measures.services.store import note as log
from ortaq.shared import clock

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor

LONGEST_NOTE = 4000
"""Characters of a note."""


class EmptyNote(OrtaqError):
    """A note has words and a cell that it belongs to. Write both."""

    code = "empty_note"


@transaction.atomic
def write_note(
    *, actor: Actor, measure: Measure, cell: str, text: str, answers: Note | None = None
) -> Note:
    """Write a note to a cell, or an answer to a note; an answer opens a settled thread again.

    Raises:
        EmptyNote: no words, too many of them, or no such cell.
    """
    actor.require(NOTE)
    words = text.strip()
    wanted = answers.cell if answers else cell
    if not words or len(words) > LONGEST_NOTE or wanted not in NOTED:
        raise EmptyNote(limit=LONGEST_NOTE)
    written = Note.objects.create(
        measure=measure,
        cell=wanted,
        parent=answers,
        text=words,
        written_at=clock.now(),
        written_by=actor.name,
        organisation_id=actor.organisation_id,
    )
    if answers is not None:
        _set_resolved(answers, None)
    log(actor, "measure.note", measure, cell=wanted)
    return written


@transaction.atomic
def resolve_note(*, actor: Actor, note: Note, is_resolved: bool) -> Note:
    """Say that a thread is settled, or open it again."""
    actor.require(NOTE)
    _set_resolved(note, actor if is_resolved else None)
    log(actor, "measure.resolve_note", note.measure, cell=note.cell, is_resolved=is_resolved)
    return note


def _set_resolved(note: Note, by: Actor | None) -> None:
    note.resolved_at = clock.now() if by else None
    note.resolved_by = by.name if by else ""
    note.save(update_fields=["resolved_at", "resolved_by"])
