"""Frameworks as a whole: new ones, new versions, their head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.framework import Engine, TextPolicy
from ortaq.plan.frameworks.forms.texts import TextsForm, set_choices, spread
from ortaq.plan.frameworks.services import Head
from ortaq.shared.labels import choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.forms.boundfield import BoundField

    from ortaq.plan.frameworks.forms.texts import Words
    from ortaq.plan.frameworks.models import Framework

CODE = r"[a-z0-9][a-z0-9._-]*"
CODE_HINT = _("Small Latin letters, digits, points and hyphens. It stands in addresses.")


class HeadForm(TextsForm):
    """What is said of a framework as a whole."""

    TEXTS: Mapping[str, tuple[Words, int]] = {
        "title": (_("Title"), 0),
        "source_name": (_("Whose framework it is"), 0),
    }
    NEEDED = ("title", "source_name")

    source_url = forms.URLField(
        label=_("Address of the official text"),
        help_text=_("Leave it empty for a model of your own."),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    licence = forms.CharField(
        label=_("Licence"),
        help_text=_("Under which terms the texts are used."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text_policy = forms.ChoiceField(
        label=_("Whose words the texts are"),
        help_text=_("Texts of somebody else stay in this installation; only titles are facts."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "text_policy", choices("text_policy"))

    def title_fields(self) -> list[BoundField]:
        """The title in three languages."""
        return self.trio("title")

    def source_fields(self) -> list[BoundField]:
        """The publisher in three languages."""
        return self.trio("source_name")

    def head(self) -> Head:
        """The head for the service."""
        return Head(
            title=self.words("title"),
            source_name=self.words("source_name"),
            source_url=self.cleaned_data["source_url"],
            licence=self.cleaned_data["licence"].strip(),
            text_policy=TextPolicy(self.cleaned_data["text_policy"]),
        )


def head_values(framework: Framework) -> dict[str, object]:
    """The starting values of the form of a framework's head."""
    return {
        **spread("title", framework.title),
        **spread("source_name", framework.source_name),
        "source_url": framework.source_url,
        "licence": framework.licence,
        "text_policy": framework.text_policy,
    }


class NewFrameworkForm(HeadForm):
    """A framework that is written here."""

    code = forms.RegexField(CODE, label=_("Code"), help_text=CODE_HINT, max_length=60)
    version = forms.RegexField(CODE, label=_("Version"), help_text=CODE_HINT, max_length=60)
    engine = forms.ChoiceField(
        label=_("How it is scored"), help_text=_("It can't be changed later.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "engine", choices("engine"))

    @property
    def chosen_engine(self) -> Engine:
        """The engine that was chosen."""
        return Engine(self.cleaned_data["engine"])


class VersionForm(forms.Form):
    """A new version of a framework."""

    version = forms.RegexField(CODE, label=_("Version"), help_text=CODE_HINT, max_length=60)
    titles_only = forms.BooleanField(
        label=_("Take the structure and the titles only"),
        help_text=_(
            "Requirements, questions and sources stay behind, and you write them in your own words."
        ),
        required=False,
    )
