"""A plan from a file: upload, look, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures import permissions, services
from ortaq.plan.measures.queries import imports as queries
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class UploadForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("File of the plan"),
        help_text=gettext_lazy("DOCX or XLSX with the plan's table. Nothing is changed yet."),
    )


class ConfirmForm(forms.Form):
    """The short name of the new plan."""

    slug = forms.SlugField(
        label=gettext_lazy("Short name of the new plan"),
        help_text=gettext_lazy("Latin letters, digits and hyphens; stands in addresses."),
        max_length=64,
    )


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file; nothing is added before its preview is confirmed."""
    actor = actor_of(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = services.upload_plan(actor=actor, name=file.name, content=file.read())
        except OrtaqError as error:
            form.add_error("file", sentence(error))
        else:
            return redirect("measures:import_preview", pk=kept.pk)
    context = {
        "form": form,
        "imports": queries.list_imports(actor)[:20],
        "breadcrumbs": [{"label": _("Measures"), "url": reverse("measures:list")}],
    }
    return render(request, "measures/import.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """How each row was understood; a POST makes the plan."""
    actor = actor_of(request)
    kept = queries.get_import(actor, pk)
    found = queries.get_preview(actor, kept)
    first_slug = slugify(kept.name.rsplit(".", 1)[0])[:64]
    form = ConfirmForm(request.POST or None, initial={"slug": first_slug})
    if request.method == "POST" and form.is_valid():
        try:
            plan = services.import_plan(
                actor=actor, slug=form.cleaned_data["slug"], preview=found, uploaded=kept
            )
        except OrtaqError as error:
            form.add_error("slug", sentence(error))
        else:
            messages.success(request, _("The plan is a draft now. Look at the marked measures."))
            return redirect(f"{reverse('measures:list')}?plan={plan.slug}")
    context = {
        "kept": kept,
        "found": found,
        "form": form,
        "breadcrumbs": [
            {"label": _("Measures"), "url": reverse("measures:list")},
            {"label": _("Plan from a file"), "url": reverse("measures:import")},
        ],
    }
    return render(
        request, "measures/import_preview.html", context, status=422 if form.errors else 200
    )
