"""What a lead reports."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.shared.labels import choices

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure

_WHOLE = 100


class ProgressForm(forms.Form):
    """How far a measure is, by its lead."""

    declared_status = forms.ChoiceField(label=_("How does it stand?"), widget=forms.RadioSelect)
    percent = forms.IntegerField(
        label=_("How much of the work is done, in per cent?"), min_value=0, max_value=_WHOLE
    )
    note = forms.CharField(
        label=_("What was done since the last report?"),
        help_text=_("Name the documents: number, date, where they can be read. Everybody sees it."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        status = self.fields["declared_status"]
        status.choices = choices("declared_status")  # type: ignore[attr-defined]  # a ChoiceField

    def status(self) -> DeclaredStatus:
        """The status chosen."""
        return DeclaredStatus(self.cleaned_data["declared_status"])

    def progress(self) -> Decimal:
        """The share in [0, 1]."""
        return Decimal(self.cleaned_data["percent"]) / _WHOLE


def progress_values(measure: Measure) -> dict[str, object]:
    """What the form shows first."""
    return {
        "declared_status": measure.declared_status,
        "percent": int(measure.progress * _WHOLE),
        "note": measure.progress_note,
    }
