"""What the pages of campaigns ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.act.campaigns.models import LONGEST_NAME, Judgement
from ortaq.act.campaigns.queries import CampaignFilter
from ortaq.act.reports.forms import crime_type_choices, region_choices, set_choices
from ortaq.shared.labels import choices

if TYPE_CHECKING:
    from django.http import QueryDict

MERGE_ID, SPLIT_ID, NAME_ID = "merge_%s", "split_%s", "name_%s"
"""Form of the fields' ids where these forms stand on one page."""


class JudgementForm(forms.Form):
    """Whether a report belongs to the campaign that the page named."""

    campaign = forms.CharField(max_length=24, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=_("Does it belong here?"), choices=choices("judgement"), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("What speaks for it. Name no persons."),
        max_length=500,
        required=False,
    )

    def judged(self) -> Judgement.Verdict:
        """The verdict chosen."""
        return Judgement.Verdict(self.cleaned_data["verdict"])


class CampaignFilterForm(forms.Form):
    """Narrows the list of campaigns; lives in the address."""

    crime_type = forms.ChoiceField(label=_("Type"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    sort = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        set_choices(self, "crime_type", [("", _("All")), *crime_type_choices()])
        set_choices(self, "region", [("", _("All")), *region_choices()])

    def narrowed(self) -> CampaignFilter:
        """The filter; a field with an error narrows nothing."""
        self.full_clean()
        return CampaignFilter(
            crime_type=self.cleaned_data.get("crime_type", ""),
            region=self.cleaned_data.get("region", ""),
        )


class NameForm(forms.Form):
    """What people call the campaign."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_(
            "A few words that tell it from others. Everybody who may see the campaign reads them: name"
            " no persons. Empty takes the name away."
        ),
        max_length=LONGEST_NAME,
        required=False,
    )


class MergeForm(forms.Form):
    """Which other campaign is the same scheme, and why."""

    other = forms.CharField(
        label=_("Number of the other campaign"), help_text=_("For example C-000012."), max_length=24
    )
    reason = forms.CharField(
        label=_("Reason"), help_text=_("What speaks for it. Name no persons."), max_length=500
    )


class SplitForm(forms.Form):
    """Which reports are another scheme, and why; what is ticked in the list counts as written."""

    reports = forms.CharField(
        label=_("Numbers of the reports"),
        help_text=_(
            "Tick reports in the list above, or write their numbers here, at least two, with spaces,"
            " commas or lines between them."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=20_000,
    )
    reason = forms.CharField(
        label=_("Reason"), help_text=_("What speaks for it. Name no persons."), max_length=500
    )

    @classmethod
    def sent(cls, data: QueryDict) -> SplitForm:
        """The form with what was written and what was ticked."""
        written = [data.get("reports", ""), *data.getlist("ticked")]
        values = {"reports": " ".join(written).strip(), "reason": data.get("reason", "")}
        return cls(values, auto_id=SPLIT_ID)

    def clean_reports(self) -> list[str]:
        """The numbers, each once."""
        return sorted(set(self.cleaned_data["reports"].upper().replace(",", " ").split()))


class CheckForm(forms.Form):
    """What somebody wants to know about."""

    value = forms.CharField(
        label=_("Phone number, site, account, card, e-mail or messenger name"),
        help_text=_("It is not kept, and nobody learns that you asked."),
        max_length=2_100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
