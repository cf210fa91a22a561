"""Gaps from a plan of action of another program: bring the file, look, take over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.gaps import permissions, queries, services
from ortaq.plan.gaps.forms.incoming import BringForm, ImportForm
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence
from ortaq.shared.words import integer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def bring(request: HttpRequest) -> HttpResponse:
    """Take a file; no gap is opened before its preview is confirmed."""
    is_sent = request.method == "POST"
    form = BringForm(request.POST, request.FILES) if is_sent else BringForm()
    if is_sent and form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            stored = services.bring_gaps(actor=actor_of(request), content=content)
        except OrtaqError as error:
            form.add_error("file", sentence(error))
        else:
            return redirect("gaps:incoming", digest=stored.digest)
    context = {"form": form, "breadcrumbs": _crumbs()}
    return render(request, "gaps/bring.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def incoming(request: HttpRequest, digest: str) -> HttpResponse:
    """What each gap of the file becomes; a POST takes the chosen ones over."""
    actor = actor_of(request)
    content = queries.get_brought_file(actor, digest)
    found = queries.preview_gaps(actor, content)
    is_sent = request.method == "POST"
    form = ImportForm(request.POST if is_sent else None, found=found)
    if is_sent and form.is_valid():
        opened = services.import_gaps(
            actor=actor,
            content=content,
            unsaid=form.unsaid(),
            chosen=set(form.cleaned_data["chosen"]),
        )
        told = ngettext(
            "%(number)s gap is on the list now.",
            "%(number)s gaps are on the list now.",
            len(opened),
        )
        messages.success(request, told % {"number": integer(len(opened))})
        return redirect(f"{reverse('gaps:list')}?origin=import&sort=-opened")
    context = {
        "found": found,
        "form": form,
        "chosen": set(form["chosen"].value() or ()) if form.is_bound else None,
        "breadcrumbs": [
            *_crumbs(),
            {"label": _("Gaps from a file"), "url": reverse("gaps:bring")},
        ],
    }
    return render(request, "gaps/incoming.html", context, status=422 if form.errors else 200)


def _crumbs() -> list[dict[str, str]]:
    return [{"label": _("Gaps"), "url": reverse("gaps:list")}]
