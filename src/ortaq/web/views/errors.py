"""Pages for what cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from ortaq.shared.access import public

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@public
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request makes no sense."""
    return render(request, "400.html", status=400)


@public
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The role does not allow it."""
    return render(request, "403.html", status=403)


@public
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing, or nothing that this reader may see."""
    return render(request, "404.html", status=404)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """A defect of ours; the page needs nothing but itself."""
    return render(None, "500.html", status=500)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere."""
    return render(request, "403_csrf.html", status=403)
