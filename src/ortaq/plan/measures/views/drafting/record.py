"""The full record of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures import permissions, queries
from ortaq.plan.measures.forms.record import (
    MOST_ROWS,
    SPARE_ROWS,
    MilestoneForm,
    RecordForm,
    RiskForm,
    milestone_values,
    record_values,
    risk_values,
)
from ortaq.plan.measures.services.drafting.record import reach_milestone, write_record
from ortaq.plan.measures.views.drafting.parts import way_to
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_Row = TypeVar("_Row", MilestoneForm, RiskForm)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """The form of the full record; what was typed stays when something is refused."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    data = request.POST if request.method == "POST" else None
    form = RecordForm(data, measure=measure, initial=record_values(measure))
    steps = _rows(request, MilestoneForm, "milestone", milestone_values(measure))
    risks = _rows(request, RiskForm, "risk", risk_values(measure))
    every = [form, *steps, *risks]
    if data is not None and all([one.is_valid() for one in every]):  # noqa: C419 - each shows its errors
        try:
            write_record(
                actor=actor,
                measure=measure,
                draft=form.draft(steps, risks),
                version=form.cleaned_data["version"],
                reason=form.cleaned_data["reason"],
            )
        except OrtaqError as error:
            if error.code == "measure_changed":
                again = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
                again["version"] = str(measure.version)
                form.data = again
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The full record is saved."))
            return redirect("measures:measure", reference=reference)
    context = {
        "measure": measure,
        "form": form,
        "milestones": steps,
        "risks": risks,
        "errors": [
            {"id": one[name].auto_id, "message": f"{one[name].label}: {message}"}
            for one in (*steps, *risks)
            for name, found in one.errors.items()
            for message in found
        ],
        "breadcrumbs": way_to(measure),
    }
    status = 422 if any(one.errors for one in every) else 200
    return render(request, "measures/record_edit.html", context, status=status)


@require_POST
@allow(permissions.REPORT)
def reach(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """The lead says that a milestone is reached today, or that it is not."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    on = None if request.POST.get("then") == "undo" else clock.today()
    reach_milestone(actor=actor, measure=measure, position=position, on=on)
    return redirect("measures:measure", reference=reference)


def _rows(
    request: HttpRequest, kind: type[_Row], prefix: str, stored: list[dict[str, object]]
) -> list[_Row]:
    data = request.POST if request.method == "POST" else None
    count: int = len(stored) + SPARE_ROWS
    if data is not None:
        asked = str(data.get(f"{prefix}s", ""))
        count = min(int(asked) if asked.isdecimal() else count, MOST_ROWS)
    values = [*stored, *([{}] * max(0, count - len(stored)))]
    return [
        kind(data, prefix=f"{prefix}-{i}", initial=initial)
        for i, initial in enumerate(values[:count])
    ]
