"""The list of well-known identifiers, as administrators change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.act.reports import permissions, queries, services
from ortaq.act.reports.forms import EndHubForm, HubForm
from ortaq.act.reports.services import InvalidHub
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 50


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE_HUBS)
def hub_list(request: HttpRequest) -> HttpResponse:
    """The entries, and a form for another; `change` in the address fills it from an entry."""
    form = HubForm(request.POST or None, initial=_changing(request))
    if request.method == "POST" and form.is_valid() and _add(request, form):
        return redirect("reports:hubs")
    entries = queries.list_hub_entries(actor_of(request))
    page = Paginator(entries, PAGE_SIZE).get_page(request.GET.get("page"))
    today = clock.today()
    context = {
        "form": form,
        "page": page,
        "entries": [(entry, entry.holds(today)) for entry in page],
        "end_form": EndHubForm(),
        "listed": queries.count_listed_hubs(),
    }
    return render(request, "reports/hubs.html", context, status=422 if form.errors else 200)


def _changing(request: HttpRequest) -> dict[str, object]:
    """What the form begins with: the entry that is to be changed, if any."""
    key = request.GET.get("change", "")
    entry = queries.find_hub_entry(actor_of(request), int(key)) if key.isdecimal() else None
    fields = ("value", "effect", "category", "reason", "valid_until") if entry else ()
    return {name: getattr(entry, name) for name in fields}


def _add(request: HttpRequest, form: HubForm) -> bool:
    """Add the entry, or put what is wrong beside its field."""
    try:
        services.add_hub(actor=actor_of(request), **form.told())
    except InvalidHub as error:
        field = str(error.parameters["field"])
        form.add_error(field if field in form.fields else None, sentence(error))
        return False
    messages.success(request, _("The entry holds from now on, for new and for stored reports."))
    return True


@require_POST
@allow(permissions.MANAGE_HUBS)
def end_hub(request: HttpRequest, pk: int) -> HttpResponse:
    """End an entry."""
    actor = actor_of(request)
    entry = queries.get_hub_entry(actor, pk)
    form = EndHubForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        services.end_hub(actor=actor, entry=entry, reason=reason)
    except InvalidHub:
        messages.error(request, _("Nothing has changed: give the reason in a sentence."))
    else:
        messages.success(request, _("The entry has ended."))
    return redirect("reports:hubs")
