"""Starting a measure from a typical one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.plan.gaps.queries import get_gap
from ortaq.plan.measures import permissions, queries
from ortaq.plan.measures.queries.drafting.typical import list_typical
from ortaq.shared.access import actor_of, allow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
@allow(permissions.MANAGE)
def typical(request: HttpRequest) -> HttpResponse:
    """Typical measures, those of a gap where one is asked for."""
    actor = actor_of(request)
    plan = queries.get_plan(actor, request.GET.get("plan", ""))
    asked = request.GET.get("gap", "")
    gap = get_gap(actor, asked) if asked else None
    context = {
        "plan": plan,
        "gap": gap,
        "typical": list_typical(gap),
        "breadcrumbs": [{"label": _("Measures"), "url": reverse("measures:list")}],
    }
    return render(request, "measures/typical.html", context)
