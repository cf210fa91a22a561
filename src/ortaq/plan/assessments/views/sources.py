"""What an answer rests on: adding, removing, verifying, downloading, and what grows old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments import permissions, queries, services
from ortaq.plan.assessments.forms import SourceForm
from ortaq.plan.assessments.models import SourceKind
from ortaq.plan.assessments.views.page import answer_page_response, find_place
from ortaq.shared.access import actor_of, allow
from ortaq.shared.clock import today
from ortaq.shared.files.responses import file_response
from ortaq.shared.people.queries import find_organisation
from ortaq.shared.sentences import sentence
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.assessments.queries import Place
    from ortaq.shared.people.models import Organisation

FIELD_OF = {
    services.SourceAddressUnfit: "url",
    services.FileEmpty: "upload",
    services.FileTooLarge: "upload",
    services.FileTypeRefused: "upload",
}
"""Beside which field an error stands."""


@require_GET
@allow(permissions.READ)
def aged(request: HttpRequest) -> HttpResponse:
    """Sources that expire or have expired, with the answers that rest on them."""
    context = {
        "aged": queries.list_aged_sources(actor_of(request), on=today()),
        "warning_days": queries.WARNING_DAYS,
        "breadcrumbs": [{"label": _("Assessments"), "url": reverse("assessments:list")}],
    }
    return render(request, "assessments/aged_sources.html", context)


@require_POST
@allow(permissions.RATE)
def add_source(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Put a source under the answer."""
    assessment, place = find_place(request, reference, code)
    kind = request.POST.get("kind", "")
    form = SourceForm(
        request.POST,
        request.FILES,
        kind=kind if kind in SourceKind.values else SourceKind.LAW,
    )
    if not form.is_valid():
        return answer_page_response(request, assessment, place, status=422, source_form=form)
    try:
        _add(request, assessment, place, form)
    except OrtaqError as error:
        field = FIELD_OF.get(type(error))
        form.add_error(field if field in form.fields else None, sentence(error))
        status = 422 if field else 409
        return answer_page_response(request, assessment, place, status=status, source_form=form)
    messages.success(request, _("The source is added."))
    return redirect(_sources_of(reference, code))


@require_POST
@allow(permissions.RATE)
def remove_source(request: HttpRequest, reference: str, code: str, source: int) -> HttpResponse:
    """Take a source from under the answer."""
    assessment, place = find_place(request, reference, code)
    services.remove_source(
        actor=actor_of(request),
        assessment=assessment,
        provision=place.provision,
        source=queries.get_source(assessment, place.provision, source),
        organisation=_organisation(request),
    )
    messages.success(request, _("The source is removed from this answer."))
    return redirect(_sources_of(reference, code))


@require_POST
@allow(permissions.MANAGE)
def verify_source(request: HttpRequest, reference: str, code: str, source: int) -> HttpResponse:
    """Confirm that a source was compared with the original."""
    assessment, place = find_place(request, reference, code)
    services.verify_source(
        actor=actor_of(request), source=queries.get_source(assessment, place.provision, source)
    )
    messages.success(request, _("The source is marked as verified."))
    return redirect(_sources_of(reference, code))


@require_GET
@allow(permissions.READ)
def download_source(request: HttpRequest, reference: str, code: str, source: int) -> HttpResponse:
    """The document under an answer."""
    assessment, place = find_place(request, reference, code)
    found = queries.get_source(assessment, place.provision, source)
    if found.file is None:
        raise Http404
    return file_response(found.file, in_language(found.title))


def _add(request: HttpRequest, assessment: Assessment, place: Place, form: SourceForm) -> None:
    services.add_source(
        actor=actor_of(request),
        assessment=assessment,
        provision=place.provision,
        draft=form.draft(),
        content=form.content() if form.cleaned_data.get("upload") else None,
        organisation=_organisation(request),
    )


def _organisation(request: HttpRequest) -> Organisation | None:
    """For whom the actor answers; None for the secretariat."""
    actor = actor_of(request)
    if not queries.answers_for_organisation(actor):
        return None
    return find_organisation(actor.organisation)


def _sources_of(reference: str, code: str) -> str:
    page = reverse("assessments:answer", kwargs={"reference": reference, "code": code})
    return f"{page}#sources"
