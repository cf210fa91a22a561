"""The form of the full record of a measure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.measures.cells import LANGUAGES, RECORD_TEXTS, cell_label
from ortaq.plan.measures.forms.fields import (
    DayInput,
    QuantityField,
    ThousandsField,
    add_trilingual,
    plain_number,
    trilingual_of,
    trilingual_values,
)
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.services.record_draft import (
    FundingDraft,
    MilestoneDraft,
    RecordDraft,
    RiskDraft,
)
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.forms.boundfield import BoundField

    from ortaq.plan.measures.models import Measure

SPARE_ROWS = 2
MOST_ROWS = 30
_STATES = ("requested", "approved", "spent")
_POINTS = ("low", "mode", "high")
_LANGUAGE_LABELS = {"kk": _("In Kazakh"), "ru": _("In Russian"), "en": _("In English")}
_LEVELS = [
    ("", "–"),
    ("1", _("1: very low")),
    ("2", _("2: low")),
    ("3", _("3: middle")),
    ("4", _("4: high")),
    ("5", _("5: very high")),
]


class MilestoneForm(forms.Form):
    """One dated step; without a title there is none."""

    title = forms.CharField(label=_("Milestone"), required=False, max_length=500)
    start_on = forms.DateField(label=_("Start"), required=False, widget=DayInput())
    due_on = forms.DateField(label=_("End"), required=False, widget=DayInput())
    depends_on = forms.CharField(
        label=_("After milestones"),
        help_text=_("Numbers of earlier ones, such as 1, 2."),
        required=False,
        max_length=60,
    )
    weight = QuantityField(label=_("Weight"), required=False, max_length=20)
    done_on = forms.DateField(label=_("Done on"), required=False, widget=DayInput())

    def clean_depends_on(self) -> tuple[int, ...]:
        """The numbers."""
        parts = [part.strip() for part in self.cleaned_data["depends_on"].split(",")]
        if any(part and not part.isdecimal() for part in parts):
            raise forms.ValidationError(_("Write numbers with commas between them."))
        return tuple(sorted({int(part) for part in parts if part}))

    def clean(self) -> dict[str, Any]:
        """A step has an end."""
        values = super().clean() or {}
        if values.get("title") and not values.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Give the milestone a day on which it ends."))
        return values

    def draft(self) -> MilestoneDraft | None:
        """The step, or None where nothing is written."""
        values = self.cleaned_data
        if not values["title"].strip():
            return None
        return MilestoneDraft(
            title=values["title"].strip(),
            due_on=values["due_on"],
            start_on=values["start_on"],
            depends_on=values["depends_on"],
            weight=values["weight"] or Decimal(1),
            done_on=values["done_on"],
        )


class RiskForm(forms.Form):
    """One risk; without words there is none."""

    text = forms.CharField(
        label=_("What may go wrong"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    probability = forms.ChoiceField(label=_("Probability"), choices=_LEVELS, required=False)
    impact = forms.ChoiceField(label=_("Impact"), choices=_LEVELS, required=False)
    mitigation = forms.CharField(
        label=_("What is done against it"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """A risk has both levels."""
        values = super().clean() or {}
        for name in ("probability", "impact"):
            if values.get("text") and not values.get(name):
                self.add_error(name, _("Choose a level."))
        return values

    def draft(self) -> RiskDraft | None:
        """The risk, or None where nothing is written."""
        values = self.cleaned_data
        if not values["text"].strip():
            return None
        return RiskDraft(
            text=values["text"].strip(),
            probability=int(values["probability"]),
            impact=int(values["impact"]),
            mitigation=values["mitigation"].strip(),
        )


class RecordForm(forms.Form):
    """Texts, expected effect and money; milestones and risks have forms of their own."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    low = QuantityField(label=_("At least"), required=False, max_length=40)
    mode = QuantityField(label=_("Most likely"), required=False, max_length=40)
    high = QuantityField(label=_("At most"), required=False, max_length=40)
    reason = forms.CharField(
        label=_("What did you change, and why?"),
        help_text=_("Stands in the list of versions."),
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines = sorted(
            {(c.year, c.source) for c in measure.costs.all()}
            | {(f.year, f.source) for f in measure.funding.all()}
        )
        for name in RECORD_TEXTS:
            add_trilingual(self, name, _LANGUAGE_LABELS, rows=3, longest=2000)  # type: ignore[arg-type]
        for year, source in self._lines:
            for state in _STATES:
                self.fields[f"{state}_{source}_{year}"] = ThousandsField(
                    label=cell_label(f"funding.{year}.{source}.{state}"),
                    required=False,
                    max_length=40,
                )

    def text_groups(self) -> list[tuple[str, str, list[BoundField]]]:
        """Name, label and three fields of each text."""
        return [
            (name, cell_label(name), [self[f"{name}_{language}"] for language in LANGUAGES])
            for name in RECORD_TEXTS
        ]

    def funding_rows(self) -> list[tuple[str, list[BoundField]]]:
        """Label and three fields of each line of money."""
        return [
            (
                f"{year}, {label(source, 'cost_source')}",
                [self[f"{state}_{source}_{year}"] for state in _STATES],
            )
            for year, source in self._lines
        ]

    def draft(self, milestones: Iterable[MilestoneForm], risks: Iterable[RiskForm]) -> RecordDraft:
        """The record for the service."""
        values = self.cleaned_data
        lines = [
            FundingDraft(
                year,
                CostSource(source),
                *(values[f"{state}_{source}_{year}"] for state in _STATES),
            )
            for year, source in self._lines
        ]
        return RecordDraft(
            texts={name: trilingual_of(values, name) for name in RECORD_TEXTS},
            effect=(values["low"], values["mode"], values["high"]),
            milestones=tuple(draft for form in milestones if (draft := form.draft())),
            risks=tuple(risk for one in risks if (risk := one.draft())),
            funding=tuple(
                one for one in lines if (one.requested, one.approved, one.spent) != (None,) * 3
            ),
        )


def record_values(measure: Measure) -> dict[str, object]:
    """What the form shows first."""
    record = getattr(measure, "record", None)
    values: dict[str, object] = {"version": measure.version}
    if record is not None:
        for name in RECORD_TEXTS:
            values |= trilingual_values(name, getattr(record, name))
        for point in _POINTS:
            values[point] = plain_number(getattr(record, f"effect_{point}"))
    for line in measure.funding.all():
        for state in _STATES:
            values[f"{state}_{line.source}_{line.year}"] = plain_number(getattr(line, state))
    return values


def milestone_values(measure: Measure) -> list[dict[str, object]]:
    """What the forms of the milestones show first."""
    return [
        {
            "title": step.title,
            "start_on": step.start_on,
            "due_on": step.due_on,
            "depends_on": ", ".join(map(str, step.depends_on)),
            "weight": plain_number(step.weight),
            "done_on": step.done_on,
        }
        for step in measure.milestones.order_by("position")
    ]


def risk_values(measure: Measure) -> list[dict[str, object]]:
    """What the forms of the risks show first."""
    return [
        {
            "text": risk.text,
            "probability": str(risk.probability),
            "impact": str(risk.impact),
            "mitigation": risk.mitigation,
        }
        for risk in measure.risks.order_by("position")
    ]
