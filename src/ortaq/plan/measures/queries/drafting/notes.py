"""Notes to the cells of measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from ortaq.plan.measures.cells import NOTED, cell_label
from ortaq.plan.measures.models import Note
from ortaq.plan.measures.permissions import NOTE
from ortaq.shared.people.queries import list_users

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class Said:
    """A note with the name of its author."""

    note: Note
    author: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A note with its answers."""

    first: Said
    answers: list[Said]
    label: str

    @property
    def is_resolved(self) -> bool:
        """True where somebody has said that it is settled."""
        return self.first.note.resolved_at is not None


def list_threads(actor: Actor, measure: Measure) -> list[Thread]:
    """Threads of a measure, open ones first, then by cell; none for those who may not note."""
    if not actor.may(NOTE):
        return []
    notes = list(Note.objects.filter(measure=measure).select_related("organisation").order_by("pk"))
    names = _names([note.written_by for note in notes])
    said = [Said(note, names.get(note.written_by, note.written_by)) for note in notes]
    threads = [
        Thread(
            first=one,
            answers=[other for other in said if other.note.parent_id == one.note.pk],
            label=cell_label(one.note.cell),
        )
        for one in said
        if one.note.parent_id is None
    ]
    return sorted(threads, key=lambda t: (t.is_resolved, NOTED.index(t.first.note.cell)))


def get_note(actor: Actor, measure: Measure, pk: int) -> Note:
    """The first note of a thread.

    Raises:
        Note.DoesNotExist: the measure has none of this key.
    """
    actor.require(NOTE)
    return Note.objects.get(measure=measure, parent=None, pk=pk)


def count_open_notes(actor: Actor, plan: Plan) -> dict[int, int]:
    """Key of a measure to how many threads of it are open."""
    if not actor.may(NOTE):
        return {}
    rows = Note.objects.filter(measure__plan=plan, parent=None, resolved_at=None)
    return dict(rows.values_list("measure").annotate(n=Count("pk")))


def _names(actors: list[str]) -> dict[str, str]:
    """Name of an actor to the name of his account."""
    keys = {name.removeprefix("user:") for name in actors if name.startswith("user:")}
    users = list_users().filter(pk__in=[int(key) for key in keys if key.isdecimal()])
    return {f"user:{user.pk}": str(user) for user in users}
