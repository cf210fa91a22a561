"""The plan as everybody sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from ortaq.plan.measures import permissions, queries
from ortaq.shared import clock
from ortaq.shared.access import actor_of, public

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
@public
def plan_page(request: HttpRequest) -> HttpResponse:
    """Every measure of the plan: where it stands, what it costs, how success is seen."""
    actor, on = actor_of(request), clock.today()
    plan = queries.find_current_plan(actor, request.GET.get("plan", ""))
    if plan is None:
        return render(request, "measures/no_plan.html", status=404 if request.GET else 200)
    rows = queries.list_measures(actor, plan, on=on)
    context = {
        "plan": plan,
        "groups": queries.group_by_direction(rows),
        "summary": queries.summarise(plan, rows, on=on),
        "may_read": actor.may(permissions.READ),
        "on": on,
    }
    return render(request, "measures/plan.html", context)
