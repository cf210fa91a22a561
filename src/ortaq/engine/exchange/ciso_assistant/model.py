"""What a library holds, as records; every field is None while its key is absent."""

from __future__ import annotations

# ruff: noqa: RUF009  (the calls make dataclass fields)
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from ortaq.engine.exchange.ciso_assistant.record import (
    Record,
    any_field,
    keyed_field,
    many_field,
    mappings_field,
    one_field,
    some_field,
    text_field,
    texts_field,
    translations_field,
    truth_field,
    whole_field,
)

R = TypeVar("R", bound=Record)

Translations = Mapping[str, Mapping[str, str]]
"""Texts by language, then by the key they translate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Record):
    """Something with a reference, a name and a description, in several languages."""

    urn: str | None = text_field()
    ref_id: str | None = text_field()
    name: str | None = text_field()
    description: str | None = text_field()
    translations: Translations | None = translations_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Record):
    """A possible answer to a question.

    Args:
        add_score: what choosing it adds to the score of the node.
        compute_result: compliant, non_compliant, partially_compliant, not_applicable or a truth value.
        select_implementation_groups: groups that choosing it puts in scope.
    """

    urn: str | None = text_field()
    value: str | None = text_field()
    description: str | None = text_field()
    add_score: int | None = whole_field()
    compute_result: object = any_field()
    select_implementation_groups: tuple[str, ...] | None = texts_field()
    color: str | None = text_field()
    translations: Translations | None = translations_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Record):
    """The answers to another question that make this one appear; `condition` is any or all."""

    question: str | None = text_field()
    answers: tuple[str, ...] | None = texts_field()
    condition: str | None = text_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question of a node; `type` is unique_choice, multiple_choice, text, number, boolean or date."""

    type: str | None = text_field()
    text: str | None = text_field()
    depends_on: Dependency | None = one_field(Dependency)
    choices: tuple[Choice, ...] | None = many_field(Choice)
    translations: Translations | None = translations_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Named):
    """A chapter or a requirement of a framework; `depth` is 1 at the root.

    Args:
        importance: mandatory, recommended, nice_to_have or undefined.
        questions: by the URN of the question.
        display_mode: default or splash.
    """

    parent_urn: str | None = text_field()
    assessable: bool | None = truth_field()
    depth: int | None = whole_field()
    annotation: str | None = text_field()
    typical_evidence: str | None = text_field()
    implementation_groups: tuple[str, ...] | None = texts_field()
    reference_controls: tuple[str, ...] | None = texts_field()
    threats: tuple[str, ...] | None = texts_field()
    weight: int | None = whole_field()
    importance: str | None = text_field()
    min_score: int | None = whole_field()
    max_score: int | None = whole_field()
    scores_definition_ref: str | None = text_field()
    target_score: int | None = whole_field()
    visibility_expression: str | None = text_field()
    display_mode: str | None = text_field()
    questions: Mapping[str, Question] | None = keyed_field(Question)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreStep(Record):
    """One step of a scale."""

    score: int | None = whole_field()
    name: str | None = text_field()
    description: str | None = text_field()
    description_doc: str | None = text_field()
    translations: Translations | None = translations_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationGroup(Record):
    """A selection of nodes, such as a level."""

    ref_id: str | None = text_field()
    name: str | None = text_field()
    description: str | None = text_field()
    default_selected: bool | None = truth_field()
    translations: Translations | None = translations_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFramework(Named):
    """A framework; the newer form of its scale, a mapping, is in `rest` under `scores_definition`."""

    min_score: int | None = whole_field()
    max_score: int | None = whole_field()
    scores_definition: tuple[ScoreStep, ...] | None = many_field(ScoreStep)
    implementation_groups_definition: tuple[ImplementationGroup, ...] | None = many_field(
        ImplementationGroup
    )
    requirement_nodes: tuple[Node, ...] | None = many_field(Node)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceControl(Named):
    """A control that requirements point at.

    Args:
        category: policy, process, technical, physical or procedure.
        csf_function: govern, identify, protect, detect, respond or recover.
    """

    category: str | None = text_field()
    csf_function: str | None = text_field()
    annotation: str | None = text_field()
    typical_evidence: str | None = text_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat(Named):
    """A threat that requirements point at."""

    annotation: str | None = text_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementMapping(Record):
    """A line between nodes of two frameworks.

    Args:
        relationship: equal, subset, superset, intersect or not_related, read from source to target.
        rationale: syntactic, semantic or functional.
        strength_of_relationship: 0 to 10.
    """

    source_requirement_urn: str | None = text_field()
    target_requirement_urn: str | None = text_field()
    relationship: str | None = text_field()
    rationale: str | None = text_field()
    strength_of_relationship: int | None = whole_field()
    annotation: str | None = text_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingSet(Named):
    """The lines between two frameworks."""

    source_framework_urn: str | None = text_field()
    target_framework_urn: str | None = text_field()
    requirement_mappings: tuple[RequirementMapping, ...] | None = many_field(RequirementMapping)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objects(Record):
    """What a library holds. Both the single and the plural keys are in use.

    Risk matrices, metric definitions and presets are kept as they are.
    """

    framework: LibraryFramework | tuple[LibraryFramework, ...] | None = some_field(LibraryFramework)
    frameworks: tuple[LibraryFramework, ...] | None = many_field(LibraryFramework)
    reference_controls: tuple[ReferenceControl, ...] | None = many_field(ReferenceControl)
    threats: tuple[Threat, ...] | None = many_field(Threat)
    risk_matrix: list[dict[object, object]] | None = mappings_field()
    metric_definitions: object = any_field()
    requirement_mapping_set: MappingSet | tuple[MappingSet, ...] | None = some_field(MappingSet)
    requirement_mapping_sets: tuple[MappingSet, ...] | None = many_field(MappingSet)
    preset: object = any_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Library(Named):
    """A whole file; `locale` is the language of its texts, `version` grows with every issue of it."""

    locale: str | None = text_field()
    copyright: str | None = text_field()
    version: int | None = whole_field()
    publication_date: object = any_field()
    provider: str | None = text_field()
    packager: str | None = text_field()
    dependencies: tuple[str, ...] | None = texts_field()
    labels: object = any_field()
    convert_library_version: str | None = text_field()
    objects: Objects | None = one_field(Objects)

    @property
    def frameworks(self) -> tuple[LibraryFramework, ...]:
        """Its frameworks, however they are written."""
        if self.objects is None:
            return ()
        return (*_listed(self.objects.framework), *(self.objects.frameworks or ()))

    @property
    def mapping_sets(self) -> tuple[MappingSet, ...]:
        """Its mapping sets, however they are written."""
        if self.objects is None:
            return ()
        sets = self.objects.requirement_mapping_sets or ()
        return (*_listed(self.objects.requirement_mapping_set), *sets)

    def holdings(self) -> dict[str, int]:
        """How many of each kind of thing it holds; kinds without any are left out."""
        objects = self.objects
        if objects is None:
            return {}
        lines = (len(lines.requirement_mappings or ()) for lines in self.mapping_sets)
        nodes = (len(framework.requirement_nodes or ()) for framework in self.frameworks)
        counts = {
            "frameworks": len(self.frameworks),
            "nodes": sum(nodes),
            "reference_controls": len(objects.reference_controls or ()),
            "threats": len(objects.threats or ()),
            "risk_matrices": len(objects.risk_matrix or ()),
            "metric_definitions": _size(objects.metric_definitions),
            "mapping_sets": len(self.mapping_sets),
            "mappings": sum(lines),
            "presets": _size(objects.preset),
        }
        return {kind: count for kind, count in counts.items() if count}


def _size(value: object) -> int:
    if isinstance(value, list):
        return len(value)
    return 0 if value is None else 1


def _listed(value: R | tuple[R, ...] | None) -> tuple[R, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
