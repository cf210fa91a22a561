"""The secretariat prepares, publishes and closes consultations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.consultations import permissions, queries, services
from ortaq.plan.consultations.forms.desk import (
    ConsultationForm,
    SectionsForm,
    consultation_values,
)
from ortaq.plan.consultations.models import Subject
from ortaq.plan.consultations.views.public import breadcrumbs, crumb
from ortaq.plan.measures.queries import visible_plans
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.consultations.models import Consultation


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    """Start a consultation."""
    actor = actor_of(request)
    form = ConsultationForm(request.POST or None, plans=list(visible_plans(actor)))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.start_consultation(actor=actor, draft=form.draft())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The draft is saved. Look at it, then publish it."))
            return redirect("consultations:prepare", reference=made.reference)
    context = {"form": form, "breadcrumbs": breadcrumbs()}
    status = 422 if form.errors else 200
    return render(request, "consultations/new.html", context, status=status)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def prepare(request: HttpRequest, reference: str) -> HttpResponse:
    """Change a draft, or the last day and the invited of what is published."""
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    form = ConsultationForm(
        request.POST or None, plans=list(visible_plans(actor)), initial=consultation_values(found)
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.change_consultation(actor=actor, consultation=found, draft=form.draft())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("consultations:prepare", reference=reference)
    return _page(request, found, form)


@require_POST
@allow(permissions.MANAGE)
def sections(request: HttpRequest, reference: str) -> HttpResponse:
    """Paste the document."""
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    pasted = SectionsForm(request.POST)
    if not pasted.is_valid():
        return _page(request, found, pasted=pasted)
    try:
        services.set_sections(
            actor=actor, consultation=found, sections=services.sections_of_text(pasted.texts())
        )
    except OrtaqError as error:
        pasted.add_error(None, sentence(error))
        return _page(request, found, pasted=pasted)
    messages.success(request, _("The sections are saved."))
    return redirect("consultations:prepare", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """Freeze the text and open the door."""
    return _step(request, reference, services.publish_consultation, _("It is published."))


@require_POST
@allow(permissions.MANAGE)
def close(request: HttpRequest, reference: str) -> HttpResponse:
    """Take no more comments."""
    return _step(request, reference, services.close_consultation, _("It takes no more comments."))


@require_POST
@allow(permissions.MANAGE)
def publish_answers(request: HttpRequest, reference: str) -> HttpResponse:
    """Show all answers to the public."""
    return _step(request, reference, services.publish_answers, _("The answers are published."))


def _step(
    request: HttpRequest, reference: str, service: Callable[..., Consultation], done: str
) -> HttpResponse:
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    try:
        service(actor=actor, consultation=found)
    except OrtaqError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, done)
    return redirect("consultations:prepare", reference=reference)


def _page(
    request: HttpRequest,
    found: Consultation,
    form: ConsultationForm | None = None,
    pasted: SectionsForm | None = None,
) -> HttpResponse:
    actor = actor_of(request)
    plans = list(visible_plans(actor))
    errors = any(one is not None and one.errors for one in (form, pasted))
    is_pasted = found.subject == Subject.DOCUMENT and found.is_draft
    context = {
        "consultation": found,
        "form": form or ConsultationForm(plans=plans, initial=consultation_values(found)),
        "pasted": (pasted or SectionsForm()) if is_pasted else None,
        "chapters": queries.list_chapters(found),
        "left": queries.count_left(found),
        "breadcrumbs": [*breadcrumbs(), crumb(found)],
    }
    return render(request, "consultations/prepare.html", context, status=422 if errors else 200)
