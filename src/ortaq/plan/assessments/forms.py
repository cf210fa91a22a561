"""Forms of assessments: what a page sends, made into what the services take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import AnswerState, SourceKind
from ortaq.plan.assessments.services import Rating, SourceDraft
from ortaq.shared.clock import today
from ortaq.shared.labels import choices, label
from ortaq.shared.people.queries import list_organisations
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ortaq.engine.terms.framework import Scale
    from ortaq.plan.assessments.models import Answer
    from ortaq.plan.frameworks.models import Framework

LONGEST_JUSTIFICATION = 10_000
_STATE_HINT = _("The two ratings count only with the first choice.")
_CHOOSE = _("Choose one. “Don’t know” is an answer too.")


class DraftForm(forms.Form):
    """A new assessment."""

    framework = forms.ChoiceField(label=_("Framework"))
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    as_of = forms.DateField(
        label=_("Day whose law and practice are rated"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, frameworks: Iterable[Framework], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(f.reference, f"{in_language(f.title)}, {f.version}") for f in frameworks]
        _set_choices(self, "framework", named)

    def title(self) -> Trilingual:
        """The title in the three languages."""
        values = self.cleaned_data
        return Trilingual(values["title_kk"], values["title_ru"], values["title_en"])


class AnswerForm(forms.Form):
    """The answer to one provision; the justification is written in the reader's language."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("Can you answer?"), widget=forms.RadioSelect, help_text=_STATE_HINT
    )
    law = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": _CHOOSE})
    practice = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": _CHOOSE})
    justification = forms.CharField(
        label=_("Why"),
        help_text=_("What the law says, how it is used, what is missing. In your language."),
        max_length=LONGEST_JUSTIFICATION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, scales: Mapping[str, Scale], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set_choices(
            self,
            "state",
            [
                (AnswerState.ANSWERED.value, _("yes, as rated below")),
                *(pair for pair in choices("answer_state") if pair[0] != AnswerState.ANSWERED),
            ],
        )
        unknown = (AnswerState.DONT_KNOW.value, label(AnswerState.DONT_KNOW, "answer_state"))
        for name, scale in (("law", scales["in_law"]), ("practice", scales["in_practice"])):
            self.fields[name].label = in_language(scale.title)
            steps = [(str(step.value), in_language(step.label)) for step in scale.steps]
            _set_choices(self, name, [*steps, unknown])

    def clean(self) -> dict[str, Any]:
        """Only an answer needs its ratings."""
        values = super().clean() or {}
        if values.get("state") not in {None, AnswerState.ANSWERED}:
            for name in ("law", "practice"):
                self.errors.pop(name, None)
        return values

    def rating(self, before: Trilingual) -> Rating:
        """The answer; `before` keeps what was written in the other languages."""
        values = self.cleaned_data
        state = AnswerState(values["state"])
        law, practice = (
            int(values[name]) if state == AnswerState.ANSWERED and values[name].isdigit() else None
            for name in ("law", "practice")
        )
        if state == AnswerState.ANSWERED and law is None and practice is None:
            state = AnswerState.DONT_KNOW
        written = {language(): values["justification"].strip()}
        return Rating(state, law, practice, Trilingual.of(before.as_dict() | written))


def answer_values(answer: Answer | None) -> dict[str, object]:
    """What the form of an answer shows first."""
    if answer is None or answer.version == 0:
        return {"version": 0, "state": AnswerState.ANSWERED}
    answered = answer.state == AnswerState.ANSWERED
    missing = AnswerState.DONT_KNOW if answered else None
    return {
        "version": answer.version,
        "state": answer.state,
        "law": missing if answer.law is None else answer.law,
        "practice": missing if answer.practice is None else answer.practice,
        "justification": answer.justification.as_dict()[language()],
    }


class AssignForm(forms.Form):
    """Which organisation answers."""

    organisation = forms.ChoiceField(label=_("Who answers"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = list_organisations(on=today(), language=language())
        _set_choices(
            self,
            "organisation",
            [
                ("", _("everybody who may")),
                *((one.code, in_language(one.name)) for one in organisations),
            ],
        )


class SourceForm(forms.Form):
    """A source under an answer."""

    kind = forms.ChoiceField(label=_("What it is"))
    title = forms.CharField(
        label=_("Name of the act or document"),
        help_text=_("With its number and date."),
        max_length=500,
    )
    article = forms.CharField(
        label=pgettext_lazy("place in an act", "Article"), max_length=100, required=False
    )
    wording_date = forms.DateField(
        label=_("Date of the wording you read"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    url = forms.CharField(label=_("Address of the official text"), max_length=500, required=False)
    valid_until = forms.DateField(
        label=_("Look at it again after"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set_choices(self, "kind", choices("source_kind"))

    def clean(self) -> dict[str, Any]:
        """The source does not end before its wording begins."""
        values = super().clean() or {}
        wording, until = values.get("wording_date"), values.get("valid_until")
        if wording and until and until < wording:
            self.add_error("valid_until", _("This day lies before the wording. Correct it."))
        return values

    def draft(self) -> SourceDraft:
        """The source for the service."""
        values = self.cleaned_data
        return SourceDraft(
            kind=SourceKind(values["kind"]),
            title=Trilingual.of({language(): values["title"]}),
            article=values["article"],
            wording_date=values["wording_date"],
            url=values["url"].strip(),
            valid_until=values["valid_until"],
        )


def _set_choices(form: forms.Form, name: str, values: Sequence[tuple[str, object]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(values)
