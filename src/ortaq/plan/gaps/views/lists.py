"""The list of gaps, and the provision at which they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.engine.render.tables import write_csv
from ortaq.plan.assessments.queries import list_answers_to
from ortaq.plan.frameworks.queries import (
    find_framework,
    get_provision,
    list_evidence,
    list_frameworks,
    list_groups,
)
from ortaq.plan.gaps import documents, permissions, queries
from ortaq.plan.gaps.forms import FilterForm
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 50


@require_GET
@allow(permissions.READ)
def index(request: HttpRequest) -> HttpResponse:
    """Gaps, the largest first."""
    actor = actor_of(request)
    sort = request.GET.get("sort", queries.LARGEST_FIRST)
    form = _filter(request)
    found = queries.list_gaps(actor, form.narrowed(), sort=sort)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "is_all_unverified": all(gap.assessment and gap.assessment.is_demo for gap in page),
        "sort": sort,
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "may_open": actor.may(permissions.OPEN),
        "may_manage": actor.may(permissions.MANAGE),
        "may_print": actor.may(permissions.PRINT),
    }
    return render(request, "gaps/list.html", context)


@require_GET
@allow(permissions.READ)
def download(request: HttpRequest) -> HttpResponse:
    """The same list as CSV, with the same filters."""
    sort = request.GET.get("sort", queries.LARGEST_FIRST)
    found = queries.list_gaps(actor_of(request), _filter(request).narrowed(), sort=sort)
    table = write_csv(documents.gap_table(found))
    return attachment("gaps.csv", table)


@require_GET
@allow(permissions.READ)
def provision(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """One provision: what it asks, how it was answered, what is missing."""
    actor = actor_of(request)
    found = get_provision(actor, reference, code)
    context = {
        "provision": found,
        "evidence": list_evidence(found),
        "answers": list_answers_to(actor, found),
        "gaps": queries.list_gaps_of(actor, found),
        "may_open": actor.may(permissions.OPEN),
        "breadcrumbs": [
            {"label": _("Frameworks"), "url": reverse("frameworks:list")},
            {
                "label": in_language(found.framework.title),
                "url": reverse("frameworks:framework", args=[reference]),
            },
        ],
    }
    return render(request, "gaps/provision.html", context)


def _filter(request: HttpRequest) -> FilterForm:
    actor = actor_of(request)
    framework = find_framework(actor, request.GET.get("framework", ""))
    return FilterForm(
        request.GET,
        frameworks=list_frameworks(actor),
        groups=list_groups(framework) if framework else (),
    )
