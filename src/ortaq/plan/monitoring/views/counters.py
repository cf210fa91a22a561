"""Counter reports of civil society."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.queries import get_measure
from ortaq.plan.monitoring import permissions, queries, services
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.forms import CounterForm, ModerateForm
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence
from ortaq.shared.words import language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@allow(permissions.COUNTER)
def file(request: HttpRequest, reference: str) -> HttpResponse:
    """Write a counter report on the half-year that is being reported on."""
    actor = actor_of(request)
    measure = get_measure(actor, reference)
    if not queries.may_counter(actor):
        raise services.NotCivilSociety
    period = HalfYear.last_ended(clock.today())
    own = next(
        (
            one
            for one in queries.list_counters(actor, measure=measure)
            if one.organisation_id == actor.organisation_id and one.period == period.code
        ),
        None,
    )
    form = CounterForm(
        request.POST or None, initial={"text": own.text, "url": own.url} if own else None
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        services.file_counter_report(
            actor=actor,
            measure=measure,
            period=period,
            text=values["text"],
            language=language(),
            url=values["url"],
        )
        messages.success(
            request,
            _(
                "It is handed in. The secretariat may withhold it only for insults or personal data."
            ),
        )
        return redirect("monitoring:public_measure", reference=reference)
    context = {
        "measure": measure,
        "period": period,
        "form": form,
        "breadcrumbs": [
            {
                "label": measure.code,
                "url": reverse("monitoring:public_measure", args=[reference]),
            }
        ],
    }
    return render(request, "monitoring/counter.html", context, status=422 if form.errors else 200)


@require_POST
@allow(permissions.MANAGE)
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a counter report, or withhold it with a reason."""
    actor = actor_of(request)
    found = queries.get_counter(actor, pk)
    form = ModerateForm(request.POST)
    values = form.cleaned_data if form.is_valid() else {}
    try:
        services.moderate_counter_report(
            actor=actor,
            report=found,
            ground=str(values.get("ground", "")),
            reason=str(values.get("reason", "")),
        )
    except OrtaqError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("The answer is recorded."))
    return redirect("monitoring:public_measure", reference=found.measure.reference)
