"""A new assessment, who answers, and what it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.forms.choices import set_choices
from ortaq.shared.clock import today
from ortaq.shared.people.queries import list_organisations
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Framework


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
        set_choices(self, "framework", named)

    def title(self) -> Trilingual:
        """The title in the three languages."""
        values = self.cleaned_data
        return Trilingual(values["title_kk"], values["title_ru"], values["title_en"])


class AssignForm(forms.Form):
    """Which organisation answers."""

    organisation = forms.ChoiceField(label=_("Who answers"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = list_organisations(on=today(), language=language())
        set_choices(
            self,
            "organisation",
            [
                ("", _("everybody who may")),
                *((one.code, in_language(one.name)) for one in organisations),
            ],
        )


class CompareForm(forms.Form):
    """The earlier assessment, or the one to carry answers into."""

    other = forms.ChoiceField(label=_("Assessment"))

    def __init__(self, *args: Any, others: Iterable[Assessment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.reference, f"{one.reference} {in_language(one.title)}") for one in others]
        set_choices(self, "other", named)
