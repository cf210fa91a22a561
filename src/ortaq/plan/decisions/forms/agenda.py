"""Forms about an item of the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.decisions.forms import fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.decisions.models import CommitteeMember


class ItemForm(forms.Form):
    """An item to talk about."""

    title_kk = fields.words(_("Title in Kazakh"))
    title_ru = fields.words(_("Title in Russian"))
    title_en = fields.words(_("Title in English"), required=False)
    rapporteur = forms.ChoiceField(label=_("Rapporteur"), required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480, initial=10)
    is_closed = forms.BooleanField(
        label=_("Closed item"),
        help_text=_("Only the committee’s members and the secretariat know that it is there."),
        required=False,
    )

    def __init__(self, *args: Any, seats: Sequence[CommitteeMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        fields.fill(self, "rapporteur", fields.members(seats))

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        values = self.cleaned_data
        return {
            "title": fields.trilingual(values, "title"),
            "rapporteur": self.seats.get(values["rapporteur"]),
            "minutes": values["minutes"],
            "is_closed": values["is_closed"],
        }


class PaperForm(forms.Form):
    """A paper for an item."""

    title = forms.CharField(
        label=_("Name of the paper"),
        help_text=_("The same name again makes the next version."),
        max_length=200,
    )
    file = forms.FileField(label=_("File"))


class SpeechForm(forms.Form):
    """What somebody said."""

    speaker = forms.CharField(label=_("Who spoke"), max_length=200)
    said = fields.text(_("What was said, in short"))


class ConflictForm(forms.Form):
    """A member who does not vote on the item."""

    member = forms.ChoiceField(label=_("Member"))
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(self, *args: Any, seats: Sequence[CommitteeMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        fields.fill(self, "member", fields.members(seats, empty=False))

    def who(self) -> CommitteeMember:
        """The member."""
        return self.seats[self.cleaned_data["member"]]
