"""The SMART check: of a whole plan, and points set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures import permissions, queries
from ortaq.plan.measures.queries.drafting.smart import check_plan_smart
from ortaq.plan.measures.services.drafting.smart import override_smart, withdraw_override
from ortaq.plan.measures.smart import Criterion
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
@allow(permissions.READ)
def plan_advice(request: HttpRequest) -> HttpResponse:
    """What to improve in the measures of a plan."""
    actor = actor_of(request)
    plan = queries.get_plan(actor, request.GET.get("plan", ""))
    rows = check_plan_smart(actor, plan)
    context = {
        "plan": plan,
        "rows": [row for row in rows if row.to_improve],
        "total": len(rows),
        "breadcrumbs": [{"label": _("Measures"), "url": reverse("measures:list")}],
    }
    return render(request, "measures/smart_plan.html", context)


@require_POST
@allow(permissions.MANAGE)
def override(request: HttpRequest, reference: str, criterion: str) -> HttpResponse:
    """Set a point aside with a reason, or let it hold again."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    if criterion not in set(Criterion):
        raise Http404
    point = Criterion(criterion)
    try:
        if request.POST.get("then") == "withdraw":
            withdraw_override(actor=actor, measure=measure, criterion=point)
        else:
            reason = request.POST.get("reason", "")
            override_smart(actor=actor, measure=measure, criterion=point, reason=reason)
    except OrtaqError as error:
        messages.error(request, sentence(error))
    return redirect(reverse("measures:measure", kwargs={"reference": reference}) + "#smart")
