"""What the pages around the writing of a measure ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.measures.cells import NOTED, cell_label
from ortaq.plan.measures.forms.deadline import deadline_values
from ortaq.plan.measures.forms.fields import plain_number, trilingual_values
from ortaq.shared.labels import label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

    from ortaq.data.plan_templates.loader import TypicalMeasure
    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.measures.queries.drafting.typical import Start


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


class TypicalForm(forms.Form):
    """The typical measure that a new one starts from."""

    template = forms.ChoiceField(label=_("Typical measure"))

    def __init__(self, *args: Any, typical: Iterable[TypicalMeasure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in typical:
            name = str(label(one.direction, "direction"))
            groups.setdefault(name, []).append((one.code, in_language(one.title)))
        self.fields["template"].choices = list(groups.items())  # type: ignore[attr-defined]  # a ChoiceField


def gap_values(gap: Gap) -> dict[str, object]:
    """What the form of a measure shows first, where it starts from a gap."""
    return {"direction": gap.pillar, **trilingual_values("rationale", gap.title)}


def typical_values(start: Start | None) -> dict[str, object]:
    """What the form of a measure shows first, where it starts from a typical one."""
    if start is None:
        return {}
    return {
        "code": start.measure.code,
        "direction": start.measure.direction.value,
        "start_on": start.start_on,
        **deadline_values(start.deadline),
        **trilingual_values("title", start.measure.title),
        **trilingual_values("form_of_completion", start.measure.form_of_completion),
    }


def typical_indicator(start: Start | None) -> dict[str, str]:
    """What the form of an indicator shows first, where the measure starts from a typical one."""
    if start is None:
        return {}
    return {
        "code": start.passport,
        "baseline": plain_number(start.baseline),
        **trilingual_values("name", start.measure.indicator),
        **trilingual_values("unit", start.measure.unit),
    }
