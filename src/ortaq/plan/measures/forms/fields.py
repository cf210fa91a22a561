"""Fields of the forms about measures."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from ortaq.engine.exchange.values.amounts import AmountReader
from ortaq.engine.exchange.values.problem import ValueProblem
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.shared.country import pack
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

LANGUAGES = tuple(Language)
_LARGEST = Decimal(10) ** 12
_PLACES = Decimal("0.001")


class ThousandsField(forms.CharField):
    """A sum in thousand tenge, as people write sums."""

    def clean(self, value: Any) -> Decimal | None:
        """The sum, or None for an empty field."""
        currency = pack()
        try:
            found = AmountReader(currency.currency, currency.currency_words).read(
                super().clean(value)
            )
        except ValueProblem as problem:
            raise forms.ValidationError(sentence(problem)) from problem
        if found is not None and found >= _LARGEST:
            raise forms.ValidationError(
                _("This sum is impossibly large. Write thousands of tenge.")
            )
        return found


class QuantityField(forms.CharField):
    """A number with a decimal comma or point and with spaces between thousands."""

    def clean(self, value: Any) -> Decimal | None:
        """The number, or None for an empty field."""
        text = "".join(super().clean(value).split()).replace(",", ".")
        if not text:
            return None
        try:
            number = Decimal(text).quantize(_PLACES)
        except InvalidOperation:
            number = _LARGEST
        if not number.is_finite() or abs(number) >= _LARGEST:
            raise forms.ValidationError(_("This is not a number. Write digits, such as 12,5."))
        return number


class DayInput(forms.DateInput):
    """A day, picked from the browser's calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def add_trilingual(
    form: forms.Form,
    name: str,
    labels: Mapping[Language, str | _StrPromise],
    *,
    rows: int,
    longest: int,
    required: bool = False,
) -> None:
    """Give a form one field per language: `<name>_kk`, `<name>_ru`, `<name>_en`."""
    for language in LANGUAGES:
        form.fields[f"{name}_{language}"] = forms.CharField(
            label=labels[language],
            required=required and language != Language.EN,
            max_length=longest,
            widget=forms.Textarea(attrs={"rows": rows, "lang": language.value}),
        )


def trilingual_of(values: Mapping[str, Any], name: str) -> Trilingual:
    """The text of the three fields."""
    return Trilingual.of({lang: str(values[f"{name}_{lang}"]).strip() for lang in LANGUAGES})


def trilingual_values(name: str, text: Trilingual) -> dict[str, str]:
    """What the three fields show first."""
    return {f"{name}_{language}": value for language, value in text.as_dict().items()}


def plain_number(value: Decimal | None) -> str:
    """A number as a field shows it first."""
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")
