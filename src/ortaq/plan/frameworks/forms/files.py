"""A file of frameworks from somebody's computer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    """One file in any of the formats."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A framework of Ortaq (YAML), a library of CISO Assistant (YAML, XLSX) or an OSCAL"
            " catalog (JSON)."
        ),
    )
