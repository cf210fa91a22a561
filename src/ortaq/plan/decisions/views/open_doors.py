"""What everybody may open: published decisions with their proof, and a member's personal link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.decisions import queries, services
from ortaq.plan.decisions.forms import VoteForm
from ortaq.plan.decisions.views.shared import carry_out
from ortaq.shared.access import public, sealed
from ortaq.shared.audit.encoding import canonical
from ortaq.shared.downloads import attachment

if TYPE_CHECKING:
    from django.http import HttpRequest

PAGE_SIZE = 25
"""Decisions on one page. Ortaq's own choice."""


@require_GET
@public
def published(request: HttpRequest) -> HttpResponse:
    """The published decisions."""
    page = Paginator(queries.list_published(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page}
    return render(request, "decisions/decision/published.html", context)


@require_GET
@public
def proof(request: HttpRequest, reference: str) -> HttpResponse:
    """What one needs to check a published decision without us."""
    del request
    try:
        content = canonical(queries.get_proof(reference))
    except OrtaqError as error:
        raise Http404 from error
    return attachment(f"{reference}.proof.json", content)


@require_GET
@public
def frozen(request: HttpRequest, reference: str) -> HttpResponse:
    """What a published decision was about, byte for byte as it was frozen."""
    del request
    name, content = queries.get_frozen(reference)
    response = attachment(name, content, media_type="application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
@require_http_methods(["GET", "POST"])
@public
def ballot(request: HttpRequest, reference: str, member: int, token: str) -> HttpResponse:
    """A member's personal link to a written vote."""
    found = queries.find_ballot(reference, member, token)
    if found is None:
        raise Http404
    decision, voter = found
    form = VoteForm(request.POST or None)
    if request.method == "POST" and carry_out(
        request,
        lambda: services.cast_vote_by_link(
            reference=reference, member=member, token=token, **form.values()
        ),
        _("The vote is kept. It can be changed until the vote is closed."),
        form,
    ):
        return redirect(request.path)
    context = {
        "decision": decision,
        "meeting": decision.meeting,
        "voter": voter,
        "vote": queries.find_vote(decision, voter),
        "is_open": queries.is_open(decision),
        "form": form,
    }
    status = 422 if form.errors else 200
    return sealed(render(request, "decisions/decision/ballot.html", context, status=status))
