"""Forms about assignments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.decisions.forms import fields
from ortaq.plan.decisions.queries import AssignmentFilter
from ortaq.shared.labels import choices
from ortaq.shared.people.queries import find_organisation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.decisions.models import CommitteeMember


class AssignForm(forms.Form):
    """Something to be done."""

    text_kk = fields.text(_("Assignment in Kazakh"))
    text_ru = fields.text(_("Assignment in Russian"))
    text_en = fields.text(_("Assignment in English"), required=False)
    executor = forms.ChoiceField(label=_("Executor"))
    co_executors = forms.MultipleChoiceField(
        label=_("Co-executors"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    due_on = fields.day(_("Deadline"))
    form_kk = fields.words(_("Form of completion in Kazakh"), required=False)
    form_ru = fields.words(_("Form of completion in Russian"), required=False)
    controller = forms.ChoiceField(label=_("Controlled by"), required=False)

    def __init__(self, *args: Any, seats: Sequence[CommitteeMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = fields.organisations()
        fields.fill(self, "executor", bodies)
        fields.fill(self, "co_executors", bodies)
        self.seats = {str(seat.pk): seat for seat in seats}
        fields.fill(self, "controller", fields.members(seats))

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        values = self.cleaned_data
        helpers = [find_organisation(code) for code in values["co_executors"]]
        return {
            "text": fields.trilingual(values, "text"),
            "executor": find_organisation(values["executor"]),
            "co_executors": [body for body in helpers if body is not None],
            "due_on": values["due_on"],
            "form_of_completion": fields.trilingual(values, "form"),
            "controller": self.seats.get(values["controller"]),
        }


class FilterForm(forms.Form):
    """Narrows the board."""

    executor = forms.ChoiceField(label=_("Executor"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    mine = forms.BooleanField(label=_("Of my organisation"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every: fields.Choices = [("", _("all"))]
        fields.fill(self, "executor", [*every, *fields.organisations()])
        fields.fill(self, "status", [*every, *choices("assignment_status")])

    def narrow(self) -> AssignmentFilter:
        """What the query takes; what cannot be read narrows nothing."""
        values = self.cleaned_data if self.is_valid() else {}
        return AssignmentFilter(
            executor=values.get("executor", ""),
            status=values.get("status", ""),
            mine=values.get("mine", False),
        )


class HandInForm(forms.Form):
    """What shows that it is done."""

    proof = fields.text(_("What shows that it is done"))
    file = forms.FileField(label=_("File"), required=False)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=1000)


class MoveForm(ReasonForm):
    """A new deadline, and why."""

    due_on = fields.day(_("New deadline"))
    field_order = ("due_on", "reason")
