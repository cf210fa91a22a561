"""Forms of gaps: what a page sends, made into what the services take."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps.models import RootCause
from ortaq.plan.gaps.queries import GapFilter
from ortaq.plan.gaps.services import GapDraft
from ortaq.shared.clock import today
from ortaq.shared.labels import choices, to_choose
from ortaq.shared.people.queries import list_organisations
from ortaq.shared.words import in_language, language, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Framework, Provision, ProvisionGroup

THRESHOLDS = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))
"""Least sizes of a gap that the page offers: one, two or three of the four points of a provision."""
SEVERITIES = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal(1))
"""Sizes that a participant chooses from."""


class FilterForm(forms.Form):
    """Narrows the list of gaps; lives in the address."""

    framework = forms.ChoiceField(label=_("Framework"), required=False)
    group = forms.ChoiceField(label=_("Chapter"), required=False)
    pillar = forms.ChoiceField(label=_("Direction"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    origin = forms.ChoiceField(label=_("Where it comes from"), required=False)
    assessment = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        frameworks: Iterable[Framework],
        groups: Iterable[ProvisionGroup],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", _("All"))
        named = [(one.reference, in_language(one.title)) for one in frameworks]
        chapters = [(group.code, in_language(group.title)) for group in groups]
        _set_choices(self, "framework", [everything, *named])
        _set_choices(self, "group", [everything, *chapters])
        _set_choices(self, "pillar", [everything, *choices("direction")])
        _set_choices(self, "status", [everything, *choices("gap_status")])
        _set_choices(self, "origin", [everything, *choices("gap_origin")])

    def narrowed(self) -> GapFilter:
        """The filter; a field with an error narrows nothing."""
        self.full_clean()
        return GapFilter(**{name: str(value or "") for name, value in self.cleaned_data.items()})


class GapForm(forms.Form):
    """A gap that a participant knows of, in his language."""

    title = forms.CharField(label=_("What is missing"), max_length=300)
    description = forms.CharField(
        label=_("How it shows, and how you know"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    severity = forms.TypedChoiceField(label=_("How much is missing"), coerce=Decimal)
    pillar = forms.ChoiceField(label=_("Direction of the plan"))
    root_cause = forms.ChoiceField(label=_("What is at the root"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sizes = [(str(size), percent(size)) for size in SEVERITIES]
        _set_choices(self, "severity", [("", _("Choose one")), *sizes])
        _set_choices(self, "pillar", to_choose("direction"))
        _set_choices(self, "root_cause", [("", _("not known")), *choices("root_cause")])

    def draft(self, provision: Provision | None) -> GapDraft:
        """The gap for the service."""
        values = self.cleaned_data
        return GapDraft(
            title=Trilingual.of({language(): values["title"]}),
            description=Trilingual.of({language(): values["description"].strip()}),
            severity=values["severity"],
            pillar=Direction(values["pillar"]),
            root_cause=_root_cause(values["root_cause"]),
            provision=provision,
        )


class ClassifyForm(forms.Form):
    """Where a gap belongs and who answers for it."""

    pillar = forms.ChoiceField(label=_("Direction of the plan"))
    root_cause = forms.ChoiceField(label=_("What is at the root"), required=False)
    owner = forms.ChoiceField(label=_("Who answers for it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = list_organisations(on=today(), language=language())
        named = [(one.code, in_language(one.name)) for one in organisations]
        _set_choices(self, "pillar", choices("direction"))
        _set_choices(self, "root_cause", [("", _("not known")), *choices("root_cause")])
        _set_choices(self, "owner", [("", _("nobody yet")), *named])

    def sorted_in(self) -> tuple[Direction, RootCause | None, str]:
        """Direction, root cause and the owner's code (empty for nobody)."""
        values = self.cleaned_data
        return Direction(values["pillar"]), _root_cause(values["root_cause"]), values["owner"]


class MistakeForm(forms.Form):
    """Why a gap should not have been on the list."""

    reason = forms.CharField(
        label=_("Why it should not be on the list"),
        help_text=_("For example: entered twice, or it concerns another country. It is kept."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DeriveForm(forms.Form):
    """Which assessment's low scores become gaps, and from which size on."""

    assessment = forms.ChoiceField(label=_("Assessment"))
    threshold = forms.TypedChoiceField(
        label=_("A gap is a provision of which at least so much is missing"), coerce=Decimal
    )

    def __init__(self, *args: Any, assessments: Iterable[Assessment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(a.reference, f"{a.reference} {in_language(a.title)}") for a in assessments]
        _set_choices(self, "assessment", named)
        _set_choices(self, "threshold", [(str(size), percent(size)) for size in THRESHOLDS])


def _root_cause(value: str) -> RootCause | None:
    return RootCause(value) if value else None


def _set_choices(form: forms.Form, name: str, values: Sequence[tuple[str, object]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(values)
