"""Closing a gap by what a measure achieved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.gaps.queries import get_gap
from ortaq.plan.measures import permissions, queries
from ortaq.plan.measures.forms.proof import ProofForm
from ortaq.plan.measures.services.prove import prove_gap
from ortaq.shared.access import actor_of, allow
from ortaq.shared.files.services import LARGEST_FILE_BYTES
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def prove(request: HttpRequest, reference: str, gap: str) -> HttpResponse:
    """The proof that closes a gap."""
    actor = actor_of(request)
    measure, found = queries.get_measure(actor, reference), get_gap(actor, gap)
    form = ProofForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            prove_gap(
                actor=actor,
                measure=measure,
                gap=found,
                kind=form.proof_kind(),
                reference=form.cleaned_data["reference"],
                content=upload.read(LARGEST_FILE_BYTES + 1) if upload else None,
            )
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The gap is closed."))
            return redirect("gaps:gap", reference=gap)
    above = reverse("measures:measure", kwargs={"reference": reference})
    context = {
        "measure": measure,
        "gap": found,
        "form": form,
        "breadcrumbs": [
            {"label": _("Measures"), "url": reverse("measures:list")},
            {"label": measure.code, "url": above},
        ],
    }
    return render(request, "measures/prove.html", context, status=422 if form.errors else 200)
