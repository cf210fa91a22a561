"""Versions of a measure and of the plan, and what differs between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures import permissions, queries
from ortaq.plan.measures.forms.drafting import CompareForm
from ortaq.plan.measures.queries.drafting import differences, versions
from ortaq.plan.measures.services.drafting.versions import restore_version
from ortaq.plan.measures.views.drafting.parts import way_to
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence
from ortaq.shared.words import moment

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
@allow(permissions.READ)
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """Every version of a measure, and two of them side by side."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    kept = list(versions.list_versions(actor, measure))
    numbers = [version.number for version in kept]
    asked = CompareForm(
        request.GET if "old" in request.GET else None,
        versions=[(v.number, f"{v.number}: {moment(v.made_at)}") for v in kept],
        initial={"new": numbers[0], "old": numbers[min(1, len(numbers) - 1)]} if numbers else {},
    )
    context = {
        "measure": measure,
        "versions": kept,
        "form": asked,
        "breadcrumbs": way_to(measure),
        "may_manage": actor.may(permissions.MANAGE),
    }
    if asked.is_bound and asked.is_valid():
        old, new = asked.cleaned_data["old"], asked.cleaned_data["new"]
        contents = {version.number: version.content for version in kept}
        changes = differences.compare(contents[old], contents[new], versions.body_names())
        context |= {"old": old, "new": new, "changes": changes}
    return render(request, "measures/versions.html", context)


@require_POST
@allow(permissions.MANAGE)
def restore(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Make an older version the newest."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    try:
        restore_version(actor=actor, measure=measure, number=number)
    except OrtaqError as error:
        messages.error(request, sentence(error))
        return redirect("measures:versions", reference=reference)
    messages.success(
        request, _("Version %(number)s is restored, as a new version.") % {"number": number}
    )
    return redirect("measures:measure", reference=reference)


@require_GET
@allow(permissions.READ)
def plan_changes(request: HttpRequest) -> HttpResponse:
    """Which measures were added, removed and changed between two versions of a plan."""
    actor = actor_of(request)
    plan = queries.get_plan(actor, request.GET.get("plan", ""))
    kept = versions.list_plan_versions(actor, plan)
    numbers = [version.plan_version for version in kept]
    start = plan.approved_version or (numbers[min(1, len(numbers) - 1)] if numbers else 0)
    form = CompareForm(
        request.GET if "old" in request.GET else None,
        versions=[(0, _("0: before everything"))]
        + [
            (v.plan_version, f"{v.plan_version}: {moment(v.made_at)}")
            for v in kept
            if v.plan_version
        ],
        initial={"old": start, "new": numbers[0] if numbers else 0},
    )
    context = {
        "plan": plan,
        "form": form,
        "breadcrumbs": [{"label": _("Measures"), "url": reverse("measures:list")}],
    }
    if form.is_bound and form.is_valid():
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        found = versions.compare_plan(actor, plan, old, new)
        context |= {
            "old": old,
            "new": new,
            "added": [one for one in found if one.old is None],
            "removed": [one for one in found if one.new is None],
            "changed": [one for one in found if one.old is not None and one.new is not None],
            "is_compared": True,
        }
    return render(request, "measures/plan_changes.html", context)
