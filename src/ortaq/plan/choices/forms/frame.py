"""The form in which one moves money and weights."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.plan.choices.forms.posts import PostsField, posts_text
from ortaq.plan.choices.frame import BudgetLine, Frame
from ortaq.plan.measures.forms.fields import ThousandsField, plain_number
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.forms.boundfield import BoundField


class FrameForm(forms.Form):
    """Money, weights and limits of one choice.

    Args:
        asked: (year, source) to what all measures ask; a field for each, each year and each source.
        directions: whose gaps are weighed; a field for each.
    """

    total = ThousandsField(
        label=gettext_lazy("All years and sources together, thousand tenge"),
        help_text=gettext_lazy("Leave empty where only the limits below count."),
        required=False,
    )
    staff = PostsField(label=gettext_lazy("Posts that organisations have for the plan each year"))
    per_direction = forms.IntegerField(
        label=gettext_lazy("At least so many measures in every direction"),
        min_value=0,
        max_value=20,
    )
    per_kind = forms.IntegerField(
        label=gettext_lazy("At least so many measures with every kind of organisation"),
        min_value=0,
        max_value=20,
    )
    per_region = forms.IntegerField(
        label=gettext_lazy("At least so many measures in every region that a measure names"),
        min_value=0,
        max_value=20,
    )
    first_half = forms.IntegerField(
        label=gettext_lazy("Worth of the first half of a gap, per cent"),
        help_text=gettext_lazy("50: every part counts alike. More: the first steps count most."),
        min_value=50,
        max_value=100,
    )
    delay = forms.IntegerField(
        label=gettext_lazy("Effect lost by each year of delay, per cent"), min_value=0, max_value=90
    )
    harm = forms.DecimalField(
        label=gettext_lazy("Points for a billion tenge saved to the public"),
        help_text=gettext_lazy("Closing every gap wholly is 100 points. 0: gaps alone count."),
        min_value=0,
        max_value=100,
    )
    seconds = forms.IntegerField(
        label=gettext_lazy("Seconds for the solver"), min_value=1, max_value=60
    )
    own = forms.CharField(
        label=gettext_lazy("Your own set, to compare"),
        help_text=gettext_lazy("Codes of measures with spaces between them."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = forms.CharField(
        label=gettext_lazy("What this choice tries"), required=False, max_length=200
    )

    def __init__(
        self,
        *args: Any,
        asked: Mapping[tuple[int, str], float],
        directions: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._limits, self._directions = _limits(asked), directions
        for year, source in self._limits:
            told = _("%(year)s, thousand tenge") % {"year": year}
            name = told if year else _("All years, thousand tenge")
            self.fields[_budget(year, source)] = ThousandsField(label=name, required=False)
        for direction in directions:
            self.fields[_weight(direction)] = forms.DecimalField(
                label=label(direction, "direction").capitalize(), min_value=0, max_value=100
            )

    def budgets(self) -> dict[str, list[BoundField]]:
        """Source to its fields, years rising; all sources together are the empty one."""
        fields: dict[str, list[BoundField]] = {}
        for year, source in self._limits:
            fields.setdefault(source or "", []).append(self[_budget(year, source)])
        return fields

    def weights(self) -> list[BoundField]:
        """One field for each direction."""
        return [self[_weight(direction)] for direction in self._directions]

    def frame(self) -> Frame:
        """What the form says."""
        values = self.cleaned_data
        lines = [
            BudgetLine(float(values[_budget(year, source)]), year, source)
            for year, source in self._limits
            if values[_budget(year, source)] is not None
        ]
        if values["total"] is not None:
            lines.append(BudgetLine(float(values["total"])))
        return Frame(
            budgets=tuple(lines),
            staff=values["staff"],
            weights={one: float(values[_weight(one)]) for one in self._directions},
            per_direction=values["per_direction"],
            per_kind=values["per_kind"],
            per_region=values["per_region"],
            first_half=values["first_half"] / 100,
            harm_points=float(values["harm"]) / 1e6,
            delay=values["delay"] / 100,
            seconds=float(values["seconds"]),
        )

    def own_codes(self) -> list[str]:
        """Codes of the committee's own set."""
        return str(self.cleaned_data["own"]).replace(",", " ").split()


def values_of(frame: Frame, *, own: Sequence[str] = (), note: str = "") -> dict[str, Any]:
    """What the form shows first for a frame."""
    money = {
        _budget(line.year, line.source): plain_number(Decimal(str(line.limit)))
        for line in frame.budgets
    }
    return {
        **money,
        **{_weight(one): round(weight, 3) for one, weight in frame.weights.items()},
        "staff": posts_text(frame.staff),
        "per_direction": frame.per_direction,
        "per_kind": frame.per_kind,
        "per_region": frame.per_region,
        "first_half": round(frame.first_half * 100),
        "harm": round(frame.harm_points * 1e6, 3),
        "delay": round(frame.delay * 100),
        "seconds": round(frame.seconds),
        "own": " ".join(own),
        "note": note,
    }


def _limits(asked: Iterable[tuple[int, str]]) -> list[tuple[int | None, str | None]]:
    """Each source with its years, then all sources with each year."""
    years: dict[str, list[int]] = {}
    for year, source in sorted(asked):
        years.setdefault(source, []).append(year)
    own = [(year, source) for source, found in years.items() for year in (None, *found)]
    return [*own, *((year, None) for year in sorted({year for year, _source in asked}))]


def _budget(year: int | None, source: str | None) -> str:
    """Name of the field of a limit."""
    if year is None and source is None:
        return "total"
    return f"money_{source or 'all'}_{year or 'all'}"


def _weight(direction: str) -> str:
    return f"weight_{direction}"
