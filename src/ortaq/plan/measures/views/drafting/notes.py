"""Notes to the cells of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures import permissions, queries
from ortaq.plan.measures.queries.drafting.notes import get_note
from ortaq.plan.measures.services.drafting.notes import resolve_note, write_note
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
@allow(permissions.NOTE)
def write(request: HttpRequest, reference: str) -> HttpResponse:
    """A new note to a cell."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    cell, text = request.POST.get("cell", ""), request.POST.get("text", "")
    try:
        write_note(actor=actor, measure=measure, cell=cell, text=text)
    except OrtaqError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("The note is kept."))
    return _back(reference)


@require_POST
@allow(permissions.NOTE)
def answer(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """An answer to a note; or the thread is settled or opened again."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    first = get_note(actor, measure, pk)
    then = request.POST.get("then", "")
    try:
        if then in {"resolve", "reopen"}:
            resolve_note(actor=actor, note=first, is_resolved=then == "resolve")
        else:
            text = request.POST.get("text", "")
            write_note(actor=actor, measure=measure, cell="", text=text, answers=first)
    except OrtaqError as error:
        messages.error(request, sentence(error))
    return _back(reference)


def _back(reference: str) -> HttpResponse:
    return redirect(reverse("measures:measure", kwargs={"reference": reference}) + "#notes")
