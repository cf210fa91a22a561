"""What is asked, who answers it, and who is invited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.rounds.services import Way
from ortaq.shared import clock
from ortaq.shared.labels import choices
from ortaq.shared.people.queries import list_organisations
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from ortaq.shared.people.models import Organisation


class ScopeForm(forms.Form):
    """Provisions by their codes."""

    provisions = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": _("Load the page again and choose anew.")}
    )

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["provisions"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(code, code) for code in codes]


class AssignForm(ScopeForm):
    """Provisions, organisations, and what happens to them."""

    organisations = forms.MultipleChoiceField(
        label=_("Organisations"),
        error_messages={"required": _("Choose at least one organisation.")},
    )
    way = forms.ChoiceField(
        choices=[(way.value, way.value) for way in Way], initial=Way.ADD.value, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provisions"].required = True
        self.fields["provisions"].error_messages["required"] = _("Choose at least one provision.")
        self.listed = {
            one.code: one for one in list_organisations(on=clock.today(), language=language())
        }
        field = self.fields["organisations"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(code, in_language(one.name)) for code, one in self.listed.items()]

    def chosen(self) -> list[Organisation]:
        """The organisations chosen."""
        return [self.listed[code] for code in self.cleaned_data["organisations"]]

    def way_chosen(self) -> Way:
        """What the button said."""
        return Way(self.cleaned_data["way"] or Way.ADD)


class InviteManyForm(forms.Form):
    """Many people without an account: a line each, as copied from a table."""

    people = forms.CharField(
        label=_("People, a line each"),
        help_text=_(
            "Organisation; name; e-mail. With semicolons between, or three columns copied from a spreadsheet."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=40_000,
    )
    letter_language = forms.ChoiceField(
        label=_("Language of the letter"), choices=choices("language"), initial="kk"
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = {
            words.casefold(): one
            for one in organisations
            for words in (
                one.code,
                *one.short_name.as_dict().values(),
                *one.name.as_dict().values(),
            )
            if words
        }

    def clean_people(self) -> list[tuple[Organisation, str, str]]:
        """Organisation, name and e-mail of each line; a line that is not understood is named."""
        found, wrong = [], []
        for number, line in enumerate(self.cleaned_data["people"].splitlines(), start=1):
            cells = [cell.strip() for cell in re.split(r"[;\t]", line) if cell.strip()]
            if not cells:
                continue
            organisation = self.listed.get(cells[0].casefold())
            if len(cells) != 3:
                wrong.append(
                    _("Line %(line)s: write organisation, name and e-mail.") % {"line": number}
                )
            elif organisation is None:
                text = _("Line %(line)s: this round asks no organisation “%(name)s”.")
                wrong.append(text % {"line": number, "name": cells[0]})
            else:
                found.append((organisation, cells[1][:200], cells[2]))
        if wrong:
            raise forms.ValidationError(wrong)
        return found


class InviteForm(forms.Form):
    """A person without an account."""

    organisation = forms.ChoiceField(label=_("Organisation"))
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"))
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=choices("language"), initial="kk"
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = {one.code: one for one in organisations}
        field = self.fields["organisation"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(code, in_language(one.name)) for code, one in self.listed.items()]

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        given = dict(self.cleaned_data)
        return {**given, "organisation": self.listed[given["organisation"]]}
