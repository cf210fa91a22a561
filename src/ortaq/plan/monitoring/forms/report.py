"""The form of a progress report."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.measures.forms.fields import (
    DayInput,
    QuantityField,
    ThousandsField,
    plain_number,
)
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.plan.monitoring.services import ProofDraft, ReportDraft
from ortaq.shared.labels import choices, label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField

    from ortaq.plan.measures.models import Measure
    from ortaq.plan.monitoring.cycle import HalfYear
    from ortaq.plan.monitoring.models import ProgressReport

_WHOLE = 100
_TEXTS = {
    "done": {
        Language.KK: _("What was done, in Kazakh"),
        Language.RU: _("What was done, in Russian"),
        Language.EN: _("What was done, in English"),
    },
    "next_steps": {
        Language.KK: _("Next steps, in Kazakh"),
        Language.RU: _("Next steps, in Russian"),
        Language.EN: _("Next steps, in English"),
    },
    "obstacles": {
        Language.KK: _("What stands in the way, in Kazakh"),
        Language.RU: _("What stands in the way, in Russian"),
        Language.EN: _("What stands in the way, in English"),
    },
}


class ReportForm(forms.Form):
    """What a lead hands in on a measure for a half-year."""

    declared_status = forms.ChoiceField(label=_("How does it stand?"), widget=forms.RadioSelect)
    percent = forms.IntegerField(
        label=_("How much of the work is done, in per cent?"), min_value=0, max_value=_WHOLE
    )
    proof_title = forms.CharField(
        label=_("Document that proves it"),
        help_text=_("Its name, such as: order, act, report."),
        required=False,
        max_length=300,
    )
    proof_number = forms.CharField(
        label=_("Number of the document"), required=False, max_length=100
    )
    proof_date = forms.DateField(label=_("Date of the document"), required=False, widget=DayInput())
    proof_url = forms.URLField(
        label=_("Where everybody can read it"),
        required=False,
        max_length=1000,
        assume_scheme="https",
    )
    proof_file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG or plain text, at most 20 MB."),
        required=False,
    )

    def __init__(self, *args: Any, measure: Measure, period: HalfYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._year = period.year
        self.fields["declared_status"].choices = choices("declared_status")  # type: ignore[attr-defined]  # a choice field
        for name, labels in _TEXTS.items():
            for language, words in labels.items():
                self.fields[f"{name}_{language}"] = forms.CharField(
                    label=words,
                    required=False,
                    max_length=4000,
                    widget=forms.Textarea(attrs={"rows": 4, "lang": language.value}),
                )
        self._sources = _sources(measure)
        for source in self._sources:
            self.fields[f"spent_{source}"] = ThousandsField(
                label=label(source, "cost_source"), required=False, max_length=40
            )
        self._indicators = [one for one in measure.indicators.all() if one.indicator is None]
        for one in self._indicators:
            self.fields[f"value_{one.position}"] = QuantityField(
                label=f"{in_language(one.name)}, {in_language(one.unit)}",
                required=False,
                max_length=40,
            )

    def texts(self) -> list[tuple[str, str, list[BoundField]]]:
        """Heading, name, fields of the texts in three languages."""
        heads = {
            "done": _now("What was done"),
            "next_steps": _now("Next steps"),
            "obstacles": _now("What stands in the way"),
        }
        return [
            (heads[name], name, [self[f"{name}_{language}"] for language in Language])
            for name in _TEXTS
        ]

    def money(self) -> list[BoundField]:
        """The fields of money spent."""
        return [self[f"spent_{source}"] for source in self._sources]

    def numbers(self) -> list[BoundField]:
        """The fields of the indicators whose values the lead reports."""
        return [self[f"value_{one.position}"] for one in self._indicators]

    def proof(self) -> list[BoundField]:
        """The fields of the document."""
        return [self[f"proof_{name}"] for name in ("title", "number", "date", "url", "file")]

    def draft(self) -> ReportDraft:
        """The report for the service."""
        values = self.cleaned_data
        spent = {(self._year, one): values[f"spent_{one}"] for one in self._sources}
        numbers = {one.position: values[f"value_{one.position}"] for one in self._indicators}
        return ReportDraft(
            done=self._text("done"),
            next_steps=self._text("next_steps"),
            obstacles=self._text("obstacles"),
            declared_status=DeclaredStatus(values["declared_status"]),
            progress=Decimal(values["percent"]) / _WHOLE,
            spent={key: amount for key, amount in spent.items() if amount is not None},
            proofs=self._proofs(),
            values={position: one for position, one in numbers.items() if one is not None},
        )

    def _text(self, name: str) -> Trilingual:
        values = self.cleaned_data
        return Trilingual.of({one: values[f"{name}_{one}"].strip() for one in Language})

    def _proofs(self) -> tuple[ProofDraft, ...]:
        values = self.cleaned_data
        upload = values["proof_file"]
        names = ("title", "number", "date", "url", "file")
        if not any(values[f"proof_{name}"] for name in names):
            return ()
        return (
            ProofDraft(
                title=values["proof_title"],
                number=values["proof_number"],
                issued_on=values["proof_date"],
                url=values["proof_url"],
                content=upload.read() if upload else b"",
            ),
        )


def report_values(measure: Measure, report: ProgressReport | None) -> dict[str, object]:
    """What the form shows first: the version before, else the measure's own words."""
    if report is None:
        return {
            "declared_status": measure.declared_status,
            "percent": int(measure.progress * _WHOLE),
        }
    period_year = int(report.period[:4])
    return {
        "declared_status": report.declared_status,
        "percent": int(report.progress * _WHOLE),
        **{
            f"{name}_{language}": words
            for name in _TEXTS
            for language, words in getattr(report, name).as_dict().items()
        },
        **{
            f"spent_{one.source}": plain_number(one.amount_thousand_kzt)
            for one in report.spendings.all()
            if one.year == period_year
        },
        **{f"value_{one.position}": plain_number(one.value) for one in report.values.all()},
    }


def _sources(measure: Measure) -> list[str]:
    """The sources that the plan foresees; all where it foresees none but needs money."""
    planned = {cost.source for cost in measure.costs.all()}
    if not planned and not measure.is_funding_required:
        return []
    return [source.value for source in CostSource if source in planned or not planned]
