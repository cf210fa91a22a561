"""Forms about a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.forms import fields
from ortaq.plan.decisions.models import MeetingMode, Presence, Step
from ortaq.shared.labels import choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.decisions.models import Attendance, CommitteeMember


class MeetingForm(forms.Form):
    """A meeting that was held."""

    number = forms.IntegerField(label=_("Number of the meeting"), min_value=1)
    step = forms.ChoiceField(label=_("Round"))
    held_from = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    held_to = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    place_kk = forms.CharField(label=_("Place in Kazakh"), max_length=300)
    place_ru = forms.CharField(label=_("Place in Russian"), max_length=300)
    place_en = forms.CharField(label=_("Place in English"), max_length=300, required=False)
    participants_at_least = forms.IntegerField(
        label=_("How many took part, at least"), min_value=1, required=False
    )
    summary_kk = forms.CharField(
        label=_("What happened, in Kazakh"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    summary_ru = forms.CharField(
        label=_("What happened, in Russian"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    summary_en = forms.CharField(
        label=_("What happened, in English"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source_url = forms.URLField(
        label=_("Address of a public source"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = choices("meeting_step")  # type: ignore[attr-defined]  # a ChoiceField

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        values = self.cleaned_data
        return {
            "number": values["number"],
            "step": Step(values["step"]),
            "held_from": values["held_from"],
            "held_to": values["held_to"],
            "place": self._text("place"),
            "summary": self._text("summary"),
            "participants_at_least": values["participants_at_least"],
            "source_url": values["source_url"],
        }

    def _text(self, name: str) -> Trilingual:
        values = self.cleaned_data
        return Trilingual(values[f"{name}_kk"], values[f"{name}_ru"], values[f"{name}_en"])


class PlanMeetingForm(forms.Form):
    """A meeting to come."""

    step = forms.ChoiceField(label=_("Round"))
    mode = forms.ChoiceField(label=_("How it is held"))
    starts_at = fields.instant(_("Begins at"))
    ends_at = fields.instant(_("Ends at"), _("By circulation, votes are taken until then."))
    place_kk = fields.words(_("Place in Kazakh"))
    place_ru = fields.words(_("Place in Russian"))
    place_en = fields.words(_("Place in English"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.fill(self, "step", list(choices("meeting_step")))
        fields.fill(self, "mode", list(choices("meeting_mode")))

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        values = self.cleaned_data
        return {
            "step": Step(values["step"]),
            "mode": MeetingMode(values["mode"]),
            "starts_at": values["starts_at"],
            "ends_at": values["ends_at"],
            "place": fields.trilingual(values, "place"),
        }


class HoldForm(forms.Form):
    """Who chaired a meeting."""

    chaired_by = forms.ChoiceField(label=_("Chaired by"), required=False)

    def __init__(self, *args: Any, seats: Sequence[CommitteeMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        fields.fill(self, "chaired_by", fields.members(seats))

    def chair(self) -> CommitteeMember | None:
        """Who chaired it."""
        return self.seats.get(self.cleaned_data["chaired_by"])


class AttendanceForm(forms.Form):
    """Who came: one choice for each member with a vote."""

    def __init__(
        self,
        *args: Any,
        seats: Sequence[CommitteeMember],
        alternates: Sequence[CommitteeMember],
        present: Sequence[Attendance],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seats = seats
        self.alternates = {str(seat.pk): seat for seat in alternates}
        known = {row.member_id: row for row in present}
        for seat in seats:
            own = [a for a in alternates if a.alternate_of_id == seat.pk]
            row = known.get(seat.pk)
            self.fields[f"member_{seat.pk}"] = forms.ChoiceField(
                label=fields.member_name(seat), choices=_presences(own), initial=_shown(row)
            )

    def presences(self) -> dict[int, Presence]:
        """Key of the member to whether he came."""
        return {
            seat.pk: Presence.REPRESENTED if told.isdigit() else Presence(told)
            for seat in self.seats
            for told in [self.cleaned_data[f"member_{seat.pk}"]]
        }

    def stand_ins(self) -> dict[int, CommitteeMember]:
        """Key of the member to who came for him."""
        told = {seat.pk: self.cleaned_data[f"member_{seat.pk}"] for seat in self.seats}
        return {key: self.alternates[value] for key, value in told.items() if value.isdigit()}


def _presences(alternates: Sequence[CommitteeMember]) -> fields.Choices:
    words = dict(choices("presence"))
    stand_ins = [
        (str(a.pk), _("represented by %(name)s") % {"name": fields.member_name(a)})
        for a in alternates
    ]
    return [("absent", words["absent"]), ("present", words["present"]), *stand_ins]


def _shown(row: Attendance | None) -> str:
    if row is None:
        return Presence.ABSENT
    return str(row.represented_by_id) if row.represented_by_id else row.presence
