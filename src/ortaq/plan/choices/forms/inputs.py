"""The form of a measure's planning inputs, and of an exclusion."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.plan.choices.forms.posts import PostsField, posts_text
from ortaq.plan.choices.services import InputDraft
from ortaq.plan.measures.forms.fields import ThousandsField, plain_number
from ortaq.shared.country import pack
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from ortaq.plan.choices.models import PlanningInput
    from ortaq.plan.measures.models import Measure

_HUNDRED = Decimal(100)
_MOST_PER_CENT = 9_999


class InputForm(forms.Form):
    """What choosing needs to know of a measure; per cent where a share is asked."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    latest_start = forms.TypedChoiceField(
        label=gettext_lazy("It may start as late as"), coerce=int, empty_value=None, required=False
    )
    mandatory_reason = forms.CharField(
        label=gettext_lazy("Mandatory, because"),
        help_text=gettext_lazy("The treaty, law or decree that demands it. Empty: not mandatory."),
        max_length=500,
        required=False,
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Measures that have to start before it"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    pilot_cost = forms.DecimalField(
        label=gettext_lazy("A pilot costs, per cent of the whole"),
        min_value=1,
        max_value=99,
        required=False,
    )
    pilot_effect = forms.DecimalField(
        label=gettext_lazy("A pilot brings, per cent of the effect"),
        min_value=1,
        max_value=99,
        required=False,
    )
    harm_thousand_kzt = ThousandsField(
        label=gettext_lazy("Money saved to the public within the plan, thousand tenge"),
        required=False,
    )
    harm_low = forms.DecimalField(
        label=gettext_lazy("Money saved at the lowest, per cent of that"),
        help_text=gettext_lazy("Empty: it is as uncertain as the effect."),
        min_value=0,
        max_value=100,
        required=False,
    )
    harm_high = forms.DecimalField(
        label=gettext_lazy("Money saved at the highest, per cent of that"),
        min_value=100,
        max_value=_MOST_PER_CENT,
        required=False,
    )
    cost_low = forms.DecimalField(
        label=gettext_lazy("Costs at the lowest, per cent of those in the plan"),
        min_value=0,
        max_value=_MOST_PER_CENT,
    )
    cost_mode = forms.DecimalField(
        label=gettext_lazy("Costs most likely, per cent of those in the plan"),
        min_value=0,
        max_value=_MOST_PER_CENT,
        required=False,
    )
    cost_high = forms.DecimalField(
        label=gettext_lazy("Costs at the highest, per cent of those in the plan"),
        min_value=0,
        max_value=_MOST_PER_CENT,
    )
    effect_low = forms.DecimalField(
        label=gettext_lazy("Effect at the lowest, per cent of that in the plan"),
        min_value=0,
        max_value=_MOST_PER_CENT,
    )
    effect_mode = forms.DecimalField(
        label=gettext_lazy("Effect most likely, per cent of that in the plan"),
        min_value=0,
        max_value=_MOST_PER_CENT,
        required=False,
    )
    effect_high = forms.DecimalField(
        label=gettext_lazy("Effect at the highest, per cent of that in the plan"),
        min_value=0,
        max_value=_MOST_PER_CENT,
    )
    staff = PostsField(label=gettext_lazy("Posts it takes each year"))
    regions = forms.MultipleChoiceField(
        label=gettext_lazy("Regions where it works"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    source = forms.CharField(
        label=gettext_lazy("Where these numbers come from"), max_length=500, required=False
    )

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [(year, str(year)) for year in measure.plan.years]
        others = measure.plan.measures.exclude(pk=measure.pk).order_by("direction", "position")
        self._choices("latest_start", [("", _("as drafted")), *years])
        self._choices(
            "needs", [(one.code, f"{one.code} {in_language(one.title)}") for one in others]
        )
        self._choices("regions", [(one.code, in_language(one.name)) for one in pack().regions])

    def _choices(self, name: str, options: list[Any]) -> None:
        self.fields[name].choices = options  # type: ignore[attr-defined]  # a choice field

    def draft(self) -> InputDraft:
        """What the form says."""
        values = self.cleaned_data
        return InputDraft(
            latest_start=values["latest_start"],
            mandatory_reason=values["mandatory_reason"].strip(),
            pilot_cost=_share(values["pilot_cost"]),
            pilot_effect=_share(values["pilot_effect"]),
            harm_thousand_kzt=values["harm_thousand_kzt"] or Decimal(0),
            harm_low=_share(values["harm_low"]),
            harm_high=_share(values["harm_high"]),
            cost_low=values["cost_low"] / _HUNDRED,
            cost_mode=_multiple(values["cost_mode"]),
            cost_high=values["cost_high"] / _HUNDRED,
            effect_low=values["effect_low"] / _HUNDRED,
            effect_mode=_multiple(values["effect_mode"]),
            effect_high=values["effect_high"] / _HUNDRED,
            staff=values["staff"],
            regions=tuple(values["regions"]),
            needs=tuple(values["needs"]),
            source=values["source"].strip(),
        )


class ExclusionForm(forms.Form):
    """Measures of which at most one is taken."""

    codes = forms.CharField(
        label=gettext_lazy("Measures of which at most one is taken"),
        help_text=gettext_lazy("Codes of measures with spaces between them."),
        max_length=1000,
    )
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=500)

    def named(self) -> list[str]:
        """The codes."""
        return str(self.cleaned_data["codes"]).replace(",", " ").split()


def input_values(told: PlanningInput) -> dict[str, Any]:
    """What the form shows first."""
    return {
        "version": told.version,
        "latest_start": told.latest_start or "",
        "mandatory_reason": told.mandatory_reason,
        "needs": [one.code for one in told.needs.all()] if told.version else [],
        "pilot_cost": _per_cent(told.pilot_cost),
        "pilot_effect": _per_cent(told.pilot_effect),
        "harm_thousand_kzt": plain_number(told.harm_thousand_kzt or None),
        "harm_low": _per_cent(told.harm_low),
        "harm_high": _per_cent(told.harm_high),
        "cost_low": _per_cent(told.cost_low),
        "cost_mode": _per_cent(told.cost_mode),
        "cost_high": _per_cent(told.cost_high),
        "effect_low": _per_cent(told.effect_low),
        "effect_mode": _per_cent(told.effect_mode),
        "effect_high": _per_cent(told.effect_high),
        "staff": posts_text(told.staff),
        "regions": told.regions,
        "source": told.source,
    }


def _share(value: Decimal | None) -> Decimal | None:
    return None if value is None else value / _HUNDRED


def _multiple(value: Decimal | None) -> Decimal:
    """What per cent say; as in the plan where nothing is said."""
    return Decimal(1) if value is None else value / _HUNDRED


def _per_cent(value: Decimal | None) -> str:
    return "" if value is None else f"{(value * _HUNDRED).normalize():f}"
