"""The fields of a deadline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.plan.measures.deadlines import BadDeadline, Deadline, DeadlineKind
from ortaq.plan.measures.forms.fields import DayInput
from ortaq.shared.labels import choices
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.plan.measures.queries import KnownDecision

_PART_SIGN = {DeadlineKind.MONTH: "-", DeadlineKind.QUARTER: "Q", DeadlineKind.HALF_YEAR: "H"}


class DeadlineForm(forms.Form):
    """A deadline: its kind, and the parts that the kind needs."""

    deadline_kind = forms.ChoiceField(label=_("Deadline"), required=False)
    deadline_day = forms.DateField(
        label=_("Day"),
        help_text=_("For a deadline that is a day."),
        required=False,
        widget=DayInput(),
    )
    deadline_year = forms.IntegerField(
        label=_("Year, or first year"), required=False, min_value=2000, max_value=2100
    )
    deadline_part = forms.IntegerField(
        label=_("Number of the month, quarter or half-year"),
        required=False,
        min_value=1,
        max_value=12,
    )
    deadline_last_year = forms.IntegerField(
        label=_("Last year"),
        help_text=_("For several years."),
        required=False,
        min_value=2000,
        max_value=2100,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["deadline_kind"]
        kind.choices = [("", _("not set yet")), *choices("deadline_kind")]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """The parts make a deadline."""
        values = super().clean() or {}
        if values.get("deadline_kind"):
            try:
                values["deadline"] = Deadline.parse(_code(values))
            except BadDeadline as error:
                self.add_error("deadline_kind", sentence(error))
        return values

    def chosen_deadline(self) -> Deadline | None:
        """The deadline, or None where none is set."""
        found: Deadline | None = self.cleaned_data.get("deadline")
        return found


class MoveForm(DeadlineForm):
    """A deadline that moves, and why."""

    reason = forms.CharField(
        label=_("Why it moves"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    decision = forms.ChoiceField(
        label=_("By which decision"),
        help_text=_("Needed once the plan is approved."),
        required=False,
    )
    other_paper = forms.CharField(
        label=_("Another paper"),
        help_text=_(
            "Only where the decision is not in this register, such as a decree with its number and day. Everybody sees that the register does not have it."
        ),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, decisions: Sequence[KnownDecision] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deadline_kind"].required = True
        self.fields["deadline_kind"].label = _("New deadline")
        known = [(one.reference, f"{one.reference} · {one.words}") for one in decisions]
        self.fields["decision"].choices = [("", _("none of the register")), *known]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """One paper moves a deadline, not two."""
        values = super().clean()
        if values.get("decision") and values.get("other_paper"):
            self.add_error("other_paper", _("Choose a decision or name another paper, not both."))
        return values

    def paper(self) -> str:
        """The number of the decision, or the words of another paper."""
        return str(self.cleaned_data["decision"] or self.cleaned_data["other_paper"])


def deadline_values(deadline: Deadline | None) -> dict[str, object]:
    """What the fields show first."""
    if deadline is None:
        return {}
    first, part = deadline.first_on, ""
    if deadline.kind in _PART_SIGN:
        part = str(int(deadline.code[5:]))
    is_day = deadline.kind == DeadlineKind.EXACT_DATE
    is_span = deadline.is_recurring or deadline.kind == DeadlineKind.YEAR_RANGE
    return {
        "deadline_kind": deadline.kind.value,
        "deadline_day": first if is_day else None,
        "deadline_year": None if is_day else first.year,
        "deadline_part": part,
        "deadline_last_year": deadline.due_on.year if is_span else None,
    }


def _code(values: Mapping[str, Any]) -> str:
    """The code that the parts make; a missing part makes one that cannot be read."""
    kind = DeadlineKind(values["deadline_kind"])
    day, year, part = (values.get(f"deadline_{name}") for name in ("day", "year", "part"))
    if kind == DeadlineKind.EXACT_DATE:
        return day.isoformat() if isinstance(day, date) else ""
    if kind == DeadlineKind.YEAR:
        return str(year or "")
    if kind in _PART_SIGN:
        number = f"{part or 0:02d}" if kind == DeadlineKind.MONTH else str(part)
        return f"{year}{_PART_SIGN[kind]}{number}"
    years = f"{year}-{values.get('deadline_last_year')}"
    return years if kind == DeadlineKind.YEAR_RANGE else f"{kind} {years}"
