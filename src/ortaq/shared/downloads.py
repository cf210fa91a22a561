"""Handing a file to a browser to be kept."""

from __future__ import annotations

from pathlib import PurePath

from django.http import HttpResponse

MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".yaml": "application/yaml; charset=utf-8",
}
"""Ending of a name to the type of its content. Source: the IANA register of media types."""


def attachment(name: str, content: bytes | str, *, media_type: str = "") -> HttpResponse:
    """The content as a file of this name, which is ours: no user's words stand in it.

    The ending tells the type unless `media_type` does.
    """
    kind = media_type or MEDIA_TYPES[PurePath(name).suffix]
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
