"""Gaps and measures as an OSCAL plan of action: what the file holds, what it loses, and the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.terms.language import Language
from ortaq.plan.gaps.queries import GapFilter
from ortaq.plan.measures import permissions, queries
from ortaq.plan.measures.plan_of_action import make_plan_of_action
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.words import language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.measures.plan_of_action import Made

FILTERS = ("framework", "group", "pillar", "status", "origin", "assessment")
"""Names in the address that narrow the gaps, as on the list of gaps."""


@require_GET
@allow(permissions.READ)
def page(request: HttpRequest) -> HttpResponse:
    """What the file would hold, and what OSCAL has no place for."""
    try:
        made = _made(request)
    except FrameworkInvalid:
        made = None
    context = {
        "made": made,
        "plan": queries.find_current_plan(actor_of(request), request.GET.get("plan", "")),
        "is_narrowed": any(request.GET.get(name) for name in FILTERS),
        "file_url": f"{reverse('measures:plan_of_action_file')}?{request.GET.urlencode()}",
        "breadcrumbs": [{"label": _("Gaps"), "url": reverse("gaps:list")}],
    }
    return render(request, "measures/plan_of_action.html", context)


@require_GET
@allow(permissions.READ)
def file(request: HttpRequest) -> HttpResponse:
    """The file, in the page's language."""
    try:
        made = _made(request)
    except FrameworkInvalid:
        return page(request)
    return attachment("plan-of-action.json", made.text)


def _made(request: HttpRequest) -> Made:
    actor = actor_of(request)
    return make_plan_of_action(
        actor=actor,
        language=Language(language()),
        plan=queries.find_current_plan(actor, request.GET.get("plan", "")),
        narrowed=GapFilter(**{name: request.GET.get(name, "") for name in FILTERS}),
    )
