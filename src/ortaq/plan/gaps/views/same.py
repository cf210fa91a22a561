"""Gaps that may be the same, side by side; a person merges them or tells them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.plan.gaps import permissions, queries, services
from ortaq.shared.access import actor_of, allow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 20


@require_GET
@allow(permissions.MANAGE)
def candidates(request: HttpRequest) -> HttpResponse:
    """Pairs that may be the same, the likeliest first, and those that were told apart."""
    actor = actor_of(request)
    found = queries.list_candidates(actor)
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "differences": queries.list_differences(actor)[:PAGE_SIZE],
        "breadcrumbs": [{"label": _("Gaps"), "url": reverse("gaps:list")}],
    }
    return render(request, "gaps/same.html", context)


@require_POST
@allow(permissions.MANAGE)
def merge(request: HttpRequest, reference: str, keep: str) -> HttpResponse:
    """Merge a gap into the one that is kept."""
    actor = actor_of(request)
    services.merge_gaps(
        actor=actor, keep=queries.get_gap(actor, keep), merge=queries.get_gap(actor, reference)
    )
    told = _("%(merged)s is merged into %(kept)s. You can undo it on the page of either.")
    messages.success(request, told % {"merged": reference, "kept": keep})
    return redirect("gaps:same")


@require_POST
@allow(permissions.MANAGE)
def unmerge(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a merged gap out again."""
    actor = actor_of(request)
    services.unmerge_gap(actor=actor, gap=queries.get_gap(actor, reference))
    messages.success(request, _("Both gaps stand by themselves again."))
    return redirect("gaps:gap", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def tell_apart(request: HttpRequest, reference: str, other: str) -> HttpResponse:
    """Remember that two gaps are not the same."""
    actor = actor_of(request)
    services.tell_apart(
        actor=actor, one=queries.get_gap(actor, reference), other=queries.get_gap(actor, other)
    )
    messages.success(request, _("They are not proposed any more. You can undo it below."))
    return redirect("gaps:same")


@require_POST
@allow(permissions.MANAGE)
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a pair be proposed again."""
    actor = actor_of(request)
    difference = get_object_or_404(queries.list_differences(actor), pk=pk)
    services.forget_difference(actor=actor, difference=difference)
    messages.success(request, _("They may be proposed again."))
    return redirect("gaps:same")
