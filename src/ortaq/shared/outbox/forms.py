"""Narrowing the outbox."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.shared.labels import choices, label


class FilterForm(forms.Form):
    """State, kind, words."""

    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("About what"), required=False)
    text = forms.CharField(label=_("Reader or subject"), max_length=100, required=False)

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", _("all"))
        named = [(kind, label(kind, "message_kind")) for kind in kinds]
        for name, values in (("state", choices("message_state")), ("kind", named)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [everything, *values]

    def values(self) -> dict[str, str]:
        """What the query takes; what is not understood narrows nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
