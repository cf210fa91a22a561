"""The gallery of components."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from ortaq.shared.access import public

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    return render(request, "gallery.html")
