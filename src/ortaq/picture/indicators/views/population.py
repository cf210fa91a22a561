"""How many people live where: the figures that rates rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ortaq.engine.terms.errors import OrtaqError
from ortaq.picture.indicators import permissions, queries, services
from ortaq.picture.indicators.forms import PopulationForm
from ortaq.shared import clock
from ortaq.shared.access import actor_of, public
from ortaq.shared.actors import NotAllowed
from ortaq.shared.country import pack
from ortaq.shared.sentences import sentence
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

SHOWN_DAYS = 4


@require_http_methods(["GET", "POST"])
@public
def page(request: HttpRequest) -> HttpResponse:
    """The newest figures with their sources; those who may enter new ones."""
    actor = actor_of(request)
    may_enter = actor.may(permissions.POPULATION)
    if request.method == "POST" and not may_enter:
        raise NotAllowed(permission=permissions.POPULATION.name)
    form = PopulationForm(request.POST or None, initial={"year": clock.today().year})
    if request.method == "POST" and form.is_valid():
        try:
            count = services.enter_population(actor=actor, entries=form.entries())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            told = _("The figures are kept.") if count else _("These figures were there already.")
            messages.success(request, told)
            return redirect("indicators:population")
    population = queries.get_population()
    context = {
        "tables": [_table(population, day) for day in population.days[:SHOWN_DAYS]],
        "form": form if may_enter else None,
        "breadcrumbs": [{"label": _("Indicators"), "url": reverse("indicators:list")}],
    }
    return render(
        request, "indicators/population.html", context, status=422 if form.errors else 200
    )


def _table(population: queries.Population, day: date) -> dict[str, object]:
    """The figures of one day: the country, then its regions in their order."""
    found = population.on(day)
    names = [("", _("The whole country"))]
    names += [(region.code, in_language(region.name)) for region in pack().regions]
    return {"day": day, "rows": [(name, found[code]) for code, name in names if code in found]}
