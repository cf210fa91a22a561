"""What a reader of the register may type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.act.reports.models import HubEffect, ReportStatus
from ortaq.act.reports.queries import ReportFilter
from ortaq.engine.terms.language import sort_key
from ortaq.shared import words
from ortaq.shared.country import pack
from ortaq.shared.labels import choices, to_choose

if TYPE_CHECKING:
    from collections.abc import Sequence


class FilterForm(forms.Form):
    """Narrows the list of reports; lives in the address."""

    text = forms.CharField(label=_("Words or number of a report"), required=False, max_length=200)
    region = forms.ChoiceField(label=_("Region"), required=False)
    crime_type = forms.ChoiceField(label=_("Type"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        everything = ("", _("All"))
        set_choices(self, "region", [everything, *region_choices()])
        set_choices(self, "crime_type", [everything, *crime_type_choices()])
        set_choices(self, "channel", [everything, *choices("channel")])
        set_choices(self, "status", [everything, *choices("report_status")])

    def narrowed(self) -> ReportFilter:
        """The filter; a field with an error narrows nothing."""
        self.full_clean()
        values = {name: str(value or "") for name, value in self.cleaned_data.items()}
        return ReportFilter(**values)


class StatusForm(forms.Form):
    """How far a report has come."""

    status = forms.ChoiceField(label=_("Status"), choices=choices("report_status"))

    def chosen(self) -> ReportStatus:
        """The status chosen."""
        return ReportStatus(self.cleaned_data["status"])


class ReasonForm(forms.Form):
    """Why the vault is opened."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For example the number of the case. The reading is written to the log."),
        max_length=500,
    )


class HubForm(forms.Form):
    """A value that is well known, protected, or ordinary after all."""

    value = forms.CharField(
        label=_("Phone number, site, account, e-mail or messenger name"), max_length=255
    )
    effect = forms.ChoiceField(
        label=_("What it is"),
        choices=choices("hub_effect"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )
    category = forms.ChoiceField(
        label=_("Whose it is"),
        choices=to_choose("hub_category"),
        error_messages={"required": _("Choose whose it is.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For example the number of the letter in which the bank asked for it."),
        max_length=500,
    )
    valid_until = forms.DateField(
        label=_("Holds until"),
        help_text=_("The day on which it ends; empty to let it hold until somebody ends it."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def told(self) -> dict[str, Any]:
        """The arguments of the service."""
        return {**self.cleaned_data, "effect": HubEffect(self.cleaned_data["effect"])}


class EndHubForm(forms.Form):
    """Why an entry ends."""

    reason = forms.CharField(label=_("Reason"), max_length=500)


def set_choices(form: forms.Form, name: str, values: Sequence[tuple[str, object]]) -> None:
    """Give a choice field of a form its choices in the reader's language."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = values


def region_choices() -> list[tuple[str, str]]:
    """Regions by name in the order of the Kazakh alphabet."""
    named = [(region.code, words.in_language(region.name)) for region in pack().regions]
    return sorted(named, key=lambda pair: sort_key(pair[1]))


def crime_type_choices() -> list[tuple[str, str]]:
    """Crime types in the order of the country pack."""
    return [(kind.code, words.in_language(kind.name)) for kind in pack().crime_types]
