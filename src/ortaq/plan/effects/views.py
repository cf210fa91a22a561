"""The page of an evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.engine.terms.errors import OrtaqError
from ortaq.picture.indicators.queries import list_indicators
from ortaq.plan.effects import drawings, permissions, queries, wording
from ortaq.plan.effects.forms import EvaluationForm
from ortaq.plan.measures.queries import get_measure
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.picture.indicators.models import Indicator
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor


@require_GET
@allow(permissions.READ)
def effect_page(request: HttpRequest, reference: str) -> HttpResponse:
    """How an indicator moved after the measure began."""
    actor = actor_of(request)
    measure = get_measure(actor, reference)
    asked = request.GET if "indicator" in request.GET else None
    form = EvaluationForm(asked, indicators=_computed(actor), initial=_first(measure))
    context: dict[str, object] = {
        "measure": measure,
        "form": form,
        "breadcrumbs": [
            {"label": _("Measures"), "url": reverse("measures:list")},
            {"label": measure.code, "url": reverse("measures:measure", args=[reference])},
        ],
    }
    if asked is not None and form.is_valid():
        values = form.cleaned_data
        try:
            found = queries.evaluate_measure(
                actor, values["indicator"], values["start"], frozenset(values["regions"])
            )
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            context |= _told(found)
    return render(request, "effects/effect.html", context, status=422 if form.errors else 200)


def _told(found: queries.Evaluation) -> dict[str, object]:
    return {
        "found": found,
        "chart": drawings.chart(found),
        "rows": list(zip(found.months, found.values, strict=True)),
        "series": wording.series_words(found),
        "comparison": wording.difference_words(found),
        "why_not": sentence(found.why_not) if found.why_not else "",
        "why_no_difference": sentence(found.why_no_difference) if found.why_no_difference else "",
        "assumptions": wording.assumptions(found),
    }


def _computed(actor: Actor) -> list[Indicator]:
    codes = set(queries.list_codes())
    return [one for one in list_indicators(actor) if one.code in codes]


def _first(measure: Measure) -> dict[str, str]:
    start = measure.start_on
    return {"start": f"{start:%Y-%m}" if start else ""}
