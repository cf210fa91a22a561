"""A new round, its deadline and letter, and what the board shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.rounds.models import MOST_GRACE_DAYS, MOST_WEEKS_AFTER
from ortaq.shared.clock import today
from ortaq.shared.labels import choices
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Framework
    from ortaq.plan.rounds.models import Round

MOST_DAYS_BEFORE = 90
MOST_REMINDERS = 10
LONGEST_MESSAGE = 4_000
_NEW = "new:"


def _day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class NewForm(forms.Form):
    """A round of an assessment that is there, or of a framework together with a new assessment."""

    basis = forms.ChoiceField(
        label=_("What is assessed"),
        help_text=_("An assessment that is there, or a framework: then its assessment begins too."),
    )
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    as_of = forms.DateField(
        label=_("Day whose law and practice are rated"),
        help_text=_("Only for a new assessment."),
        required=False,
        widget=_day_input(),
    )

    def __init__(
        self,
        *args: Any,
        assessments: Iterable[Assessment],
        frameworks: Iterable[Framework],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["basis"]
        if isinstance(field, forms.ChoiceField):
            there = [(a.reference, f"{a.reference} {in_language(a.title)}") for a in assessments]
            new = [
                (f"{_NEW}{f.reference}", f"{in_language(f.title)}, {f.version}") for f in frameworks
            ]
            groups = (
                (_("Assessments that take answers"), there),
                (_("A new assessment against"), new),
            )
            field.choices = [(name, values) for name, values in groups if values]

    def title(self) -> Trilingual:
        """The title in the three languages."""
        values = self.cleaned_data
        return Trilingual(values["title_kk"], values["title_ru"], values["title_en"])

    @property
    def framework(self) -> str:
        """Reference of the framework of a new assessment; empty where one that is there is chosen."""
        basis: str = self.cleaned_data["basis"]
        return basis.removeprefix(_NEW) if basis.startswith(_NEW) else ""


class PlanForm(forms.Form):
    """Deadline, reminders, the words of the letter."""

    deadline = forms.DateField(label=_("Last day to answer"), widget=_day_input())
    grace_days = forms.IntegerField(
        label=_("Days that personal links work after it"),
        min_value=0,
        max_value=MOST_GRACE_DAYS,
    )
    days_before = forms.CharField(
        label=_("Remind this many days before"),
        help_text=_("Numbers with commas, such as 14, 7, 1. Empty reminds nobody."),
        max_length=60,
        required=False,
    )
    on_the_day = forms.BooleanField(label=_("Remind on the last day"), required=False)
    weeks_after = forms.IntegerField(
        label=_("Weeks after it in which who is late is reminded"),
        help_text=_("Once a week. 0 reminds nobody."),
        min_value=0,
        max_value=MOST_WEEKS_AFTER,
    )
    message_kk = forms.CharField(
        label=_("Letter in Kazakh"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 7, "lang": "kk"}),
    )
    message_ru = forms.CharField(
        label=_("Letter in Russian"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 7, "lang": "ru"}),
    )
    message_en = forms.CharField(
        label=_("Letter in English"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 7, "lang": "en"}),
    )

    @classmethod
    def initial_of(cls, round_: Round) -> dict[str, object]:
        """What the form shows first."""
        return {
            "deadline": round_.deadline,
            "grace_days": round_.grace_days,
            "days_before": ", ".join(map(str, round_.days_before)),
            "on_the_day": round_.on_the_day,
            "weeks_after": round_.weeks_after,
            **{f"message_{code}": text for code, text in round_.message.as_dict().items()},
        }

    def clean_deadline(self) -> object:
        """A day to come."""
        day = self.cleaned_data["deadline"]
        if day < today():
            raise forms.ValidationError(_("This day lies in the past. Choose a day to come."))
        return day

    def clean_days_before(self) -> list[int]:
        """Whole numbers of days."""
        parts = [part.strip() for part in self.cleaned_data["days_before"].split(",")]
        given = [part for part in parts if part]
        if len(given) > MOST_REMINDERS or not all(
            part.isdecimal() and len(part) < 4 and 0 < int(part) <= MOST_DAYS_BEFORE
            for part in given
        ):
            raise forms.ValidationError(
                _("Write at most %(most)s numbers from 1 to %(days)s, with commas between."),
                params={"most": MOST_REMINDERS, "days": MOST_DAYS_BEFORE},
            )
        return [int(part) for part in given]

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        given = dict(self.cleaned_data)
        words = {code: given.pop(f"message_{code}") for code in ("kk", "ru", "en")}
        return {**given, "message": Trilingual.of(words)}


class ReopenForm(forms.Form):
    """A new last day."""

    deadline = forms.DateField(label=_("New last day to answer"), widget=_day_input())


class FilterForm(forms.Form):
    """Which organisations the board shows."""

    standing = forms.ChoiceField(label=_("State"), required=False)
    group = forms.ChoiceField(label=_("Kind of organisation"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listed in (("standing", "round_standing"), ("group", "group")):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("all")), *choices(listed)]

    def value(self, name: str) -> str:
        """What is asked for; empty for everything and for what is not understood."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))
