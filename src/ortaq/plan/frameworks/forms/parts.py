"""Groups and provisions of a draft."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.framework import EvidenceRequest, EvidenceType, ProvisionKind
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.frameworks.forms.texts import TextsForm, add_texts, set_choices, spread, words_in
from ortaq.plan.frameworks.services import GroupDraft, ProvisionDraft
from ortaq.plan.frameworks.stored import evidence_in
from ortaq.shared.labels import choices
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.forms.boundfield import BoundField

    from ortaq.engine.terms.framework import ScaleStep
    from ortaq.plan.frameworks.forms.texts import Words
    from ortaq.plan.frameworks.models import Provision, ProvisionGroup

SPARE = 2
"""Empty rows for further sources."""


def _weight() -> forms.DecimalField:
    return forms.DecimalField(
        label=_("Weight"),
        help_text=_("1 is usual; 2 counts twice, 0 not at all."),
        min_value=Decimal(0),
        max_digits=12,
        decimal_places=6,
        initial=Decimal(1),
    )


class GroupForm(TextsForm):
    """A chapter or a section of one."""

    TEXTS: Mapping[str, tuple[Words, int]] = {"title": (_("Title"), 0)}
    NEEDED = ("title",)

    code = forms.CharField(label=_("Code"), max_length=64)
    parent = forms.ChoiceField(label=_("Stands in"), required=False)
    weight = _weight()
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, groups: Iterable[ProvisionGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "parent", [("", _("the framework itself")), *named(groups)])

    def title_fields(self) -> list[BoundField]:
        """The title in three languages."""
        return self.trio("title")

    def draft(self) -> GroupDraft:
        """The group for the service."""
        values = self.cleaned_data
        return GroupDraft(
            code=values["code"].strip(),
            title=self.words("title"),
            weight=values["weight"],
            parent=values["parent"],
        )


def group_values(group: ProvisionGroup) -> dict[str, object]:
    """The starting values of the form of a group."""
    parent = group.parent.code if group.parent else ""
    return {
        **spread("title", group.title),
        "code": group.code,
        "parent": parent,
        "weight": group.weight.normalize(),
    }


class ProvisionForm(TextsForm):
    """A provision, its question and the sources that an answer should rest on."""

    TEXTS: Mapping[str, tuple[Words, int]] = {
        "title": (_("Title"), 0),
        "requirement": (_("What it asks"), 6),
        "question": (_("Question to the state"), 4),
    }
    NEEDED = ("title",)

    code = forms.CharField(label=_("Code"), max_length=64)
    group = forms.ChoiceField(label=_("Stands in"))
    kind = forms.ChoiceField(label=_("Kind"))
    assessable = forms.BooleanField(label=_("It puts a question to the state"), required=False)
    weight = _weight()
    level = forms.TypedChoiceField(label=_("Level"), required=False, coerce=int, empty_value=None)
    requisite = forms.BooleanField(label=_("Its level can't be reached without it"), required=False)
    typical_measures = forms.CharField(
        label=_("Codes of measures that usually close the gap"),
        help_text=_("Parted by commas."),
        required=False,
        max_length=1000,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        groups: Iterable[ProvisionGroup],
        levels: Iterable[ScaleStep],
        evidence_count: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "group", named(groups))
        set_choices(self, "kind", choices("provision_kind"))
        steps = [(str(step.value), f"{step.value} {in_language(step.label)}") for step in levels]
        if not steps:
            self.fields["level"].widget = forms.HiddenInput()
            self.fields["requisite"].widget = forms.HiddenInput()
        stored = self.initial.get("level")
        kept = [(str(stored), str(stored))] if stored is not None and not steps else []
        set_choices(self, "level", [("", _("none")), *steps, *kept])
        self._rows = range(evidence_count + SPARE)
        for row in self._rows:
            self._add_evidence(row)

    def _add_evidence(self, row: int) -> None:
        kinds = [("", _("none")), *choices("source_kind")]
        self.fields[f"evidence{row}_type"] = forms.ChoiceField(
            label=_("Sort of source"), choices=kinds, required=False
        )
        add_texts(self, f"evidence{row}_text", _("Which source is asked for"), 2)
        self.fields[f"evidence{row}_required"] = forms.BooleanField(
            label=_("An answer without it is not proved"), required=False
        )
        self.fields[f"evidence{row}_indicator"] = forms.CharField(
            label=_("Code of the indicator that fills it in"), required=False, max_length=100
        )

    def evidence_rows(self) -> Iterator[dict[str, object]]:
        """The fields of each source that is asked for."""
        for row in self._rows:
            yield {
                "type": self[f"evidence{row}_type"],
                "texts": self.trio(f"evidence{row}_text"),
                "required": self[f"evidence{row}_required"],
                "indicator": self[f"evidence{row}_indicator"],
            }

    def title_fields(self) -> list[BoundField]:
        """The title in three languages."""
        return self.trio("title")

    def requirement_fields(self) -> list[BoundField]:
        """What it asks, in three languages."""
        return self.trio("requirement")

    def question_fields(self) -> list[BoundField]:
        """The question in three languages."""
        return self.trio("question")

    def clean(self) -> dict[str, Any]:
        """A source has words."""
        values = super().clean()
        for row in self._rows:
            if values.get(f"evidence{row}_type") and (
                words_in(values, f"evidence{row}_text") == Trilingual()
            ):
                self.add_error(f"evidence{row}_text_kk", _("Say which source is asked for."))
        return values

    def draft(self) -> ProvisionDraft:
        """The provision for the service."""
        values = self.cleaned_data
        measures = (code.strip() for code in values["typical_measures"].split(","))
        return ProvisionDraft(
            code=values["code"].strip(),
            group=values["group"],
            kind=ProvisionKind(values["kind"]),
            title=self.words("title"),
            requirement=self.words("requirement"),
            question=self.words("question"),
            evidence=tuple(self._evidence()),
            assessable=values["assessable"],
            weight=values["weight"],
            level=values["level"],
            requisite=values["requisite"],
            typical_measures=tuple(code for code in measures if code),
        )

    def _evidence(self) -> Iterator[EvidenceRequest]:
        for row in self._rows:
            chosen = self.cleaned_data[f"evidence{row}_type"]
            if chosen:
                yield EvidenceRequest(
                    type=EvidenceType(chosen),
                    text=self.words(f"evidence{row}_text"),
                    required=self.cleaned_data[f"evidence{row}_required"],
                    indicator=self.cleaned_data[f"evidence{row}_indicator"].strip(),
                )


def provision_values(provision: Provision) -> dict[str, object]:
    """The starting values of the form of a provision."""
    values: dict[str, object] = {
        **spread("title", provision.title),
        **spread("requirement", provision.requirement),
        **spread("question", provision.question),
        "code": provision.code,
        "group": provision.group.code,
        "kind": provision.kind,
        "assessable": provision.assessable,
        "weight": provision.weight.normalize(),
        "level": provision.level,
        "requisite": provision.requisite,
        "typical_measures": ", ".join(provision.typical_measures),
    }
    for row, request in enumerate(evidence_in(provision.evidence)):
        values |= spread(f"evidence{row}_text", request.text)
        values |= {
            f"evidence{row}_type": request.type.value,
            f"evidence{row}_required": request.required,
            f"evidence{row}_indicator": request.indicator,
        }
    return values


def named(groups: Iterable[ProvisionGroup]) -> list[tuple[str, object]]:
    """Groups as choices: code and title, those inside others behind dashes."""
    depths: dict[int | None, int] = {None: -1}
    options: list[tuple[str, object]] = []
    for group in groups:
        depths[group.pk] = depths.get(group.parent_id, -1) + 1
        dashes = "– " * depths[group.pk]
        options.append((group.code, f"{dashes}{group.code} {in_language(group.title)}"))
    return options
