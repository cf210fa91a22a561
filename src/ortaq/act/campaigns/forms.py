"""What the pages of campaigns ask."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.act.campaigns.models import Judgement
from ortaq.shared.labels import choices


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
