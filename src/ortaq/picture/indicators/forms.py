"""Forms of passports, targets, values and the population."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.picture.indicators.models import Direction
from ortaq.picture.indicators.periods import Frequency, Period
from ortaq.picture.indicators.services import PassportDraft, PopulationEntry
from ortaq.picture.indicators.services.population import MOST_PERSONS
from ortaq.shared import clock
from ortaq.shared.country import pack
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


class PopulationForm(forms.Form):
    """The inhabitants of each region on the first day of a year."""

    year = forms.IntegerField(label=gettext_lazy("1 January of the year"), min_value=1990)
    source = forms.CharField(
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("Who counted, the title of the publication, its date."),
        max_length=500,
    )
    is_verified = forms.BooleanField(
        label=gettext_lazy("It is an official publication"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [("", _("The whole country"))]
        names += [(region.code, in_language(region.name)) for region in pack().regions]
        self._regions = {f"persons_{code or 'all'}": code for code, _words in names}
        for code, words in names:
            self.fields[f"persons_{code or 'all'}"] = forms.IntegerField(
                label=words, min_value=1, max_value=MOST_PERSONS, required=False, localize=False
            )
        self.fields["persons_all"].help_text = _(
            "Empty: the sum of the regions, where every region is given."
        )

    def regions(self) -> list[BoundField]:
        """The fields of the numbers."""
        return [self[name] for name in self._regions]

    def clean(self) -> dict[str, Any]:
        """At least one number, of a year that has begun."""
        values = super().clean() or self.cleaned_data
        if not self.errors and not any(values.get(name) for name in self._regions):
            raise forms.ValidationError(_("Give at least one number."))
        return values

    def entries(self) -> list[PopulationEntry]:
        """The figures that are given."""
        values = self.cleaned_data
        return [
            PopulationEntry(
                on=date(values["year"], 1, 1),
                region=code,
                persons=values[name],
                source=values["source"],
                is_verified=values["is_verified"],
            )
            for name, code in self._regions.items()
            if values[name]
        ]
