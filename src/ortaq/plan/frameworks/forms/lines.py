"""Choosing two frameworks, and drawing lines between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.framework import Rationale, Relation
from ortaq.plan.frameworks.forms.texts import TextsForm, set_choices, spread
from ortaq.plan.frameworks.services import LineDraft
from ortaq.shared.labels import choices
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.forms.boundfield import BoundField

    from ortaq.plan.frameworks.forms.texts import Words
    from ortaq.plan.frameworks.models import Framework, ProvisionMapping


class PairForm(forms.Form):
    """Two frameworks; lives in the address."""

    given = forms.ChoiceField(label=_("What we know of"))
    asking = forms.ChoiceField(label=_("What we ask about"))
    gaps_only = forms.BooleanField(label=_("Only what is not covered"), required=False)

    def __init__(self, sent: Mapping[str, Any], *, frameworks: Iterable[Framework]) -> None:
        is_chosen = bool(sent.get("given") and sent.get("asking"))
        super().__init__(sent if is_chosen else None, initial={"given": sent.get("given")})
        named = [(one.reference, _named(one)) for one in frameworks]
        self.options = [("", _("choose")), *named]
        """What both fields offer; a widget takes long to draw two hundred of them."""
        for name in ("given", "asking"):
            set_choices(self, name, self.options)

    def pair(self) -> tuple[str, str]:
        """The two references; empty where none, or an unknown one, was chosen."""
        values = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return values.get("given") or "", values.get("asking") or ""

    @property
    def is_gaps_only(self) -> bool:
        """Whether covered provisions are left out."""
        return self.is_bound and bool(self.cleaned_data.get("gaps_only"))


def _named(framework: Framework) -> str:
    """The title, with the version where it does not say it."""
    title = in_language(framework.title)
    return title if framework.version in title else f"{title} ({framework.version})"


class LineForm(TextsForm):
    """How one provision relates to another one."""

    TEXTS: Mapping[str, tuple[Words, int]] = {"note": (_("Why"), 2)}

    relation = forms.ChoiceField(label=_("How they relate"))
    strength = forms.IntegerField(
        label=_("Strength"),
        help_text=_("From 0, hardly, to 10, wholly."),
        min_value=0,
        max_value=10,
        initial=8,
    )
    rationale = forms.ChoiceField(label=_("Compared"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "relation", choices("relation"))
        set_choices(self, "rationale", choices("rationale"))

    def note_fields(self) -> list[BoundField]:
        """The reason in three languages."""
        return self.trio("note")

    def draft(self) -> LineDraft:
        """The line for the service."""
        return LineDraft(
            relation=Relation(self.cleaned_data["relation"]),
            strength=self.cleaned_data["strength"],
            note=self.words("note"),
            rationale=Rationale(self.cleaned_data["rationale"]),
        )


class NewLineForm(LineForm):
    """A new line between two provisions, by their codes."""

    source = forms.CharField(label=_("Provision"), max_length=64)
    target = forms.CharField(label=_("Provision of the other framework"), max_length=64)


def line_values(line: ProvisionMapping) -> dict[str, object]:
    """The starting values of the form of a line."""
    return {
        **spread("note", line.note),
        "relation": line.relation,
        "strength": line.strength,
        "rationale": line.rationale,
    }
