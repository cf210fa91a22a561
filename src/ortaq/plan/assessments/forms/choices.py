"""Choices that are known only when a form is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    from collections.abc import Sequence


def set_choices(form: forms.Form, name: str, values: Sequence[tuple[str, object]]) -> None:
    """Give a field of a form its choices."""
    field = form.fields[name]
    if isinstance(field, (forms.ChoiceField, forms.MultipleChoiceField)):
        field.choices = list(values)
