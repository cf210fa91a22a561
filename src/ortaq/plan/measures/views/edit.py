"""Writing a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures import permissions, queries, services
from ortaq.plan.measures.forms import (
    IndicatorForm,
    MeasureForm,
    indicator_values,
    measure_values,
)
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.plan.measures.services import MeasureDraft

MOST_INDICATORS = 20
_FIELD_OF = {
    "measure_code_taken": "code",
    "measure_without_title": "title_kk",
    "start_after_due": "start_on",
    "deadline_is_fixed": "deadline_kind",
    "cost_not_required": "no_funding",
}


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    """An empty form, and the measure it makes."""
    actor = actor_of(request)
    plan = queries.get_plan(actor, request.GET.get("plan", ""))
    writing = _Writing(request, plan, None)
    if (draft := writing.draft()) is not None:
        try:
            measure = services.add_measure(actor=actor, plan=plan, draft=draft)
        except OrtaqError as error:
            writing.refuse(error)
        else:
            messages.success(request, _("The measure is in the plan."))
            return redirect("measures:measure", reference=measure.reference)
    return writing.page()


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """The form of a measure; what was typed stays when something is refused."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    writing = _Writing(request, measure.plan, measure)
    if (draft := writing.draft()) is not None:
        try:
            services.change_measure(
                actor=actor, measure=measure, draft=draft, version=writing.version()
            )
        except OrtaqError as error:
            writing.refuse(error)
        else:
            messages.success(request, _("The measure is changed."))
            return redirect("measures:measure", reference=reference)
    return writing.page()


class _Writing:
    """The form of a measure with those of its indicators, as one page."""

    def __init__(self, request: HttpRequest, plan: Plan, measure: Measure | None) -> None:
        self._request, self._plan, self._measure = request, plan, measure
        data = request.POST if request.method == "POST" else None
        initial = measure_values(measure) if measure else {"version": 0}
        self.form = MeasureForm(data, plan=plan, initial=initial)
        stored = list(measure.indicators.all()) if measure else []
        count = len(stored) + 1
        if data is not None:
            asked = str(data.get("indicators", ""))
            count = min(int(asked) if asked.isdecimal() else count, MOST_INDICATORS)
        values = [indicator_values(indicator) for indicator in stored]
        values += [{}] * (count - len(values))
        self.indicators = [
            IndicatorForm(data, years=plan.years, prefix=f"indicator-{i}", initial=initial)
            for i, initial in enumerate(values[:count])
        ]

    def draft(self) -> MeasureDraft | None:
        """The content typed, or None where nothing was sent or something is wrong."""
        if self._request.method != "POST":
            return None
        sound = [form.is_valid() for form in (self.form, *self.indicators)]  # each shows its errors
        if not all(sound):
            return None
        drafts = (form.draft() for form in self.indicators)
        return self.form.draft([draft for draft in drafts if draft], self._measure)

    def version(self) -> int:
        """The version of the measure that the writer had before him."""
        return int(self.form.cleaned_data["version"])

    def refuse(self, error: OrtaqError) -> None:
        """Say beside the field why the content is refused."""
        if error.code == "measure_changed" and self._measure is not None:
            again = self.form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
            again["version"] = str(self._measure.version)
            self.form.data = again
        self.form.add_error(_FIELD_OF.get(error.code), sentence(error))

    def page(self) -> HttpResponse:
        """The form with its errors."""
        refused = any(form.errors for form in [self.form, *self.indicators])
        context = {
            "plan": self._plan,
            "measure": self._measure,
            "form": self.form,
            "indicators": self.indicators,
            "indicator_errors": [
                {"id": form[name].auto_id, "message": f"{form[name].label}: {message}"}
                for form in self.indicators
                for name, found in form.errors.items()
                for message in found
            ],
            "breadcrumbs": [{"label": _("Measures"), "url": reverse("measures:list")}],
        }
        return render(self._request, "measures/edit.html", context, status=422 if refused else 200)
