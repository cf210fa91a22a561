"""The answer to one provision, and the one that a session agrees on."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.forms.choices import set_choices
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.services import Rating
from ortaq.shared.labels import choices, label
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.engine.terms.framework import Scale
    from ortaq.plan.assessments.models import Answer, Response

LONGEST_JUSTIFICATION = 10_000
_STATE_HINT = _("The ratings count only with the first choice.")
_CHOOSE = _("Choose one. “Don’t know” is an answer too.")


class AnswerForm(forms.Form):
    """The answer to one provision; the justification is written in the reader's language.

    Args:
        scales: what is rated, as `queries.answer_scales` tells.
    """

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    answer_version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    form = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("Can you answer?"), widget=forms.RadioSelect, help_text=_STATE_HINT
    )
    justification = forms.CharField(
        label=_("Why"),
        help_text=_("What the law says, how it is used, what is missing. In your language."),
        max_length=LONGEST_JUSTIFICATION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, scales: Mapping[str, Scale], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rated = tuple(scales)
        set_choices(
            self,
            "state",
            [
                (AnswerState.ANSWERED.value, _("yes, as rated below")),
                *(pair for pair in choices("answer_state") if pair[0] != AnswerState.ANSWERED),
            ],
        )
        unknown = (AnswerState.DONT_KNOW.value, label(AnswerState.DONT_KNOW, "answer_state"))
        for name, scale in scales.items():
            self.fields[name] = forms.ChoiceField(
                label=in_language(scale.title),
                widget=forms.RadioSelect,
                error_messages={"required": _CHOOSE},
                choices=[
                    *((str(step.value), in_language(step.label)) for step in scale.steps),
                    *([unknown] if len(scales) > 1 else []),
                ],
            )

    @property
    def ratings(self) -> list[forms.BoundField]:
        """The fields that rate, for the page."""
        return [self[name] for name in self._rated]

    def clean(self) -> dict[str, Any]:
        """Only an answer needs its ratings."""
        values = super().clean() or {}
        if values.get("state") not in {None, AnswerState.ANSWERED}:
            for name in self._rated:
                self.errors.pop(name, None)
        return values

    def rating(self, before: Trilingual) -> Rating:
        """The answer; `before` keeps what was written in the other languages."""
        values = self.cleaned_data
        state = AnswerState(values["state"])
        steps = dict.fromkeys(("law", "practice", "value"))
        if state == AnswerState.ANSWERED:
            steps |= {name: _step(values[name]) for name in self._rated}
        if state == AnswerState.ANSWERED and not any(s is not None for s in steps.values()):
            state = AnswerState.DONT_KNOW
        written = {language(): values["justification"].strip()}
        words = Trilingual.of(before.as_dict() | written)
        return Rating(state, steps["law"], steps["practice"], words, steps["value"])


class SettleForm(AnswerForm):
    """What a moderated session agrees on, who agreed and why."""

    reason = forms.CharField(
        label=_("Reason for the agreed answer"),
        help_text=_("It stays beside the answer: what convinced the organisations."),
        max_length=LONGEST_JUSTIFICATION,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    participants = forms.MultipleChoiceField(
        label=_("Who agreed"), widget=forms.CheckboxSelectMultiple
    )
    meeting = forms.CharField(
        label=_("Meeting"),
        help_text=_("Its number and day, where it was one."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, organisations: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "participants", organisations)


def answer_values(row: Answer | Response | None) -> dict[str, object]:
    """What the form of an answer or response shows first; each form gets its mark."""
    mark = {"form": secrets.token_hex(16)}
    if row is None or row.version == 0:
        return {"version": 0, "state": AnswerState.ANSWERED, **mark}
    answered = row.state == AnswerState.ANSWERED
    missing = AnswerState.DONT_KNOW if answered else None
    return {
        "version": row.version,
        "state": row.state,
        **{
            name: missing if (step := getattr(row, name)) is None else step
            for name in ("law", "practice", "value")
        },
        "justification": row.justification.as_dict()[language()],
        **mark,
    }


def _step(written: str) -> int | None:
    return None if written == AnswerState.DONT_KNOW else int(written)
