"""Forms of passports, targets and values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.picture.indicators.models import Direction
from ortaq.picture.indicators.periods import Frequency, Period
from ortaq.picture.indicators.services import PassportDraft
from ortaq.shared import clock
from ortaq.shared.labels import choices
from ortaq.shared.people.queries import list_organisations
from ortaq.shared.sentences import sentence
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField

    from ortaq.picture.indicators.models import Indicator

_TEXTS = {"name": 2, "definition": 4, "limits": 3, "unit_words": 1, "source": 2}
_LANGUAGE_WORDS = {
    Language.KK: gettext_lazy("In Kazakh"),
    Language.RU: gettext_lazy("In Russian"),
    Language.EN: gettext_lazy("In English"),
}


class PassportForm(forms.Form):
    """A passport in three languages."""

    code = forms.RegexField(
        label=gettext_lazy("Code"), regex=r"^[A-Za-z0-9-]{2,32}$", help_text="TRAINED-STAFF"
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)
    direction = forms.ChoiceField(label=gettext_lazy("What is better"))
    frequency = forms.ChoiceField(label=gettext_lazy("How often"))
    places = forms.IntegerField(label=gettext_lazy("Decimals"), min_value=0, max_value=4)
    owner = forms.ChoiceField(label=gettext_lazy("Owner"), required=False)
    baseline = forms.DecimalField(
        label=gettext_lazy("Baseline"), max_digits=20, decimal_places=4, required=False
    )
    baseline_period = forms.CharField(
        label=gettext_lazy("Period of the baseline"),
        help_text=gettext_lazy("Such as 2025, 2025H2 or 2025-12."),
        max_length=8,
        required=False,
    )
    is_public = forms.BooleanField(label=gettext_lazy("Everybody may see it"), required=False)
    reason = forms.CharField(label=gettext_lazy("Why it changes"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in _TEXTS.items():
            for code, words in _LANGUAGE_WORDS.items():
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=words,
                    required=name in {"name", "definition"} and code != Language.EN,
                    max_length=2000,
                    widget=forms.Textarea(attrs={"rows": rows, "lang": code.value}),
                )
        bodies = list_organisations(on=clock.today(), language=language())
        self._bodies = {body.code: body for body in bodies}
        options = [(body.code, in_language(body.name)) for body in bodies]
        self._choices("owner", [("", _("none")), *options])
        self._choices("direction", list(choices("better")))
        self._choices("frequency", list(choices("frequency")))

    def _choices(self, name: str, options: list[Any]) -> None:
        self.fields[name].choices = options  # type: ignore[attr-defined]  # a ChoiceField

    def texts(self) -> list[tuple[str, list[BoundField]]]:
        """Head and three fields of each text."""
        heads = {
            "name": _("Name"),
            "definition": _("What is counted"),
            "limits": _("What it does not say"),
            "unit_words": _("Unit"),
            "source": _("Where it comes from"),
        }
        return [(heads[name], [self[f"{name}_{code}"] for code in Language]) for name in _TEXTS]

    def clean_baseline_period(self) -> str:
        """A period that can be read."""
        code = str(self.cleaned_data["baseline_period"]).strip()
        if code:
            try:
                Period.parse(code)
            except OrtaqError as error:
                raise forms.ValidationError(sentence(error)) from error
        return code

    def draft(self) -> PassportDraft:
        """What the form says."""
        values = self.cleaned_data
        texts = {
            name: Trilingual.of({code: values[f"{name}_{code}"].strip() for code in Language})
            for name in _TEXTS
        }
        return PassportDraft(
            **texts,
            places=values["places"],
            direction=Direction(values["direction"]),
            frequency=Frequency(values["frequency"]),
            owner=self._bodies.get(values["owner"]),
            baseline=values["baseline"],
            baseline_period=values["baseline_period"],
            is_public=values["is_public"],
        )


class TargetForm(forms.Form):
    """The target of a year."""

    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2000, max_value=2100)
    value = forms.DecimalField(
        label=gettext_lazy("Target"),
        help_text=gettext_lazy("Empty takes the target away."),
        max_digits=20,
        decimal_places=4,
        required=False,
    )


class ValueForm(forms.Form):
    """The value of a period."""

    period = forms.CharField(
        label=gettext_lazy("Period"),
        help_text=gettext_lazy("Such as 2026H1, 2026Q2, 2026-03 or 2026."),
        max_length=8,
    )
    value = forms.DecimalField(
        label=gettext_lazy("Value"),
        help_text=gettext_lazy("Empty: not known."),
        max_digits=20,
        decimal_places=4,
        required=False,
    )
    source = forms.CharField(label=gettext_lazy("Source"), max_length=500)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=500, required=False)

    def clean_period(self) -> Period:
        """A period that can be read."""
        try:
            return Period.parse(str(self.cleaned_data["period"]).strip())
        except OrtaqError as error:
            raise forms.ValidationError(sentence(error)) from error


def passport_values(indicator: Indicator) -> dict[str, Any]:
    """What the form of a passport shows first."""
    texts = {
        f"{name}_{code}": getattr(indicator, name).as_dict()[code]
        for name in _TEXTS
        for code in Language
    }
    return {
        **texts,
        "code": indicator.code,
        "version": indicator.version,
        "direction": indicator.direction,
        "frequency": indicator.frequency,
        "places": indicator.places,
        "owner": indicator.owner.code if indicator.owner else "",
        "baseline": indicator.baseline,
        "baseline_period": indicator.baseline_period,
        "is_public": indicator.is_public,
    }
