"""Pages for what cannot be shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from django.shortcuts import render

from ortaq.shared.access import public
from ortaq.shared.full_disk import ROOM_AGAIN_S, is_disk_full

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
    """A defect of ours, or a full disk; the pages need nothing but themselves."""
    error = sys.exc_info()[1]
    if error is not None and is_disk_full(error):
        response = render(None, "503.html", status=503)
        response["Retry-After"] = str(ROOM_AGAIN_S)
        return response
    return render(None, "500.html", status=500)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere."""
    return render(request, "403_csrf.html", status=403)
