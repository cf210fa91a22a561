"""Pages of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.act.reports import permissions, queries, services
from ortaq.act.reports.forms import FilterForm, ReasonForm, StatusForm
from ortaq.act.reports.highlight import highlight
from ortaq.act.reports.services.vault import ReasonNeeded
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 25


@require_GET
@allow(permissions.READ)
def report_list(request: HttpRequest) -> HttpResponse:
    """Reports that the reader may see, newest first."""
    form = FilterForm(request.GET or None)
    found = queries.list_reports(actor_of(request), FilterForm(request.GET).narrowed())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "reports/list.html", {"form": form, "page": page})


@require_GET
@allow(permissions.READ)
def report_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One report with its identifiers marked in the text."""
    return _report_page(request, reference)


def _report_page(
    request: HttpRequest, reference: str, reason_form: ReasonForm | None = None, **extra: object
) -> HttpResponse:
    actor = actor_of(request)
    report = queries.get_report(actor, reference)
    mentions = queries.list_mentions(report)
    context = {
        "report": report,
        "parts": highlight(report.narrative, mentions),
        "mentions": queries.first_of_each(mentions),
        "held_by": queries.get_providers().name(report.held_by) if report.held_by else "",
        "status_form": StatusForm(initial={"status": report.status}),
        "reason_form": reason_form or ReasonForm(),
        "may_change": actor.may(permissions.CHANGE_STATUS),
        "may_open_identity": actor.may(permissions.OPEN_IDENTITY),
        **extra,
    }
    return render(request, "reports/report.html", context)


@require_POST
@allow(permissions.CHANGE_STATUS)
def change_status(request: HttpRequest, reference: str) -> HttpResponse:
    """Set the status and go back to the report."""
    actor = actor_of(request)
    report = queries.get_report(actor, reference)
    form = StatusForm(request.POST)
    if form.is_valid():
        services.change_status(actor=actor, report=report, status=form.chosen())
        messages.success(request, _("The status is changed; the reporter sees it."))
    return redirect("reports:report", reference=reference)


@require_http_methods(["POST"])
@allow(permissions.OPEN_IDENTITY)
def open_identity(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who reported, once, for a stated reason; nothing is kept in the browser."""
    actor = actor_of(request)
    report = queries.get_report(actor, reference)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _report_page(request, reference, form)
    try:
        details = services.open_identity(
            actor=actor, report=report, reason=form.cleaned_data["reason"]
        )
    except ReasonNeeded as error:
        form.add_error("reason", sentence(error))
        return _report_page(request, reference, form)
    response = _report_page(request, reference, identity=details, identity_opened=True)
    response["Cache-Control"] = "no-store"
    return response
