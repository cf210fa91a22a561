"""The form in which an organisation says what matters more."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from ortaq.shared.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.forms.boundfield import BoundField

_STEPS = (9, 7, 5, 3, 1, -3, -5, -7, -9)
"""How many times as much the first matters; below zero: the second. Source: Saaty's scale, odd steps."""


class JudgingForm(forms.Form):
    """One question for each pair of directions."""

    def __init__(self, *args: Any, directions: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pairs = tuple(combinations(directions, 2))
        words = {
            9: _("the first: absolutely"),
            7: _("the first: very much"),
            5: _("the first: clearly"),
            3: _("the first: somewhat"),
            1: _("both alike"),
            -3: _("the second: somewhat"),
            -5: _("the second: clearly"),
            -7: _("the second: very much"),
            -9: _("the second: absolutely"),
        }
        for a, b in self._pairs:
            self.fields[f"{a}-{b}"] = forms.TypedChoiceField(
                label=_("%(first)s or %(second)s")
                % {"first": _name(a), "second": label(b, "direction")},
                choices=[(step, words[step]) for step in _STEPS],
                coerce=int,
                initial=1,
            )

    def questions(self) -> list[BoundField]:
        """The fields in order."""
        return [self[f"{a}-{b}"] for a, b in self._pairs]

    def judged(self) -> dict[tuple[str, str], float]:
        """(a, b) to how many times as much a matters as b."""
        return {(a, b): _ratio(self.cleaned_data[f"{a}-{b}"]) for a, b in self._pairs}


def judged_values(judged: Mapping[tuple[str, str], float]) -> dict[str, int]:
    """What the form shows first."""
    return {
        f"{a}-{b}": round(ratio) if ratio >= 1 else -round(1 / ratio)
        for (a, b), ratio in judged.items()
    }


def _ratio(step: int) -> float:
    return float(step) if step > 0 else -1 / step


def _name(direction: str) -> str:
    return label(direction, "direction").capitalize()
