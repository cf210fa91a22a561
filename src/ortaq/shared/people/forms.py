"""What an administrator types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.shared import clock, words
from ortaq.shared.actors import Role
from ortaq.shared.labels import choices, to_choose
from ortaq.shared.people.queries import find_organisation, list_organisations

if TYPE_CHECKING:
    from ortaq.shared.people.models import Organisation


class OrganisationField(forms.ChoiceField):
    """An organisation that exists today."""

    def fill(self) -> None:
        """Read the organisations in the reader's language."""
        listed = list_organisations(on=clock.today(), language=words.language())
        named = [(row.code, words.in_language(row.name)) for row in listed]
        self.choices = [("", _("Choose one")), *named]


class AccountForm(forms.Form):
    """A new account."""

    username = forms.CharField(label=_("User name"), max_length=64)
    display_name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), required=False)
    organisation = OrganisationField(label=_("Organisation"))
    role = forms.ChoiceField(label=_("Role"), choices=to_choose("role"))
    language = forms.ChoiceField(label=_("Language"), choices=choices("language"))
    password = forms.CharField(
        label=_("First password"),
        help_text=_("At least 12 characters. The person changes it at the first sign-in."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        fill_organisations(self)

    def clean_username(self) -> str:
        """Letters, digits and @.+-_ only."""
        name: str = self.cleaned_data["username"]
        if not all(letter.isalnum() or letter in "@.+-_" for letter in name):
            raise forms.ValidationError(_("Use letters, digits and @ . + - _ only."))
        return name


class ChangeForm(forms.Form):
    """Role and state of an account."""

    role = forms.ChoiceField(label=_("Role"), choices=choices("role"))
    is_active = forms.BooleanField(label=_("May sign in"), required=False)

    def chosen_role(self) -> Role:
        """The role chosen."""
        return Role(self.cleaned_data["role"])


class PasswordForm(forms.Form):
    """A new first password for somebody who forgot his."""

    password = forms.CharField(
        label=_("New first password"),
        help_text=_("At least 12 characters. The person changes it at the next sign-in."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class TokenForm(forms.Form):
    """A new API token."""

    organisation = OrganisationField(label=_("Organisation"))
    name = forms.CharField(
        label=_("What it is for"), help_text=_("For example: anti-fraud desk"), max_length=100
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        fill_organisations(self)


def fill_organisations(form: forms.Form) -> None:
    """Give the form's organisation field its choices."""
    field = form.fields["organisation"]
    if isinstance(field, OrganisationField):
        field.fill()


def chosen_organisation(form: forms.Form) -> Organisation:
    """The organisation that a valid form names."""
    organisation = find_organisation(form.cleaned_data["organisation"])
    if organisation is None:
        raise forms.ValidationError(_("This organisation does not exist any more."))
    return organisation
