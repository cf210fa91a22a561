"""Forms about a decision and its votes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.decisions.forms import fields
from ortaq.plan.decisions.models import VoteChoice
from ortaq.plan.decisions.services import About, Votes
from ortaq.shared.labels import choices
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.decisions.models import AgendaItem, CommitteeMember
    from ortaq.plan.measures.models import Plan

_TOTALS = ("votes_for", "votes_against", "votes_abstained")


def _votes(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=999, required=False)


class DecisionForm(forms.Form):
    """What a meeting decided, or what is put to the vote."""

    item = forms.ChoiceField(label=_("Item of the agenda"), required=False)
    text_kk = fields.text(_("Decision in Kazakh"))
    text_ru = fields.text(_("Decision in Russian"))
    text_en = fields.text(_("Decision in English"), required=False)
    plan = forms.ChoiceField(
        label=_("Plan that it is about"),
        help_text=_("The decision keeps the version that the plan has now."),
        required=False,
    )
    approves_plan = forms.BooleanField(label=_("It approves this plan"), required=False)
    assessment = forms.ChoiceField(
        label=_("Assessment that it is about"),
        help_text=_("Its answers and scores are kept as they are now."),
        required=False,
    )
    document = forms.FileField(label=_("Document that it is about"), required=False)
    votes_for = _votes(_("Votes for"))
    votes_against = _votes(_("Votes against"))
    votes_abstained = _votes(_("Abstained"))
    dissent = fields.text(_("Dissenting opinion"), required=False, rows=2)

    def __init__(
        self,
        *args: Any,
        plans: Iterable[Plan],
        items: Sequence[AgendaItem] = (),
        assessments: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.number): item for item in items}
        self.plans = {plan.slug: plan for plan in plans}
        none: fields.Choices = [("", _("none"))]
        titles = [(key, f"{key}. {in_language(item.title)}") for key, item in self.items.items()]
        fields.fill(self, "item", [*none, *titles])
        named = [(slug, in_language(plan.title)) for slug, plan in self.plans.items()]
        fields.fill(self, "plan", [*none, *named])
        fields.fill(self, "assessment", [*none, *((ref, ref) for ref in assessments)])

    def clean(self) -> dict[str, Any]:
        """A decision that approves names what it approves, and votes come whole."""
        values = super().clean() or {}
        if values.get("approves_plan") and not values.get("plan"):
            self.add_error("plan", _("Choose the plan that it approves."))
        told = [values.get(name) is not None for name in _TOTALS]
        if any(told) and not all(told):
            self.add_error("votes_for", _("Write all three numbers, or none."))
        return values

    def values(self) -> dict[str, Any]:
        """What both services take."""
        return {
            "text": self.text(),
            "item": self.items.get(self.cleaned_data["item"]),
            "about": self._about(),
        }

    def text(self) -> Trilingual:
        """The decision in three languages."""
        return fields.trilingual(self.cleaned_data, "text")

    def votes(self) -> Votes | None:
        """The totals; None where nobody counted."""
        told = [self.cleaned_data[name] for name in _TOTALS]
        return None if told[0] is None else Votes(*told)

    def _about(self) -> About:
        values = self.cleaned_data
        file = values["document"]
        return About(
            plan=self.plans.get(values["plan"]),
            approves_plan=values["approves_plan"],
            assessment=values["assessment"],
            document=file.read() if file else b"",
            document_name=file.name if file else "",
        )


class VoteForm(forms.Form):
    """How somebody votes."""

    choice = forms.ChoiceField(label=_("Vote"), widget=forms.RadioSelect)
    dissent = fields.text(_("Dissenting opinion"), required=False, rows=2)

    def __init__(self, *args: Any, voters: Sequence[CommitteeMember] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.fill(self, "choice", list(choices("vote_choice")))
        self.voters = {str(voter.pk): voter for voter in voters}
        if voters:
            self.fields["member"] = forms.ChoiceField(
                label=_("Member"), choices=fields.members(voters, empty=False)
            )
            self.order_fields(["member", "choice", "dissent"])

    def values(self) -> dict[str, Any]:
        """What the services take."""
        values = self.cleaned_data
        told: dict[str, Any] = {
            "choice": VoteChoice(values["choice"]),
            "dissent": values["dissent"],
        }
        return told | ({"member": self.voters[values["member"]]} if "member" in values else {})
