"""Handing a progress report in, and looking at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.queries import get_measure
from ortaq.plan.measures.services import NotOwnMeasure, may_report
from ortaq.plan.monitoring import permissions, queries, services
from ortaq.plan.monitoring.cycle import BadHalfYear, HalfYear
from ortaq.plan.monitoring.forms import ReportForm, ReturnForm, report_values
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.files.responses import file_response
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.measures.models import Measure


@require_http_methods(["GET", "HEAD", "POST"])
@allow(permissions.REPORT)
def report(request: HttpRequest, reference: str, period: str) -> HttpResponse:
    """Report on a measure for a half-year."""
    actor = actor_of(request)
    measure, half_year = get_measure(actor, reference), _half_year(period)
    if not may_report(actor, measure):
        raise NotOwnMeasure(measure=reference)
    versions = [one for one in queries.list_versions(actor, measure) if one.period == period]
    before = versions[0] if versions else None
    form = ReportForm(
        request.POST or None,
        request.FILES or None,
        measure=measure,
        period=half_year,
        initial=report_values(measure, before),
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.submit_report(
                actor=actor, measure=measure, period=half_year, draft=form.draft()
            )
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(
                request, _("The report is handed in. Everybody sees it on the plan’s page.")
            )
            return redirect("monitoring:public_measure", reference=reference)
    context = {
        "measure": measure,
        "period": half_year,
        "before": before,
        "row": queries.get_row(actor, measure, half_year, on=clock.today()),
        "form": form,
        "breadcrumbs": _breadcrumbs(measure),
    }
    return render(request, "monitoring/report.html", context, status=422 if form.errors else 200)


@require_POST
@allow(permissions.MANAGE)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a report, or return it with remarks."""
    actor = actor_of(request)
    found = queries.get_report(actor, pk)
    form = ReturnForm(request.POST)
    remarks = form.cleaned_data["remarks"] if form.is_valid() else ""
    try:
        if request.POST.get("verdict") == "return":
            services.return_report(actor=actor, report=found, remarks=remarks)
            messages.success(request, _("The report is returned with the remarks."))
        else:
            services.accept_report(actor=actor, report=found)
            messages.success(request, _("The report is accepted."))
    except OrtaqError as error:
        messages.error(request, sentence(error))
    return redirect("monitoring:public_measure", reference=found.measure.reference)


@require_GET
@allow(permissions.READ)
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a proof."""
    found = queries.get_proof(actor_of(request), pk)
    if found.file is None:
        raise Http404
    return file_response(found.file, found.title)


def _half_year(code: str) -> HalfYear:
    try:
        return HalfYear.parse(code)
    except BadHalfYear as error:
        raise Http404 from error


def _breadcrumbs(measure: Measure) -> list[dict[str, str]]:
    return [
        {"label": _("Plan"), "url": f"{reverse('monitoring:plan')}?plan={measure.plan.slug}"},
        {
            "label": measure.code,
            "url": reverse("monitoring:public_measure", args=[measure.reference]),
        },
    ]
