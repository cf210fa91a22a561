"""Filters of the board, and short answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.monitoring.queries import BoardFilter
from ortaq.shared.labels import choices
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import _StrPromise

    from ortaq.shared.people.models import Organisation


class BoardForm(forms.Form):
    """Which measures to show."""

    lead = forms.ChoiceField(label=_("Lead"), required=False)
    reporting = forms.ChoiceField(label=_("Half-year report"), required=False)
    rag = forms.ChoiceField(label=_("By the facts"), required=False)
    alarm = forms.BooleanField(label=_("Only where the lead’s word is too good"), required=False)

    def __init__(self, *args: Any, leads: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("all"))
        options: dict[str, list[tuple[str, str | _StrPromise]]] = {
            "lead": [(one.code, in_language(one.short_name)) for one in leads],
            "reporting": choices("reporting"),
            "rag": choices("rag"),
        }
        for name, listed in options.items():
            self.fields[name].choices = [every, *listed]  # type: ignore[attr-defined]  # a choice field

    def narrowed(self) -> BoardFilter:
        """The filter; what is not understood narrows nothing."""
        self.is_valid()
        values = self.cleaned_data
        return BoardFilter(
            lead=values.get("lead", ""),
            reporting=values.get("reporting", ""),
            rag=values.get("rag", ""),
            alarm=bool(values.get("alarm")),
        )


class ReturnForm(forms.Form):
    """Why a report is returned; empty where it is accepted."""

    remarks = forms.CharField(
        label=_("Remarks to the lead"),
        help_text=_("Needed to return the report; the lead reads them."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CounterForm(forms.Form):
    """A counter report."""

    text = forms.CharField(
        label=_("What your organisation sees"),
        help_text=_("Facts, with where they can be checked. Everybody will read it."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    url = forms.URLField(
        label=_("Address of a longer text"), required=False, max_length=1000, assume_scheme="https"
    )


class ModerateForm(forms.Form):
    """Publish, or withhold for one of two grounds."""

    ground = forms.ChoiceField(label=_("Withhold because"), required=False)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody reads it."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", _("publish it")),
            *choices("withhold_ground"),
        ]
