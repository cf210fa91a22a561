"""The picture page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.engine.cube.query import Dimension, Measure
from ortaq.engine.terms.language import sort_key
from ortaq.picture.statistics import charts, queries, wording
from ortaq.picture.statistics.views import tables
from ortaq.picture.statistics.views.headline import headline_figures
from ortaq.shared import clock, words
from ortaq.shared.access import actor_of, public
from ortaq.shared.country import pack
from ortaq.shared.labels import choices, label

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise
    from django.utils.safestring import SafeString

    from ortaq.picture.statistics.queries import Picture
    from ortaq.picture.statistics.views.tables import PageTable

    Options = list[tuple[str, str | _StrPromise]]

CHARTS = (("month",), ("region",), ("crime_type",), ("channel", "language"))
"""Breakdowns with a chart, in the order of the page; those in one group stand below each other."""


@dataclass(frozen=True, slots=True)
class PageChart:
    """A drawing with its table and files."""

    name: str
    title: str
    description: str
    drawing: SafeString
    table: PageTable
    csv_url: str
    xlsx_url: str


class Addresses:
    """Addresses that keep the reader's filter, if he may have one, and change one thing."""

    def __init__(self, picture: Picture, shown: Measure) -> None:
        self._may_narrow = picture.is_exact
        self._kept = picture.narrowed.parameters if self._may_narrow else {}
        self._kept |= {"show": shown.value}
        self._page = reverse("statistics:picture")

    def showing(self, shown: Measure) -> str:
        """The page with charts of another measure."""
        return f"{self._page}?{urlencode(self._kept | {'show': shown.value})}"

    def narrowed(self, dimension: Dimension, key: str) -> str:
        """The page narrowed to one key; empty where the reader may not narrow."""
        if not self._may_narrow:
            return ""
        value = key or queries.UNKNOWN
        changed = {dimension.value: value}
        if dimension is Dimension.MONTH:
            changed = {"from": key, "to": key}
        return f"{self._page}?{urlencode(self._kept | changed)}"

    def file(self, kind: str, table: str) -> str:
        """A breakdown as a file of this kind: csv or xlsx."""
        return f"{reverse(f'statistics:{kind}')}?{urlencode(self._kept | {'table': table})}"


@require_GET
@public
def picture_page(request: HttpRequest) -> HttpResponse:
    """Our own counts, with a box of published ones; the filter lives in the address."""
    asked = queries.parse_filter(request.GET)
    found = queries.find_picture(actor_of(request), asked, on=clock.today())
    shown = _shown(request)
    context: dict[str, object] = {"picture": found, "rivals": queries.list_rivals()}
    if found is not None:
        addresses = Addresses(found, shown)
        context |= {
            "period": wording.months(found.narrowed.from_month, found.narrowed.to_month),
            "figures": headline_figures(found),
            "columns": [
                [_chart(found, name, shown, addresses) for name in names] for names in CHARTS
            ],
            "cross": _cross(found, shown, addresses),
            "cross_title": label("region_and_type", "picture_table"),
            "cross_unit": label(shown, "measure"),
            "cross_files": [
                {"label": _("Data as CSV"), "url": addresses.file("csv", "region_and_type")},
                {"label": _("Data as XLSX"), "url": addresses.file("xlsx", "region_and_type")},
            ],
            "tabs": _tabs(shown, addresses),
            "shown": shown.value,
            "options": _options(found),
            "definitions": _definitions(),
            "least_public_count": queries.LEAST_PUBLIC_COUNT,
        }
    return render(request, "statistics/picture.html", context)


def _shown(request: HttpRequest) -> Measure:
    asked = request.GET.get("show", "")
    return next((measure for measure in charts.SHOWN if measure == asked), Measure.REPORTS)


def _chart(found: Picture, name: str, shown: Measure, addresses: Addresses) -> PageChart:
    breakdown = found.breakdowns[name]
    (dimension,) = breakdown.dimensions
    links: dict[str, str] = {}
    if dimension is Dimension.REGION and found.is_exact:
        codes = [region.code for region in pack().regions]
        links = {code: addresses.narrowed(dimension, code) for code in codes}
    return PageChart(
        name=name,
        title=str(charts.TITLES[shown, dimension]),
        description=charts.describe(breakdown, shown),
        drawing=charts.draw(breakdown, shown, links=links),
        table=tables.page_table(breakdown, shown, addresses.narrowed),
        csv_url=addresses.file("csv", name),
        xlsx_url=addresses.file("xlsx", name),
    )


def _cross(found: Picture, shown: Measure, addresses: Addresses) -> PageTable | None:
    breakdown = found.breakdowns.get("region_and_type")
    return tables.cross_table(breakdown, shown, addresses.narrowed) if breakdown else None


def _tabs(shown: Measure, addresses: Addresses) -> list[dict[str, object]]:
    return [
        {
            "label": label(measure, "measure"),
            "url": addresses.showing(measure),
            "current": measure is shown,
            "count": None,
        }
        for measure in charts.SHOWN
    ]


def _definitions() -> list[tuple[str, str]]:
    return [(label(measure, "measure"), str(text)) for measure, text in wording.DEFINITIONS.items()]


def _options(found: Picture) -> dict[str, Options]:
    """Choices of the filter form; the empty one narrows nothing."""
    everything: Options = [("", _("All"))]
    unknown: Options = [(queries.UNKNOWN, _("not stated"))]
    regions = [(region.code, words.in_language(region.name)) for region in pack().regions]
    types = [(kind.code, words.in_language(kind.name)) for kind in pack().crime_types]
    months = queries.list_months(found.first_month, found.last_month)
    return {
        "months": [(month, words.month(month)) for month in reversed(months)],
        "region": everything + sorted(regions, key=lambda pair: sort_key(pair[1])) + unknown,
        "crime_type": [*everything, *types, *unknown],
        "channel": [*everything, *choices("channel"), *unknown],
        "language": [*everything, *choices("language"), *unknown],
    }
