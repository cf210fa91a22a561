"""What the secretary records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models import Step
from ortaq.shared.labels import choices
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.measures.models import Plan


class DecisionForm(forms.Form):
    """What a meeting decided."""

    text_kk = forms.CharField(
        label=_("Decision in Kazakh"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    text_ru = forms.CharField(
        label=_("Decision in Russian"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    text_en = forms.CharField(
        label=_("Decision in English"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    plan = forms.ChoiceField(
        label=_("Plan that it is about"),
        help_text=_("The decision keeps the version that the plan has now."),
        required=False,
    )
    approves_plan = forms.BooleanField(label=_("It approves this plan"), required=False)

    def __init__(self, *args: Any, plans: Iterable[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(plan.slug, in_language(plan.title)) for plan in plans]
        self.fields["plan"].choices = [("", _("none")), *options]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """A decision that approves names what it approves."""
        values = super().clean() or {}
        if values.get("approves_plan") and not values.get("plan"):
            self.add_error("plan", _("Choose the plan that it approves."))
        return values

    def text(self) -> Trilingual:
        """The decision in three languages."""
        values = self.cleaned_data
        return Trilingual(values["text_kk"], values["text_ru"], values["text_en"])


class MeetingForm(forms.Form):
    """A meeting that was held."""

    number = forms.IntegerField(label=_("Number of the meeting"), min_value=1)
    step = forms.ChoiceField(label=_("Round"))
    held_from = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    held_to = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    place_kk = forms.CharField(label=_("Place in Kazakh"), max_length=300)
    place_ru = forms.CharField(label=_("Place in Russian"), max_length=300)
    place_en = forms.CharField(label=_("Place in English"), max_length=300, required=False)
    participants_at_least = forms.IntegerField(
        label=_("How many took part, at least"), min_value=1, required=False
    )
    summary_kk = forms.CharField(
        label=_("What happened, in Kazakh"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    summary_ru = forms.CharField(
        label=_("What happened, in Russian"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    summary_en = forms.CharField(
        label=_("What happened, in English"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source_url = forms.URLField(
        label=_("Address of a public source"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = choices("meeting_step")  # type: ignore[attr-defined]  # a ChoiceField

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        values = self.cleaned_data
        return {
            "number": values["number"],
            "step": Step(values["step"]),
            "held_from": values["held_from"],
            "held_to": values["held_to"],
            "place": self._text("place"),
            "summary": self._text("summary"),
            "participants_at_least": values["participants_at_least"],
            "source_url": values["source_url"],
        }

    def _text(self, name: str) -> Trilingual:
        values = self.cleaned_data
        return Trilingual(values[f"{name}_kk"], values[f"{name}_ru"], values[f"{name}_en"])
