"""What narrows a list of measures, and what links a gap."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.measures.queries import MeasureFilter
from ortaq.shared.labels import choices
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.gaps.models import Gap
    from ortaq.shared.people.models import Organisation

_WHOLE = 100


class FilterForm(forms.Form):
    """Narrows the list; lives in the address."""

    direction = forms.ChoiceField(label=_("Direction"), required=False)
    lead = forms.ChoiceField(label=_("Lead"), required=False)
    status = forms.ChoiceField(label=_("Status by the schedule"), required=False)
    gap = forms.CharField(label=_("Number of a gap"), required=False, max_length=16)
    alarm = forms.BooleanField(label=_("Only where lead and schedule disagree"), required=False)

    def __init__(self, *args: Any, leads: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = [("", _("All"))]
        bodies = [(body.code, in_language(body.short_name)) for body in leads]
        for name, values in (
            ("direction", choices("direction")),
            ("lead", bodies),
            ("status", choices("measure_status")),
        ):
            self.fields[name].choices = [*everything, *values]  # type: ignore[attr-defined]  # a ChoiceField

    def narrowed(self) -> MeasureFilter:
        """The filter; a field with an error narrows nothing."""
        self.full_clean()
        values = self.cleaned_data
        return MeasureFilter(
            direction=values.get("direction", ""),
            lead=values.get("lead", ""),
            status=values.get("status", ""),
            gap=values.get("gap", "").strip(),
            alarm=bool(values.get("alarm")),
        )


class LinkForm(forms.Form):
    """A gap that the measure closes, and how far."""

    gap = forms.ChoiceField(label=_("Gap"))
    percent = forms.IntegerField(
        label=_("How much of it does the measure close, in per cent?"),
        min_value=1,
        max_value=_WHOLE,
        initial=50,
    )

    def __init__(self, *args: Any, gaps: Iterable[Gap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(gap.reference, f"{gap.reference} {in_language(gap.title)}") for gap in gaps]
        self.fields["gap"].choices = options  # type: ignore[attr-defined]  # a ChoiceField

    def share(self) -> Decimal:
        """The part in (0, 1]."""
        return Decimal(self.cleaned_data["percent"]) / _WHOLE
