"""A personal draft of a measure: kept while somebody types, and put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ortaq.plan.measures import permissions, queries
from ortaq.plan.measures.services.drafting.drafts import drop_draft, keep_draft
from ortaq.shared.access import actor_of, allow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
@allow(permissions.MANAGE)
def autosave(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep what is typed; without JavaScript a button does the same."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    typed = {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "version"}
    }
    base = request.POST.get("version", "")
    draft = keep_draft(
        actor=actor,
        measure=measure,
        base=int(base) if base.isdecimal() else measure.version,
        typed=typed,
    )
    if request.headers.get("HX-Request"):
        context = {"draft": draft, "is_behind": draft.base != measure.version}
        return render(request, "measures/draft_saved.html", context)
    messages.success(request, _("Your draft is kept. Only you see it."))
    return redirect("measures:edit", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def discard(request: HttpRequest, reference: str) -> HttpResponse:
    """Put the own draft away and start from what is stored."""
    actor = actor_of(request)
    drop_draft(actor=actor, measure=queries.get_measure(actor, reference))
    messages.success(request, _("Your draft is put away."))
    return redirect("measures:edit", reference=reference)
