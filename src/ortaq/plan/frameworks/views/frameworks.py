"""Published frameworks: the list, one of them whole or shelf by shelf, and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.engine.terms.framework import LEVELS
from ortaq.plan.frameworks import queries
from ortaq.plan.frameworks.permissions import MANAGE, READ
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ortaq.plan.frameworks.models import Framework

WHOLE = 250
"""Provisions up to which a framework is shown on one page; the longest treaty has 68 articles."""

PAGE_SIZE = 50
LIST_SIZE = 100


@require_GET
@allow(READ)
def index(request: HttpRequest) -> HttpResponse:
    """All frameworks."""
    actor = actor_of(request)
    found = queries.list_frameworks(actor)
    context = {
        "page": Paginator(found, LIST_SIZE).get_page(request.GET.get("page")),
        "may_manage": actor.may(MANAGE),
        "has_libraries": queries.list_libraries(actor).exists(),
    }
    return render(request, "frameworks/list.html", context)


@require_GET
@allow(READ)
def framework(request: HttpRequest, reference: str) -> HttpResponse:
    """One framework: where it comes from, its groups and provisions."""
    actor = actor_of(request)
    found = queries.get_framework(actor, reference)
    scales = queries.list_scales(found)
    context = {
        "framework": found,
        "scales": scales,
        "level_title": next((scale.title for scale in scales if scale.code == LEVELS), None),
        "compared": queries.list_compared(actor, found),
        "versions": queries.list_versions(actor, found),
        "may_manage": actor.may(MANAGE),
        "breadcrumbs": [{"label": _("Frameworks"), "url": reverse("frameworks:list")}],
    }
    if found.provision_count <= WHOLE and "group" not in request.GET:
        context["branches"] = queries.list_branches(found)
        return render(request, "frameworks/framework.html", context)
    return render(request, "frameworks/shelf.html", context | shelf_context(request, found))


def shelf_context(request: HttpRequest, framework: Framework) -> dict[str, object]:
    """One place of a large framework, which the address names, page by page."""
    code = request.GET.get("group", "")
    group = queries.find_group(framework, code)
    if code and group is None:
        raise Http404
    shelf = queries.list_shelf(framework, group)
    paged = Paginator(shelf.provisions if group else shelf.groups, PAGE_SIZE)
    return {
        "shelf": shelf,
        "groups": shelf.groups[:LIST_SIZE] if group else (),
        "page": paged.get_page(request.GET.get("page")),
    }


@require_GET
@allow(READ)
def download(request: HttpRequest, reference: str) -> HttpResponse:
    """The framework as a YAML file."""
    text = queries.get_yaml(actor_of(request), reference)
    return attachment(f"{reference}.yaml", text)
