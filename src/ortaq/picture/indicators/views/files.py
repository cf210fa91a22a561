"""Indicators as open data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from ortaq.engine.render.tables import write_csv
from ortaq.picture.indicators import documents, queries
from ortaq.shared import clock
from ortaq.shared.access import actor_of, public
from ortaq.shared.audit.encoding import canonical
from ortaq.shared.downloads import attachment

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ortaq.engine.render.tables import Table


@require_GET
@public
def values_csv(request: HttpRequest) -> HttpResponse:
    """Values by period."""
    readings = queries.list_readings(actor_of(request), on=clock.today())
    return _csv(documents.value_table(readings), "indicators")


@require_GET
@public
def dictionary_csv(request: HttpRequest) -> HttpResponse:
    """What each indicator means."""
    readings = queries.list_readings(actor_of(request), on=clock.today())
    return _csv(documents.dictionary_table(readings), "indicators-dictionary")


@require_GET
@public
def population_csv(request: HttpRequest) -> HttpResponse:
    """Inhabitants by day and region, with their sources."""
    return _csv(documents.population_table(queries.get_population()), "population")


@require_GET
@public
def json_file(request: HttpRequest) -> HttpResponse:
    """Everything, for machines."""
    readings = queries.list_readings(actor_of(request), on=clock.today())
    return JsonResponse({"indicators": [documents.plain(reading) for reading in readings]})


@require_GET
@public
def proof(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """What one needs to check a value without us."""
    found = queries.get_value_proof(actor_of(request), code, period)
    return attachment(f"{code}-{period}.proof.json", canonical(found))


def _csv(table: Table, name: str) -> HttpResponse:
    return attachment(f"{name}.csv", write_csv(table))
