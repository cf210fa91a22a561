"""Pages of frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq.engine.terms.framework import LEVELS
from ortaq.plan.frameworks import queries
from ortaq.plan.frameworks.permissions import READ
from ortaq.shared.access import actor_of, allow

if TYPE_CHECKING:
    from django.http import HttpRequest


@allow(READ)
def index(request: HttpRequest) -> HttpResponse:
    """All frameworks."""
    frameworks = queries.list_frameworks(actor_of(request))
    return render(request, "frameworks/list.html", {"frameworks": frameworks})


@allow(READ)
def framework(request: HttpRequest, reference: str) -> HttpResponse:
    """One framework: where it comes from, its groups and provisions."""
    found = queries.get_framework(actor_of(request), reference)
    scales = queries.list_scales(found)
    context = {
        "framework": found,
        "branches": queries.list_branches(found),
        "scales": scales,
        "level_title": next((scale.title for scale in scales if scale.code == LEVELS), None),
        "breadcrumbs": [{"label": _("Frameworks"), "url": reverse("frameworks:list")}],
    }
    return render(request, "frameworks/framework.html", context)


@allow(READ)
def download(request: HttpRequest, reference: str) -> HttpResponse:
    """The framework as a YAML file."""
    text = queries.get_yaml(actor_of(request), reference)
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{reference}.yaml"'
    return response
