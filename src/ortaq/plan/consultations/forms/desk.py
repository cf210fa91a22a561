"""What the secretariat and the agencies fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.consultations.forms.public import region_choices, set_choices
from ortaq.plan.consultations.models import Outcome, Refusal, Subject
from ortaq.plan.consultations.services import ConsultationDraft
from ortaq.plan.consultations.services.comments import LONGEST_TEXT
from ortaq.plan.consultations.working_days import add_working_days
from ortaq.shared import clock
from ortaq.shared.labels import choices, to_choose
from ortaq.shared.people.queries import find_organisation, list_organisations
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ortaq.plan.consultations.models import Comment, Consultation
    from ortaq.plan.measures.models import Measure, Plan

_LANGUAGES = tuple(Language)
_IN = {Language.KK: _("In Kazakh"), Language.RU: _("In Russian"), Language.EN: _("In English")}
_LONGEST_DOCUMENT = 200_000


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _add_texts(
    form: forms.Form, name: str, *, rows: int, longest: int, required: Iterable[Language] = ()
) -> None:
    for code in _LANGUAGES:
        form.fields[f"{name}_{code}"] = forms.CharField(
            label=_IN[code],
            required=code in required,
            max_length=longest,
            widget=forms.Textarea(attrs={"rows": rows, "lang": code.value}),
        )


def _text(values: Mapping[str, Any], name: str) -> Trilingual:
    return Trilingual.of({code: str(values[f"{name}_{code}"]).strip() for code in _LANGUAGES})


def _values(name: str, text: Trilingual) -> dict[str, str]:
    return {f"{name}_{code}": value for code, value in text.as_dict().items()}


class ConsultationForm(forms.Form):
    """What is put to whom, and until when."""

    subject = forms.ChoiceField(label=_("What is put to the public"))
    plan = forms.ChoiceField(label=_("Plan"), required=False)
    opens_on = _day(_("First day of comments"))
    closes_on = _day(_("Last day of comments"))
    allows_anonymous = forms.BooleanField(label=_("Comments may be anonymous"), required=False)
    society = forms.MultipleChoiceField(
        label=_("Groups of society invited"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    regions = forms.MultipleChoiceField(
        label=_("Regions invited"), required=False, widget=forms.CheckboxSelectMultiple
    )
    organisations = forms.MultipleChoiceField(
        label=_("Organisations invited"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, plans: Iterable[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _add_texts(self, "title", rows=2, longest=300, required=(Language.KK, Language.RU))
        _add_texts(self, "about", rows=4, longest=4000)
        set_choices(self, "subject", choices("consultation_subject"))
        set_choices(
            self,
            "plan",
            [("", _("none")), *((plan.slug, in_language(plan.title)) for plan in plans)],
        )
        set_choices(self, "society", choices("society"))
        set_choices(self, "regions", region_choices())
        bodies = list_organisations(on=clock.today(), language=language())
        set_choices(self, "organisations", [(body.code, in_language(body.name)) for body in bodies])
        self._plans = {plan.slug: plan for plan in plans}
        today = clock.today()
        self.fields["opens_on"].initial = today
        self.fields["closes_on"].initial = add_working_days(
            today, settings.CONSULTATION_WORKING_DAYS
        )
        self.fields["closes_on"].help_text = _(
            "%(days)s working days by the setting of this installation, holidays not counted out."
        ) % {"days": settings.CONSULTATION_WORKING_DAYS}
        self.fields["allows_anonymous"].initial = True

    def texts(self) -> list[tuple[Any, list[Any]]]:
        """The texts, each in three languages."""
        return [
            (_("Title"), [self[f"title_{code}"] for code in _LANGUAGES]),
            (_("Why, and what is asked"), [self[f"about_{code}"] for code in _LANGUAGES]),
        ]

    def others(self) -> list[Any]:
        """The fields beside the texts."""
        return [field for field in self if not field.name.startswith(("title_", "about_"))]

    def clean(self) -> dict[str, Any]:
        """A consultation about a plan names it."""
        values = super().clean() or {}
        if values.get("subject") == Subject.PLAN and not values.get("plan"):
            self.add_error("plan", _("Choose the plan that it is about."))
        return values

    def draft(self) -> ConsultationDraft:
        """The consultation for the service."""
        values = self.cleaned_data
        bodies = (find_organisation(code) for code in values["organisations"])
        return ConsultationDraft(
            title=_text(values, "title"),
            about=_text(values, "about"),
            subject=Subject(values["subject"]),
            plan=self._plans.get(values["plan"]),
            opens_on=values["opens_on"],
            closes_on=values["closes_on"],
            allows_anonymous=values["allows_anonymous"],
            society=values["society"],
            regions=values["regions"],
            organisations=[body for body in bodies if body is not None],
        )


def consultation_values(consultation: Consultation) -> dict[str, object]:
    """What the form shows first."""
    return {
        **_values("title", consultation.title),
        **_values("about", consultation.about),
        "subject": consultation.subject,
        "plan": consultation.plan.slug if consultation.plan else "",
        "opens_on": consultation.opens_on,
        "closes_on": consultation.closes_on,
        "allows_anonymous": consultation.allows_anonymous,
        "society": consultation.society_invited,
        "regions": consultation.region_invited,
        "organisations": [body.code for body in consultation.organisations_invited.all()],
    }


class SectionsForm(forms.Form):
    """A document pasted in three languages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _add_texts(self, "text", rows=12, longest=_LONGEST_DOCUMENT, required=(Language.KK,))

    def texts(self) -> dict[str, str]:
        """The text by language."""
        return {code.value: self.cleaned_data[f"text_{code}"] for code in _LANGUAGES}


class PublishForm(forms.Form):
    """What the public will read of a comment."""

    shown_text = forms.CharField(
        label=_("Comment as published"),
        help_text=_("Numbers and addresses of people are masked already. Mask names by hand."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    shown_change = forms.CharField(
        label=_("Proposed change as published"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @classmethod
    def of(cls, comment: Comment) -> PublishForm:
        """The form as it is first shown."""
        return cls(initial={"shown_text": comment.shown_text, "shown_change": comment.shown_change})


class RefuseForm(forms.Form):
    """Why a comment isn't published."""

    refusal = forms.ChoiceField(label=_("Reason"))
    words = forms.CharField(
        label=_("What the author reads"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "refusal", to_choose("refusal"))

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {
            "refusal": Refusal(self.cleaned_data["refusal"]),
            "words": self.cleaned_data["words"],
        }


class ContactForm(forms.Form):
    """Why a contact is opened."""

    reason = forms.CharField(label=_("Why do you open the contact?"), max_length=500)


class DecideForm(forms.Form):
    """What becomes of an appeal."""

    is_upheld = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("What the author reads"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(
            self,
            "is_upheld",
            [("yes", _("The author is right")), ("no", _("The appeal is refused"))],
        )


class AssignForm(forms.Form):
    """Who answers a group, and until when."""

    organisation = forms.ChoiceField(label=_("Who answers"), required=False)
    due_on = forms.DateField(
        label=_("Answer until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = list_organisations(on=clock.today(), language=language())
        named = [(body.code, in_language(body.name)) for body in bodies]
        set_choices(self, "organisation", [("", _("the secretariat")), *named])


class DispositionForm(forms.Form):
    """The answer to a group."""

    outcome = forms.ChoiceField(label=_("Answer"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "outcome", to_choose("outcome"))
        _add_texts(self, "reason", rows=4, longest=4000)

    def reasons(self) -> list[Any]:
        """The reason in three languages."""
        return [self[f"reason_{code}"] for code in _LANGUAGES]

    def clean(self) -> dict[str, Any]:
        """One language at least has a reason."""
        values = super().clean() or {}
        if not any(values.get(f"reason_{code}") for code in _LANGUAGES):
            self.add_error("reason_kk", _("Write the reason in at least one language."))
        return values

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {
            "outcome": Outcome(self.cleaned_data["outcome"]),
            "reason": _text(self.cleaned_data, "reason"),
        }


class ChangeTextForm(forms.Form):
    """The new words of a measure."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _add_texts(self, "title", rows=4, longest=2000, required=(Language.KK, Language.RU))

    @classmethod
    def of(cls, measure: Measure) -> ChangeTextForm:
        """The form as it is first shown."""
        return cls(initial={"version": measure.version, **_values("title", measure.title)})

    def title(self) -> Trilingual:
        """The new words."""
        return _text(self.cleaned_data, "title")

    def texts(self) -> list[Any]:
        """The new words in three languages."""
        return [self[f"title_{code}"] for code in _LANGUAGES]


def disposition_values(disposition: Any) -> dict[str, object]:
    """What the form of an answer shows first; nothing where there is none."""
    if disposition is None:
        return {}
    return {"outcome": disposition.outcome, **_values("reason", disposition.reason)}
