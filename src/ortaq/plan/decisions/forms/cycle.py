"""Forms about a cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.decisions.forms import fields
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.decisions.models import Cycle
    from ortaq.plan.measures.models import Plan


class CycleForm(forms.Form):
    """What a cycle is called, what it covers, and what it works on."""

    title_kk = fields.words(_("Name in Kazakh"))
    title_ru = fields.words(_("Name in Russian"))
    title_en = fields.words(_("Name in English"), required=False)
    begins_on = fields.day(_("Begins on"))
    scope_kk = fields.text(_("Scope in Kazakh"), required=False)
    scope_ru = fields.text(_("Scope in Russian"), required=False)
    scope_en = fields.text(_("Scope in English"), required=False)
    plan = forms.ChoiceField(
        label=_("Plan"), help_text=_("The plan that the cycle drafts and follows."), required=False
    )
    assessments = forms.MultipleChoiceField(
        label=_("Assessments"),
        help_text=_("The ratings that the cycle starts from."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        plans: Sequence[Plan] = (),
        assessments: Sequence[Assessment] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.plans = {plan.slug: plan for plan in plans}
        self.found = {assessment.reference: assessment for assessment in assessments}
        named = [(slug, in_language(plan.title)) for slug, plan in self.plans.items()]
        fields.fill(self, "plan", [("", _("none")), *named])
        fields.fill(
            self,
            "assessments",
            [
                (reference, f"{reference}, {in_language(assessment.framework.title)}")
                for reference, assessment in self.found.items()
            ],
        )

    @staticmethod
    def shown(cycle: Cycle, assessments: Sequence[Assessment]) -> dict[str, Any]:
        """What the form shows at first."""
        return {
            **fields.spread("title", cycle.title),
            **fields.spread("scope", cycle.scope),
            "begins_on": cycle.begins_on,
            "plan": cycle.plan.slug if cycle.plan else "",
            "assessments": [assessment.reference for assessment in assessments],
        }

    def values(self) -> dict[str, Any]:
        """What the services take."""
        values = self.cleaned_data
        return {
            "title": fields.trilingual(values, "title"),
            "scope": fields.trilingual(values, "scope"),
            "begins_on": values["begins_on"],
            "plan": self.plans.get(values["plan"]),
            "assessments": [self.found[reference] for reference in values["assessments"]],
        }


class StepForm(forms.Form):
    """Until when a round lasts and what comes next in it."""

    until_on = fields.day(_("Last day of the round"), required=False)
    next_steps_kk = fields.text(_("Next steps in Kazakh"), required=False)
    next_steps_ru = fields.text(_("Next steps in Russian"), required=False)
    next_steps_en = fields.text(_("Next steps in English"), required=False)

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {
            "until_on": self.cleaned_data["until_on"],
            "next_steps": fields.trilingual(self.cleaned_data, "next_steps"),
        }
