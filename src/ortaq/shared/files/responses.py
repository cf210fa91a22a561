"""Handing a stored file to a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from ortaq.shared.files.queries import read
from ortaq.shared.files.sniff import SUFFIX

if TYPE_CHECKING:
    from ortaq.shared.files.models import StoredFile

_UNFIT = re.compile(r"[^\w .()-]+")
_LONGEST = 100


def file_response(stored: StoredFile, name: str) -> HttpResponse:
    """The file as a download that no browser opens as a page; the ending tells its true type.

    Args:
        stored: the file; the caller has checked that the reader may have it.
        name: what to call it, without an ending.

    Raises:
        FileDamaged: the content is gone or changed.
    """
    response = HttpResponse(read(stored), content_type=stored.media_type)
    fit = _UNFIT.sub("_", name).strip(" .")[:_LONGEST] or stored.digest[:12]
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=fit + SUFFIX[stored.media_type])
        or "attachment"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
