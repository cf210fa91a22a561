"""What the pages around the writing of a measure ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.measures.cells import NOTED, cell_label
from ortaq.plan.measures.forms.fields import trilingual_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

    from ortaq.data.plan_templates.loader import TypicalMeasure


class NoteForm(forms.Form):
    """A note to a cell."""

    cell = forms.ChoiceField(label=_("About"))
    text = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["cell"]
        field.choices = [(c, cell_label(c)) for c in NOTED]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """One reason, in a sentence."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class CompareForm(forms.Form):
    """Two versions."""

    old = forms.TypedChoiceField(label=_("From version"), coerce=int)
    new = forms.TypedChoiceField(label=_("To version"), coerce=int)

    def __init__(self, *args: Any, versions: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(versions)
        for name in ("old", "new"):
            self.fields[name].choices = listed  # type: ignore[attr-defined]  # a ChoiceField


def typed_values(form: forms.Form, typed: QueryDict) -> Mapping[str, object]:
    """What a form shows first, where somebody typed before and did not save."""
    return {
        name: field.widget.value_from_datadict(typed, {}, form.add_prefix(name))
        for name, field in form.fields.items()
    }


def typical_values(start: TypicalMeasure | None) -> dict[str, str]:
    """What the form of a measure shows first, where it starts from a typical one."""
    if start is None:
        return {}
    return {
        "direction": start.direction.value,
        **trilingual_values("title", start.title),
        **trilingual_values("form_of_completion", start.form_of_completion),
    }


def typical_indicator(start: TypicalMeasure | None) -> dict[str, str]:
    """What the form of an indicator shows first, where the measure starts from a typical one."""
    if start is None:
        return {}
    return {
        **trilingual_values("name", start.indicator),
        **trilingual_values("unit", start.unit),
    }
