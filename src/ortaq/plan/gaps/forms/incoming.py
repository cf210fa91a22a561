"""Forms for gaps from a file of another program."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.direction import Direction
from ortaq.plan.gaps.forms.gaps import SEVERITIES
from ortaq.plan.gaps.services import Unsaid
from ortaq.shared.labels import choices
from ortaq.shared.words import percent

if TYPE_CHECKING:
    from ortaq.plan.gaps.queries import Incoming


class BringForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=_("Plan of action"),
        help_text=_("An OSCAL file (JSON) with risks or items. Nothing is changed yet."),
    )


class ImportForm(forms.Form):
    """Which gaps are taken over, and what is taken where the file says nothing."""

    pillar = forms.ChoiceField(
        label=_("Direction, where the file names none"),
        required=False,
    )
    severity = forms.TypedChoiceField(
        label=_("How much is missing, where the file does not say"),
        coerce=Decimal,
        required=False,
    )
    chosen = forms.TypedMultipleChoiceField(
        label=_("Gaps to put on the list"),
        coerce=int,
        error_messages={"required": _("Choose at least one gap.")},
    )

    def __init__(self, *args: Any, found: Incoming, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, values in (
            ("pillar", choices("direction")),
            ("severity", [(str(size), percent(size)) for size in SEVERITIES]),
            ("chosen", [(row.number, row.number) for row in found.new]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(values)
        if not found.lacks_pillar:
            del self.fields["pillar"]
        if not found.lacks_severity:
            del self.fields["severity"]
        self.initial.setdefault("severity", "0.5")

    def unsaid(self) -> Unsaid:
        """What is taken where the file says nothing."""
        values = self.cleaned_data
        return Unsaid(
            Direction(values.get("pillar") or Direction.LAW),
            values.get("severity") or Decimal("0.5"),
        )
