"""The fields of one indicator of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Language
from ortaq.picture.indicators.queries import list_indicators
from ortaq.plan.measures.forms.fields import (
    QuantityField,
    add_trilingual,
    plain_number,
    trilingual_of,
    trilingual_values,
)
from ortaq.plan.measures.services import IndicatorDraft
from ortaq.shared.actors import SYSTEM
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.forms.boundfield import BoundField

    from ortaq.picture.indicators.models import Indicator
    from ortaq.plan.measures.models import MeasureIndicator

_NAMES = {
    Language.KK: _("Indicator in Kazakh"),
    Language.RU: _("Indicator in Russian"),
    Language.EN: _("Indicator in English"),
}
_UNITS = {
    Language.KK: _("Unit in Kazakh"),
    Language.RU: _("Unit in Russian"),
    Language.EN: _("Unit in English"),
}


class IndicatorForm(forms.Form):
    """An indicator; all fields empty mean that there is none."""

    baseline = QuantityField(
        label=_("Baseline: where we stand today"),
        help_text=_("Leave it empty where nobody has measured it, and say why further below."),
        required=False,
        max_length=40,
    )

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._years = list(years)
        passports = [(one.code, f"{one.code} {in_language(one.name)}") for one in _passports()]
        self.fields["code"] = forms.ChoiceField(
            label=_("Its value comes from"),
            help_text=_(
                "An indicator of the picture; its unit and that of the measure must agree."
            ),
            choices=[("", _("the lead’s reports")), *passports],
            required=False,
        )
        add_trilingual(self, "name", _NAMES, rows=2, longest=500)
        add_trilingual(self, "unit", _UNITS, rows=1, longest=100)
        for year in self._years:
            self.fields[f"target_{year}"] = QuantityField(
                label=str(year), required=False, max_length=40
            )

    def targets(self) -> list[BoundField]:
        """The fields of the yearly targets."""
        return [self[f"target_{year}"] for year in self._years]

    def clean(self) -> dict[str, Any]:
        """An indicator with numbers has a name."""
        values = super().clean() or {}
        filled = [name for name, value in values.items() if value not in {None, ""}]
        if filled and not any(name.startswith("name_") for name in filled):
            self.add_error("name_kk", _("Name the indicator."))
        return values

    def draft(self) -> IndicatorDraft | None:
        """The indicator for the service, or None where nothing is filled in."""
        values = self.cleaned_data
        if not any(value not in {None, ""} for value in values.values()):
            return None
        targets = {year: values[f"target_{year}"] for year in self._years}
        return IndicatorDraft(
            name=trilingual_of(values, "name"),
            unit=trilingual_of(values, "unit"),
            baseline=values["baseline"],
            targets={year: value for year, value in targets.items() if value is not None},
            code=values["code"],
        )


def _passports() -> list[Indicator]:
    return list_indicators(SYSTEM)


def indicator_values(indicator: MeasureIndicator) -> dict[str, str]:
    """What the fields show first."""
    return {
        **trilingual_values("name", indicator.name),
        **trilingual_values("unit", indicator.unit),
        "baseline": plain_number(indicator.baseline),
        "code": indicator.indicator.code if indicator.indicator else "",
        **{f"target_{year}": plain_number(v) for year, v in indicator.targets_by_year.items()},
    }
