"""The form of a measure's content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.direction import Direction
from ortaq.plan.measures.forms.co_executors import CoExecutorBoxes, co_executor_boxes
from ortaq.plan.measures.forms.deadline import DeadlineForm, deadline_values
from ortaq.plan.measures.forms.fields import (
    LANGUAGES,
    DayInput,
    ThousandsField,
    add_trilingual,
    plain_number,
    trilingual_of,
    trilingual_values,
)
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.services import CoExecutorDraft, CostDraft, MeasureDraft
from ortaq.shared import clock
from ortaq.shared.labels import choices, label
from ortaq.shared.people.queries import list_organisations
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.forms.boundfield import BoundField

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.plan.measures.services import IndicatorDraft

_TEXTS = {
    "title": (_("In Kazakh"), _("In Russian"), _("In English")),
    "form_of_completion": (_("In Kazakh"), _("In Russian"), _("In English")),
    "rationale": (_("In Kazakh"), _("In Russian"), _("In English")),
    "no_indicator_reason": (_("In Kazakh"), _("In Russian"), _("In English")),
}
_ROWS = {"title": 4, "form_of_completion": 2, "rationale": 4, "no_indicator_reason": 2}


class MeasureForm(DeadlineForm):
    """Everything the secretariat writes about a measure, except its indicators."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    code = forms.CharField(
        label=_("Code"), help_text=_("Short and unique in the plan, such as LAW-1."), max_length=32
    )
    direction = forms.ChoiceField(label=_("Direction of the plan"))
    lead = forms.ChoiceField(label=_("Lead"), required=False)
    co_executors = forms.MultipleChoiceField(
        label=_("Co-executors"),
        help_text=_(
            "Financial organisations, telecom operators, civil society and international partners"
            " take part by agreement; the printed plan says so."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    start_on = forms.DateField(label=_("First day of the work"), required=False, widget=DayInput())
    no_funding = forms.BooleanField(label=_("No money is required"), required=False)
    reason = forms.CharField(
        label=_("What did you change, and why?"),
        help_text=_("Stands in the list of versions."),
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plan = plan
        existing = list_organisations(on=clock.today(), language=language())
        self._kinds = {body.code: body.group for body in existing}
        bodies = [(body.code, in_language(body.name)) for body in existing]
        self._choose("direction", choices("direction"))
        self._choose("lead", [("", _("nobody yet")), *bodies])
        self._choose("co_executors", bodies)
        for name, labels in _TEXTS.items():
            by_language = dict(zip(LANGUAGES, labels, strict=True))
            add_trilingual(
                self, name, by_language, rows=_ROWS[name], longest=2000, required=name == "title"
            )
        for source in CostSource:
            for year in plan.years:
                self.fields[_cost(source, year)] = ThousandsField(
                    label=f"{label(source, 'cost_source')}, {year}",
                    required=False,
                    max_length=40,
                )

    def _choose(self, name: str, values: Iterable[tuple[str, object]]) -> None:
        self.fields[name].choices = list(values)  # type: ignore[attr-defined]  # a ChoiceField

    def co_executor_boxes(self) -> CoExecutorBoxes:
        """The chosen organisations, and the others by kind."""
        return co_executor_boxes(self["co_executors"], self._kinds)

    def texts(self, name: str) -> list[BoundField]:
        """The three fields of a text, side by side."""
        return [self[f"{name}_{language}"] for language in LANGUAGES]

    def title_fields(self) -> list[BoundField]:
        """The title in three languages."""
        return self.texts("title")

    def form_fields(self) -> list[BoundField]:
        """The form of completion in three languages."""
        return self.texts("form_of_completion")

    def rationale_fields(self) -> list[BoundField]:
        """The rationale in three languages."""
        return self.texts("rationale")

    def reason_fields(self) -> list[BoundField]:
        """Why there is no indicator or baseline, in three languages."""
        return self.texts("no_indicator_reason")

    def cost_rows(self) -> list[tuple[str, list[BoundField]]]:
        """Source and its fields, one per year."""
        return [
            (source.value, [self[_cost(source, year)] for year in self._plan.years])
            for source in CostSource
        ]

    def draft(
        self, indicators: Iterable[IndicatorDraft], before: Measure | None = None
    ) -> MeasureDraft:
        """The content for the service; `before` keeps who of the co-executors agreed or not."""
        values = self.cleaned_data
        agreed = {
            body.organisation.code: body.by_agreement
            for body in (before.co_executors.all() if before else ())
        }
        kept = [code for code in agreed if code in values["co_executors"]]
        added = [code for code in values["co_executors"] if code not in agreed]
        return MeasureDraft(
            code=values["code"].strip(),
            direction=Direction(values["direction"]),
            title=trilingual_of(values, "title"),
            rationale=trilingual_of(values, "rationale"),
            form_of_completion=trilingual_of(values, "form_of_completion"),
            lead=values["lead"],
            start_on=values["start_on"],
            deadline=self.chosen_deadline(),
            co_executors=tuple(CoExecutorDraft(c, agreed.get(c)) for c in [*kept, *added]),
            costs=self._costs(),
            is_funding_required=not values["no_funding"],
            indicators=tuple(indicators),
            no_indicator_reason=trilingual_of(values, "no_indicator_reason"),
        )

    def _costs(self) -> tuple[CostDraft, ...]:
        found = (
            (year, source, self.cleaned_data[_cost(source, year)])
            for year in self._plan.years
            for source in CostSource
        )
        return tuple(CostDraft(*entry) for entry in found if entry[2] is not None)


def measure_values(measure: Measure) -> dict[str, object]:
    """What the form shows first."""
    texts: dict[str, str] = {}
    for name in _TEXTS:
        texts |= trilingual_values(name, getattr(measure, name))
    return {
        "version": measure.version,
        "code": measure.code,
        "direction": measure.direction,
        "lead": measure.lead.code if measure.lead else "",
        "co_executors": [body.organisation.code for body in measure.co_executors.all()],
        "start_on": measure.start_on,
        "no_funding": not measure.is_funding_required,
        **texts,
        **deadline_values(measure.deadline),
        **{
            _cost(CostSource(cost.source), cost.year): plain_number(cost.amount_thousand_kzt)
            for cost in measure.costs.all()
        },
    }


def _cost(source: CostSource, year: int) -> str:
    return f"cost_{source}_{year}"
