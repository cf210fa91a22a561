"""Writing a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.gaps.queries import get_gap
from ortaq.plan.measures import permissions, queries, services
from ortaq.plan.measures.forms import (
    IndicatorForm,
    LinkForm,
    MeasureForm,
    indicator_values,
    measure_values,
)
from ortaq.plan.measures.forms.drafting import (
    TypicalForm,
    gap_values,
    typed_values,
    typical_indicator,
    typical_values,
)
from ortaq.plan.measures.queries.drafting.differences import compare
from ortaq.plan.measures.queries.drafting.drafts import find_draft
from ortaq.plan.measures.queries.drafting.typical import find_start, list_typical
from ortaq.plan.measures.queries.drafting.versions import body_names
from ortaq.plan.measures.services.drafting.drafts import BothChanged, save_together
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from decimal import Decimal

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.measures.models import Measure, PersonalDraft, Plan
    from ortaq.plan.measures.services import MeasureDraft

MOST_INDICATORS = 20
CHOICE = "choice-"
"""Before the name of a cell, where the writer chose between two values."""
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
            measure = services.add_measure(
                actor=actor, plan=plan, draft=draft, closes=writing.closes()
            )
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
            merged = save_together(
                actor=actor,
                measure=measure,
                draft=draft,
                version=writing.version(),
                reason=writing.form.cleaned_data["reason"],
                chosen=_chosen(request),
            )
        except BothChanged as both:
            return _choose(request, measure, both)
        except OrtaqError as error:
            writing.refuse(error)
        else:
            messages.success(request, _("The measure is changed."))
            if merged.content:
                messages.info(
                    request,
                    _("Somebody else saved meanwhile; both changes are in the measure now."),
                )
            return redirect("measures:measure", reference=reference)
    return writing.page()


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Cell to "mine" or "theirs", as the writer chose on the page of the two contents."""
    return {
        name.removeprefix(CHOICE): str(value)
        for name, value in request.POST.items()
        if name.startswith(CHOICE)
    }


def _choose(request: HttpRequest, measure: Measure, both: BothChanged) -> HttpResponse:
    """Both values of every cell that two people changed, side by side."""
    bodies, theirs = body_names(), both.merged.content
    names = {change.cell: change for change in compare(theirs, both.mine, bodies)}
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and not name.startswith(CHOICE)
    ]
    context = {
        "measure": measure,
        "conflicts": [names[cell] for cell in both.merged.conflicts],
        "taken": len(both.merged.taken),
        "typed": typed,
        "breadcrumbs": [{"label": _("Measures"), "url": reverse("measures:list")}],
    }
    return render(request, "measures/choose_between.html", context, status=409)


class _Writing:
    """The form of a measure with those of its indicators, as one page."""

    def __init__(self, request: HttpRequest, plan: Plan, measure: Measure | None) -> None:
        self._request, self._plan, self._measure = request, plan, measure
        data = request.POST if request.method == "POST" else None
        actor, start = actor_of(request), None
        self._gap: Gap | None = None
        self.link: LinkForm | None = None
        initial = measure_values(measure) if measure else {"version": 0}
        if measure is None and (asked_gap := request.GET.get("gap", "")):
            self._gap = get_gap(actor, asked_gap)
            self.link = LinkForm(data, gaps=[self._gap])
            initial |= gap_values(self._gap)
        if measure is None:
            start = find_start(actor, request.GET.get("template", ""), plan, on=clock.today())
            initial |= typical_values(start)
        self.form = MeasureForm(data, plan=plan, initial=initial)
        self.own = find_draft(actor, measure) if measure and data is None else None
        stored = list(measure.indicators.all()) if measure else []
        count = len(stored) + 1
        if data is not None:
            asked = str(data.get("indicators", ""))
            count = min(int(asked) if asked.isdecimal() else count, MOST_INDICATORS)
        elif self.own is not None:
            asked = str((self.own.typed.get("indicators") or [""])[0])
            count = min(int(asked) if asked.isdecimal() else count, MOST_INDICATORS)
        values = [indicator_values(indicator) for indicator in stored]
        values += [typical_indicator(start)] + [{}] * (count - len(values) - 1)
        self.indicators = [
            IndicatorForm(data, years=plan.years, prefix=f"indicator-{i}", initial=initial)
            for i, initial in enumerate(values[:count])
        ]
        if self.own is not None:
            self._show(self.own)

    def _show(self, own: PersonalDraft) -> None:
        """Put what was typed before into the fields."""
        typed = QueryDict(mutable=True)
        for name, values in own.typed.items():
            typed.setlist(name, values)
        self.form.initial = {**typed_values(self.form, typed), "version": own.base}
        for indicator in self.indicators:
            indicator.initial = dict(typed_values(indicator, typed))

    def draft(self) -> MeasureDraft | None:
        """The content typed, or None where nothing was sent or something is wrong."""
        if self._request.method != "POST":
            return None
        sound = [form.is_valid() for form in self._forms()]  # each shows its errors
        if not all(sound):
            return None
        drafts = (form.draft() for form in self.indicators)
        return self.form.draft([draft for draft in drafts if draft], self._measure)

    def closes(self) -> tuple[Gap, Decimal] | None:
        """The gap that the new measure starts from, and the part of it that it closes."""
        return (self._gap, self.link.share()) if self._gap and self.link else None

    def _typical_form(self) -> TypicalForm:
        return TypicalForm(initial=self._request.GET.dict(), typical=list_typical(self._gap))

    def _forms(self) -> list[Form]:
        return [self.form, *([self.link] if self.link else []), *self.indicators]

    def version(self) -> int:
        """The version of the measure that the writer had before him."""
        return int(self.form.cleaned_data["version"])

    def refuse(self, error: OrtaqError) -> None:
        """Say beside the field why the content is refused."""
        self.form.add_error(_FIELD_OF.get(error.code), sentence(error))

    def page(self) -> HttpResponse:
        """The form with its errors."""
        refused = any(form.errors for form in self._forms())
        context = {
            "plan": self._plan,
            "measure": self._measure,
            "form": self.form,
            "link_form": self.link,
            "gap": self._gap,
            "typical_form": None if self._measure else self._typical_form(),
            "indicators": self.indicators,
            "own": self.own,
            "is_behind": bool(
                self.own and self._measure and self.own.base != self._measure.version
            ),
            "indicator_errors": [
                {"id": form[name].auto_id, "message": f"{form[name].label}: {message}"}
                for form in self.indicators
                for name, found in form.errors.items()
                for message in found
            ],
            "breadcrumbs": [{"label": _("Measures"), "url": reverse("measures:list")}],
        }
        return render(self._request, "measures/edit.html", context, status=422 if refused else 200)
