"""What the public fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from ortaq.plan.consultations.models import Kind, Society
from ortaq.plan.consultations.services.comments import LONGEST_TEXT, CommentDraft
from ortaq.shared import clock
from ortaq.shared.country import pack
from ortaq.shared.labels import choices
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Sequence

FASTEST_S = 4.0
"""Seconds in which nobody reads the form and writes an answer. Ortaq's own choice."""
_SALT = "consultations.comment"


def stamp() -> str:
    """The instant at which a form was shown, signed."""
    return signing.dumps(clock.now().timestamp(), salt=_SALT)


def region_choices() -> list[tuple[str, str]]:
    """Codes and names of regions, in the order of the country pack."""
    return [(region.code, in_language(region.name)) for region in pack().regions]


def set_choices(form: forms.Form, name: str, values: Sequence[tuple[str, object]]) -> None:
    """Give a choice field of a form its choices in the reader's language."""
    form.fields[name].choices = values  # type: ignore[attr-defined]  # a ChoiceField


class CommentForm(forms.Form):
    """One comment."""

    passage = forms.CharField(required=False, max_length=LONGEST_TEXT, widget=forms.HiddenInput)
    opened = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Your comment"),
        help_text=_(
            "Everybody will be able to read it. Leave out phone numbers and names of other people."
        ),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    proposed_change = forms.CharField(
        label=_("How should it read instead?"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    kind = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect)
    society = forms.ChoiceField(
        label=_("Who are you?"),
        help_text=_("We count it, to see which groups were not heard."),
    )
    region = forms.ChoiceField(label=_("Your region"), required=False)
    language = forms.ChoiceField(label=_("Language of your comment"))
    author = forms.CharField(label=_("Name to be published"), required=False, max_length=200)
    contact = forms.CharField(
        label=_("Phone or e-mail"),
        help_text=_(
            "Never published. It is kept encrypted; the secretariat opens it for a stated reason only."
        ),
        required=False,
        max_length=300,
    )
    website = forms.CharField(required=False, label=_("Leave this field empty"))

    def __init__(
        self, *args: Any, allows_anonymous: bool, organisation: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "kind", choices("comment_kind"))
        set_choices(self, "society", [("", _("Choose one")), *choices("society")])
        set_choices(self, "region", [("", _("I do not want to say")), *region_choices()])
        set_choices(self, "language", choices("language"))
        self.fields["kind"].initial = Kind.GENERAL
        self.fields["language"].initial = language()
        self.fields["opened"].initial = stamp()
        if organisation:
            del self.fields["author"], self.fields["contact"]
        elif allows_anonymous:
            self.fields["author"].help_text = _("Leave it empty to stay anonymous.")
        else:
            self.fields["author"].required = True

    def is_robot(self) -> bool:
        """True where the field that people do not see is filled in."""
        return bool(self.cleaned_data.get("website"))

    def clean(self) -> dict[str, Any]:
        """Nobody writes as fast as a machine; sending the same page again a moment later works."""
        values = super().clean() or {}
        try:
            opened = float(signing.loads(values.get("opened", ""), salt=_SALT))
        except (signing.BadSignature, ValueError, TypeError):
            opened = None
        if opened is None or clock.now().timestamp() - opened < FASTEST_S:
            self.add_error(None, _("This went very fast. Read your comment once more and send it."))
            if opened is None:
                self.data = {**self.data.dict(), "opened": stamp()}  # type: ignore[attr-defined]  # a QueryDict
        return values

    def draft(self) -> CommentDraft:
        """The comment for the service."""
        values = self.cleaned_data
        return CommentDraft(
            kind=Kind(values["kind"]),
            text=values["text"],
            language=values["language"],
            society=Society(values["society"]),
            passage=values["passage"],
            proposed_change=values["proposed_change"],
            region=values["region"],
            author=values.get("author", ""),
            contact=values.get("contact", ""),
        )


class ReceiptForm(forms.Form):
    """The code that an author got."""

    receipt = forms.CharField(
        label=_("Receipt number"), help_text=_("16 digits, with or without spaces."), max_length=40
    )


class AppealForm(forms.Form):
    """Why an author objects."""

    receipt = forms.CharField(max_length=40, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Why do you object?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
