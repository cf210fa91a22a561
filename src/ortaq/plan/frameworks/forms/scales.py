"""The scales of a draft: titles, and steps with a value and a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.framework import Scale, ScaleStep
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.frameworks.forms.texts import add_texts, spread, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.forms.boundfield import BoundField

SPARE = 2
"""Empty rows for further steps."""


class ScalesForm(forms.Form):
    """All scales of a framework; a step without a value is dropped."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, scales: Sequence[Scale], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._scales = scales
        for place, scale in enumerate(scales):
            add_texts(self, f"scale{place}_title", _("Title of the scale"), 0)
            for row in range(len(scale.steps) + SPARE):
                self.fields[f"scale{place}_{row}_value"] = forms.IntegerField(
                    label=_("Value"), required=False, min_value=-1000, max_value=1000
                )
                add_texts(self, f"scale{place}_{row}_label", _("Name of the step"), 0)

    def scale_rows(self) -> Iterator[dict[str, object]]:
        """The fields of each scale."""
        for place, scale in enumerate(self._scales):
            yield {
                "code": scale.code,
                "title": self._trio(f"scale{place}_title"),
                "steps": [
                    {
                        "value": self[f"scale{place}_{row}_value"],
                        "label": self._trio(f"scale{place}_{row}_label"),
                    }
                    for row in range(len(scale.steps) + SPARE)
                ],
            }

    def _trio(self, name: str) -> list[BoundField]:
        return [self[f"{name}_{language}"] for language in ("kk", "ru", "en")]

    def clean(self) -> dict[str, Any]:
        """Two steps at least, no value twice, and each with a name."""
        values = super().clean() or {}
        for place, scale in enumerate(self._scales):
            found = [
                (row, values.get(f"scale{place}_{row}_value"))
                for row in range(len(scale.steps) + SPARE)
            ]
            numbers = [value for _row, value in found if value is not None]
            if len(numbers) < 2 or len(set(numbers)) < len(numbers):
                self.add_error(
                    f"scale{place}_0_value",
                    _("A scale has two steps at least, of different values."),
                )
            for row, value in found:
                name = f"scale{place}_{row}_label"
                if value is not None and words_in(values, name) == Trilingual():
                    self.add_error(f"{name}_kk", _("Write it in one language at least."))
        return values

    def scales(self) -> tuple[Scale, ...]:
        """The scales for the service, their steps by value."""
        return tuple(
            Scale(
                scale.code,
                words_in(self.cleaned_data, f"scale{place}_title"),
                tuple(sorted(self._steps(place, scale), key=lambda step: step.value)),
            )
            for place, scale in enumerate(self._scales)
        )

    def _steps(self, place: int, scale: Scale) -> Iterator[ScaleStep]:
        for row in range(len(scale.steps) + SPARE):
            value = self.cleaned_data.get(f"scale{place}_{row}_value")
            if value is not None:
                yield ScaleStep(value, words_in(self.cleaned_data, f"scale{place}_{row}_label"))


def scale_values(scales: Sequence[Scale]) -> Mapping[str, object]:
    """The starting values of the form."""
    values: dict[str, object] = {}
    for place, scale in enumerate(scales):
        values |= spread(f"scale{place}_title", scale.title)
        for row, step in enumerate(scale.steps):
            values[f"scale{place}_{row}_value"] = step.value
            values |= spread(f"scale{place}_{row}_label", step.label)
    return values
