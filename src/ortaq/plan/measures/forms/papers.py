"""The form of the texts of the printed plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.render.decree.placeholders import UnknownPlaceholder, require_known
from ortaq.plan.measures.forms.fields import (
    LANGUAGES,
    add_trilingual,
    trilingual_of,
    trilingual_values,
)
from ortaq.plan.measures.queries.drafting.papers import PLACEHOLDERS, PLACES
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.forms.boundfield import BoundField

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.measures.models import PaperText

_LEGENDS = {
    "corner": _("Approval corner, top right"),
    "head": _("Paragraphs between the title and the table"),
    "notes": _("Notes after the table"),
}
_IN = {LANGUAGES[0]: _("In Kazakh"), LANGUAGES[1]: _("In Russian"), LANGUAGES[2]: _("In English")}


class PaperForm(forms.Form):
    """Three places in three languages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in PLACES:
            add_trilingual(self, place, _IN, rows=3, longest=2000)

    def groups(self) -> list[tuple[str, object, list[BoundField]]]:
        """Place, its legend and its fields."""
        return [
            (place, _LEGENDS[place], [self[f"{place}_{language}"] for language in LANGUAGES])
            for place in PLACES
        ]

    def clean(self) -> dict[str, Any]:
        """Only placeholders of the list."""
        values = super().clean() or {}
        for name, text in list(values.items()):
            try:
                require_known(str(text), PLACEHOLDERS)
            except UnknownPlaceholder as error:
                self.add_error(name, sentence(error))
        return values

    def texts(self) -> dict[str, Trilingual]:
        """Place to its words."""
        return {place: trilingual_of(self.cleaned_data, place) for place in PLACES}


def paper_values(texts: Mapping[str, PaperText]) -> dict[str, str]:
    """What the form shows first."""
    values: dict[str, str] = {}
    for place, row in texts.items():
        values |= trilingual_values(place, row.text)
    return values
