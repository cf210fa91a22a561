"""An expert's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.plan.measures.forms.fields import QuantityField, plain_number
from ortaq.plan.surveys.services import EstimateDraft

if TYPE_CHECKING:
    from ortaq.plan.surveys.models import SurveyQuestion
    from ortaq.plan.surveys.queries import Spot

_NUMBERS = ("low", "likely", "high")


class EstimateForm(forms.Form):
    """Three numbers (or one) with a reason, or that he can't judge."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    low = QuantityField(label=gettext_lazy("At the lowest"), required=False, max_length=30)
    likely = QuantityField(label=gettext_lazy("Most likely"), required=False, max_length=30)
    high = QuantityField(label=gettext_lazy("At the highest"), required=False, max_length=30)
    cannot_judge = forms.BooleanField(
        label=gettext_lazy("I can't judge"),
        help_text=gettext_lazy("Then leave the numbers empty; your answer does not count in them."),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Your reason"),
        help_text=gettext_lazy(
            "The other experts read it without your name: write nothing by which one could know you."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, question: SurveyQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not question.wants_range:
            del self.fields["low"], self.fields["high"]
        for name in self.numbers_asked:
            field = self.fields[name]
            field.required = not self.data.get("cannot_judge")
            field.error_messages["required"] = _("Write a number, or choose “I can't judge”.")
            field.widget.attrs["inputmode"] = "decimal"

    @property
    def numbers_asked(self) -> list[str]:
        """Names of the number fields that it has."""
        return [name for name in _NUMBERS if name in self.fields]

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The number fields."""
        return [self[name] for name in self.numbers_asked]

    def draft(self) -> EstimateDraft:
        """What the form says."""
        values = self.cleaned_data
        if values["cannot_judge"]:
            return EstimateDraft(cannot_judge=True, reason=values["reason"])
        numbers = {name: values[name] for name in self.numbers_asked}
        return EstimateDraft(**numbers, reason=values["reason"])


def estimate_values(spot: Spot, turn: int) -> dict[str, Any]:
    """What the form shows first: the estimate that counts, and the version of this turn's one."""
    own, present = spot.standing, spot.of_turn(turn)
    values: dict[str, Any] = {"version": present.version if present else 0}
    if own is not None:
        values |= {name: plain_number(getattr(own, name)) for name in _NUMBERS}
        values |= {"cannot_judge": own.cannot_judge, "reason": own.reason}
    return values
