"""What is to be evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from ortaq.picture.indicators.periods import BadPeriod, Frequency, Period
from ortaq.shared.country import pack
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.picture.indicators.models import Indicator


class EvaluationForm(forms.Form):
    """An indicator, a month, and maybe regions."""

    indicator = forms.ChoiceField(label=gettext_lazy("Indicator"))
    start = forms.CharField(
        label=gettext_lazy("First month in which the measure works"),
        help_text=gettext_lazy("Such as 2026-03."),
        max_length=7,
    )
    regions = forms.MultipleChoiceField(
        label=gettext_lazy("Regions where it was taken"),
        help_text=gettext_lazy("No region: the whole country, without a comparison."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, indicators: Iterable[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices("indicator", [(one.code, in_language(one.name)) for one in indicators])
        self._choices("regions", [(one.code, in_language(one.name)) for one in pack().regions])

    def _choices(self, name: str, options: list[tuple[str, str]]) -> None:
        self.fields[name].choices = options  # type: ignore[attr-defined]  # a choice field

    def clean_start(self) -> str:
        """A month."""
        try:
            period = Period.parse(str(self.cleaned_data["start"]).strip())
        except BadPeriod as error:
            raise forms.ValidationError(gettext_lazy("Write a month, such as 2026-03.")) from error
        if period.frequency != Frequency.MONTH:
            raise forms.ValidationError(gettext_lazy("Write a month, such as 2026-03."))
        return period.code
