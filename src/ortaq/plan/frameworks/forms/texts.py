"""Texts in three languages, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Trilingual
from ortaq.shared.labels import label
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.forms.boundfield import BoundField
    from django.utils.functional import _StrPromise

    from ortaq.engine.terms.errors import OrtaqError

    Words = str | _StrPromise

Form = TypeVar("Form", bound=forms.Form)

LANGUAGES = ("kk", "ru", "en")
LONGEST = 20_000
"""Characters of a requirement; the longest that libraries of others have are a tenth of it."""


class TextsForm(forms.Form):
    """A form with texts in three languages; `TEXTS` gives label and rows of each, 0 for a single line."""

    TEXTS: Mapping[str, tuple[Words, int]] = {}
    NEEDED: Sequence[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (words, rows) in self.TEXTS.items():
            add_texts(self, name, words, rows)

    def trio(self, name: str) -> list[BoundField]:
        """The fields of a text, in the order of the languages."""
        return [self[f"{name}_{language}"] for language in LANGUAGES]

    def words(self, name: str) -> Trilingual:
        """What was written of a text."""
        return words_in(self.cleaned_data, name)

    def clean(self) -> dict[str, Any]:
        """A text that is needed is there in one language at least."""
        values = super().clean() or {}
        for name in self.NEEDED:
            if words_in(values, name) == Trilingual():
                self.add_error(f"{name}_kk", _("Write it in one language at least."))
        return values


def add_texts(form: forms.Form, name: str, words: Words, rows: int) -> None:
    """Add the three fields of a text to a form."""
    for language in LANGUAGES:
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        widget.attrs["lang"] = language
        form.fields[f"{name}_{language}"] = forms.CharField(
            label=f"{words} ({label(language, 'language')})",
            required=False,
            max_length=LONGEST if rows else 500,
            widget=widget,
        )


def words_in(values: Mapping[str, Any], name: str) -> Trilingual:
    """The text that the three fields of a name hold."""
    return Trilingual.of(
        {language: str(values.get(f"{name}_{language}") or "").strip() for language in LANGUAGES}
    )


def spread(name: str, text: Trilingual) -> dict[str, str]:
    """The starting values of the three fields of a text."""
    return {f"{name}_{language}": words for language, words in text.as_dict().items()}


def set_choices(form: forms.Form, name: str, values: Sequence[tuple[str, object]]) -> None:
    """Give a field of a form its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(values)


def conflicting(form: Form, error: OrtaqError, initial: Mapping[str, object]) -> Form:
    """The form with what its writer typed, what is stored now counting as seen."""
    data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict, as views bind it
    data["seen"] = initial["seen"]
    form.data = data
    form.add_error(None, sentence(error))
    return form


def differences(form: forms.Form, initial: Mapping[str, object]) -> list[tuple[str, object]]:
    """Label and stored value of the fields in which the writer's text is another one."""
    return [
        (str(field.label), initial[name])
        for name, field in form.fields.items()
        if name in initial and name != "seen" and _typed(form, name, field) != initial[name]
    ]


def _typed(form: forms.Form, name: str, field: forms.Field) -> object:
    typed = form.cleaned_data.get(name)
    return field.prepare_value(typed)
