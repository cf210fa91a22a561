"""What the page of a measure shows of its writing, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq.plan.measures import permissions
from ortaq.plan.measures.forms.drafting import NoteForm, ReasonForm
from ortaq.plan.measures.queries.drafting.notes import list_threads
from ortaq.plan.measures.queries.drafting.record import get_record
from ortaq.plan.measures.queries.drafting.smart import check_measure_smart

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor


def drafting_context(
    actor: Actor, measure: Measure, note_form: NoteForm | None = None
) -> dict[str, object]:
    """The full record, the advice and the notes of a measure."""
    threads = list_threads(actor, measure)
    return {
        "record": get_record(measure),
        "findings": check_measure_smart(actor, measure),
        "threads": threads,
        "open_notes": sum(not thread.is_resolved for thread in threads),
        "may_note": actor.may(permissions.NOTE),
        "note_form": note_form or NoteForm(),
        "override_form": ReasonForm(),
    }


def way_to(measure: Measure) -> list[dict[str, str]]:
    """Breadcrumbs of the pages below a measure."""
    address = reverse("measures:measure", kwargs={"reference": measure.reference})
    return [
        {"label": _("Measures"), "url": reverse("measures:list")},
        {"label": measure.code, "url": address},
    ]
