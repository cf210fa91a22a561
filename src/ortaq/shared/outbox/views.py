"""The secretariat's pages of the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.shared.access import actor_of, allow
from ortaq.shared.labels import label
from ortaq.shared.outbox import permissions, queries, services
from ortaq.shared.outbox.forms import FilterForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 50


@require_GET
@allow(permissions.READ)
def index(request: HttpRequest) -> HttpResponse:
    """Messages, newest first."""
    actor = actor_of(request)
    form = FilterForm(request.GET, kinds=queries.list_kinds(actor))
    about = request.GET.get("about", "")
    found = queries.list_messages(actor, about=about, **form.values())
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "form": form,
        "about": about,
        "counts": [
            (label(state, "message_state"), state, count)
            for state, count in queries.count_states(actor).items()
        ],
    }
    return render(request, "outbox/list.html", context)


@require_GET
@allow(permissions.READ)
def message(request: HttpRequest, reference: str) -> HttpResponse:
    """One message: its text, its way, what can be done."""
    found = queries.get_message(actor_of(request), reference)
    context = {
        "message": found,
        "breadcrumbs": [{"label": _("Outbox"), "url": reverse("outbox:list")}],
    }
    return render(request, "outbox/message.html", context)


@require_POST
@allow(permissions.MANAGE)
def retry(request: HttpRequest, reference: str) -> HttpResponse:
    """Deliver it at the next turn."""
    actor = actor_of(request)
    services.retry(actor=actor, message=queries.get_message(actor, reference))
    messages.success(request, _("The message goes out within a minute."))
    return redirect("outbox:message", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def cancel(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep it from being delivered."""
    actor = actor_of(request)
    services.cancel(actor=actor, message=queries.get_message(actor, reference))
    messages.success(request, _("The message is cancelled and will not be sent."))
    return redirect("outbox:message", reference=reference)
