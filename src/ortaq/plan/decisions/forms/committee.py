"""Forms about the committee and its members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.direction import Direction
from ortaq.plan.decisions.forms import fields
from ortaq.plan.decisions.models import MemberRole
from ortaq.plan.decisions.quorum import QuorumRule
from ortaq.shared.labels import choices
from ortaq.shared.people.queries import find_organisation, find_user

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.decisions.models import Committee, CommitteeMember


class CommitteeForm(forms.Form):
    """What the committee is founded on and how it works."""

    name_kk = fields.words(_("Name in Kazakh"))
    name_ru = fields.words(_("Name in Russian"))
    name_en = fields.words(_("Name in English"), required=False)
    mandate_act_kk = fields.words(_("Founding act in Kazakh"), required=False)
    mandate_act_ru = fields.words(_("Founding act in Russian"), required=False)
    mandate_act_en = fields.words(_("Founding act in English"), required=False)
    mandate_on = fields.day(_("Date of the act"), required=False)
    mandate_url = forms.URLField(
        label=_("Address of the official text"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    quorum = forms.ChoiceField(
        label=_("Quorum"), help_text=_("Of the members with a vote. The founding act says it.")
    )
    papers_days = forms.IntegerField(
        label=_("Papers are sent so many days before"), min_value=0, max_value=60
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.fill(self, "quorum", list(choices("quorum")))

    @staticmethod
    def shown(committee: Committee) -> dict[str, Any]:
        """What the form shows at first."""
        return {
            **fields.spread("name", committee.name),
            **fields.spread("mandate_act", committee.mandate_act),
            "mandate_on": committee.mandate_on,
            "mandate_url": committee.mandate_url,
            "quorum": committee.quorum,
            "papers_days": committee.papers_days,
        }

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        values = self.cleaned_data
        return {
            "name": fields.trilingual(values, "name"),
            "mandate_act": fields.trilingual(values, "mandate_act"),
            "mandate_on": values["mandate_on"],
            "mandate_url": values["mandate_url"],
            "quorum": QuorumRule(values["quorum"]),
            "papers_days": values["papers_days"],
        }


class MemberForm(forms.Form):
    """Somebody to be seated."""

    role = forms.ChoiceField(label=_("Role in the committee"))
    organisation = forms.ChoiceField(label=_("Organisation"))
    person_name = forms.CharField(label=_("Name of the person"), max_length=200, required=False)
    post_kk = fields.words(_("Post in Kazakh"), required=False)
    post_ru = fields.words(_("Post in Russian"), required=False)
    username = forms.CharField(
        label=_("User name"),
        help_text=_("An account votes and hears closed items. Leave empty for who has none."),
        max_length=64,
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("For who has no account."), required=False
    )
    alternate_of = forms.ChoiceField(
        label=_("Stands in for"), help_text=_("For an alternate."), required=False
    )
    from_on = fields.day(_("Member from"))

    def __init__(self, *args: Any, seats: Sequence[CommitteeMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats if seat.has_vote}
        fields.fill(self, "role", list(choices("member_role")))
        fields.fill(self, "organisation", fields.organisations())
        fields.fill(self, "alternate_of", fields.members(self.seats.values()))

    def clean_username(self) -> str:
        """An account that is named exists."""
        name: str = self.cleaned_data["username"].strip()
        if name and find_user(name) is None:
            raise forms.ValidationError(_("There is no account with this user name."))
        return name

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        values = self.cleaned_data
        return {
            "role": MemberRole(values["role"]),
            "organisation": find_organisation(values["organisation"]),
            "person_name": values["person_name"].strip(),
            "post": fields.trilingual(values, "post"),
            "user": find_user(values["username"]) if values["username"] else None,
            "email": values["email"],
            "alternate_of": self.seats.get(values["alternate_of"]),
            "from_on": values["from_on"],
        }


class EndForm(forms.Form):
    """The first day without the member."""

    until_on = fields.day(_("Last day is before"))


class GroupForm(forms.Form):
    """Who prepares a direction."""

    direction = forms.ChoiceField(label=_("Direction"))
    lead = forms.ChoiceField(label=_("Lead"), required=False)
    members = forms.MultipleChoiceField(
        label=_("Members"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, seats: Sequence[CommitteeMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        fields.fill(self, "direction", list(choices("direction")))
        fields.fill(self, "lead", fields.members(seats))
        fields.fill(self, "members", fields.members(seats, empty=False))

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        values = self.cleaned_data
        return {
            "direction": Direction(values["direction"]),
            "lead": self.seats.get(values["lead"]),
            "members": [self.seats[key] for key in values["members"]],
        }
