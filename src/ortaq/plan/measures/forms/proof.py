"""What shows that a measure closed a gap."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.gaps.models import ProofKind
from ortaq.shared.labels import LABELS


class ProofForm(forms.Form):
    """Kind, name and maybe the file of a proof."""

    kind = forms.ChoiceField(label=_("What shows it"), choices=list(LABELS["proof_kind"].items()))
    reference = forms.CharField(
        label=_("Name and number"),
        help_text=_("The act with its article, the document, or the indicator with its value."),
        max_length=500,
    )
    file = forms.FileField(
        label=_("File of the document"),
        help_text=_("A document is kept with its digest. An act or an indicator needs no file."),
        required=False,
    )

    def proof_kind(self) -> ProofKind:
        """The chosen kind."""
        return ProofKind(self.cleaned_data["kind"])
