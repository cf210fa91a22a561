"""Breakdowns as downloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from ortaq.picture.statistics import documents, queries
from ortaq.shared import clock
from ortaq.shared.access import actor_of, public
from ortaq.shared.downloads import attachment

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ortaq.picture.statistics.queries import Picture


@require_GET
@public
def csv_file(request: HttpRequest) -> HttpResponse:
    """One breakdown of what the page shows, as CSV."""
    picture, name = _asked(request)
    content = documents.make_csv(picture, name)
    return attachment(documents.file_name(picture, name, "csv"), content)


@require_GET
@public
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    picture, name = _asked(request)
    content = documents.make_xlsx(picture, name)
    return attachment(documents.file_name(picture, name, "xlsx"), content)


def _asked(request: HttpRequest) -> tuple[Picture, str]:
    """The picture and the name of a breakdown that the reader may see."""
    asked = queries.parse_filter(request.GET)
    picture = queries.find_picture(actor_of(request), asked, on=clock.today())
    name = request.GET.get("table", "month")
    if picture is None or name not in picture.breakdowns:
        raise Http404
    return picture, name
