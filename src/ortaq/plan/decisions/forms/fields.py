"""What several forms of the committee have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Trilingual
from ortaq.shared import clock
from ortaq.shared.people.queries import list_organisations
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import _StrPromise

    from ortaq.plan.decisions.models import CommitteeMember

Choices = list[tuple[str, "str | _StrPromise"]]


def words(label: str | _StrPromise, *, required: bool = True) -> forms.CharField:
    """One line in one language."""
    return forms.CharField(label=label, max_length=300, required=required)


def text(label: str | _StrPromise, *, required: bool = True, rows: int = 3) -> forms.CharField:
    """Some lines in one language."""
    return forms.CharField(
        label=label,
        max_length=4000,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def day(label: str | _StrPromise, *, required: bool = True) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def instant(label: str | _StrPromise, help_text: str | _StrPromise = "") -> forms.DateTimeField:
    """A day and a time of the clock in the country."""
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


def trilingual(values: dict[str, Any], name: str) -> Trilingual:
    """The text of three fields `name_kk`, `name_ru`, `name_en`."""
    return Trilingual(*(values.get(f"{name}_{code}", "") for code in ("kk", "ru", "en")))


def spread(name: str, value: Trilingual) -> dict[str, str]:
    """What three fields show of a text."""
    return {f"{name}_{code}": words for code, words in value.as_dict().items()}


def organisations() -> Choices:
    """Code and name of every organisation of today."""
    found = list_organisations(on=clock.today(), language=language())
    return [(body.code, in_language(body.name)) for body in found]


def member_name(member: CommitteeMember) -> str:
    """How a member is called: person and organisation."""
    body = in_language(member.organisation.short_name)
    return f"{member.person_name}, {body}" if member.person_name else body


def members(found: Iterable[CommitteeMember], *, empty: bool = True) -> Choices:
    """Key and name of members."""
    options: Choices = [("", _("none"))] if empty else []
    return [*options, *((str(member.pk), member_name(member)) for member in found)]


def fill(form: forms.Form, name: str, options: Choices) -> None:
    """Give a choice field its options."""
    form.fields[name].choices = options  # type: ignore[attr-defined]  # a ChoiceField
