"""The published head of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ortaq.shared.access import actor_of, public
from ortaq.shared.audit import queries
from ortaq.shared.people.permissions import READ_LOG

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 50


@require_GET
@public
def head(request: HttpRequest) -> HttpResponse:
    """The tree head for everybody; the entries for those who may read the log."""
    entries = queries.list_entries() if actor_of(request).may(READ_LOG) else None
    page = None
    if entries is not None:
        page = Paginator(entries, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "web/log.html", {"head": queries.get_tree_head(), "page": page})
