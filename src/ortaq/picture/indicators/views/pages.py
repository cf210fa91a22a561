"""The list of indicators and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.picture.indicators import drawings, permissions, queries
from ortaq.picture.indicators.forms import TargetForm, ValueForm
from ortaq.picture.indicators.method import method_rows
from ortaq.shared import clock
from ortaq.shared.access import actor_of, public

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
@public
def index(request: HttpRequest) -> HttpResponse:
    """Every indicator with its last value, its target, and where it stands."""
    actor = actor_of(request)
    context = {
        "readings": queries.list_readings(actor, on=clock.today()),
        "may_manage": actor.may(permissions.MANAGE),
    }
    return render(request, "indicators/list.html", context)


@require_GET
@public
def indicator_page(request: HttpRequest, code: str) -> HttpResponse:
    """The passport, the values with their revisions, targets, and where the trend leads."""
    return show(request, code)


def _inhabitants(reading: queries.Reading) -> queries.Inhabitants | None:
    """The figure of the population that the last value rests on now."""
    if reading.last is None or not queries.needs_population(reading.indicator.code):
        return None
    return queries.get_population().at(reading.last.period.months.from_month or "").get("")


def show(
    request: HttpRequest,
    code: str,
    *,
    target_form: TargetForm | None = None,
    value_form: ValueForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of an indicator, maybe with a form that has errors."""
    actor = actor_of(request)
    reading = queries.get_reading(actor, code, on=clock.today())
    indicator = reading.indicator
    context = {
        "reading": reading,
        "indicator": indicator,
        "points": list(reversed(reading.points)),
        "chart": drawings.chart(reading),
        "regions": drawings.regions(actor, reading),
        "method": method_rows(indicator),
        "providers": queries.get_provider_times(actor, on=clock.today())
        if indicator.code in queries.OF_PROVIDERS
        else None,
        "inhabitants": _inhabitants(reading),
        "needs_population": queries.needs_population(indicator.code),
        "changes": indicator.changes.order_by("-at")[:20],
        "may_manage": actor.may(permissions.MANAGE),
        "may_enter": queries.may_enter(actor, indicator),
        "target_form": target_form or TargetForm(),
        "value_form": value_form or ValueForm(),
        "breadcrumbs": [{"label": _("Indicators"), "url": reverse("indicators:list")}],
    }
    return render(request, "indicators/indicator.html", context, status=status)
