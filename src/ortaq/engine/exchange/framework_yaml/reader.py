"""YAML text to framework."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.exchange.framework_yaml.node import Fields, FrameworkInvalid, Node, load
from ortaq.engine.exchange.framework_yaml.plain_data import refuse_unfit
from ortaq.engine.terms.framework import (
    NO_TEXT,
    Engine,
    EvidenceRequest,
    EvidenceType,
    Framework,
    FrameworkGroup,
    FrameworkSource,
    Provision,
    ProvisionKind,
    ProvisionMapping,
    Rationale,
    Relation,
    Scale,
    ScaleStep,
    TextPolicy,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

TREATY_SCALES = frozenset({"in_law", "in_practice"})
"""The treaty engine scores law and practice apart and needs a scale for each."""

ONE = Decimal(1)


def read_framework(text: str) -> Framework:
    """The framework that a YAML text describes.

    Raises:
        FrameworkInvalid: with the path of the first wrong value and the reason.
    """
    whole = load(text)
    refuse_unfit(whole.value)
    root = whole.fields("framework", "items", "mappings")
    head = root["framework"].fields(
        "id", "version", "title", "source", "engine", "scales", "groups"
    )
    framework = Framework(
        code=head["id"].text(),
        version=head["version"].text(),
        title=head["title"].trilingual(),
        source=_source(head["source"]),
        engine=head["engine"].one_of(Engine),
        scales=_scales(head),
        groups=tuple(_group(node) for node in head["groups"].items()),
        provisions=tuple(_provision(node) for node in root["items"].items()),
        mappings=tuple(_mapping(node) for node in root.items("mappings")),
    )
    _check(framework)
    return framework


def _source(node: Node) -> FrameworkSource:
    fields = node.fields("name", "url", "licence", "text_policy")
    return FrameworkSource(
        name=fields["name"].trilingual(),
        url=fields.text("url", ""),
        licence=fields["licence"].text(),
        text_policy=fields["text_policy"].one_of(TextPolicy),
    )


def _scales(head: Fields) -> tuple[Scale, ...]:
    node = head.get("scales")
    return tuple(_scale(code, scale) for code, scale in node.entries()) if node else ()


def _scale(code: str, node: Node) -> Scale:
    fields = node.fields("title", "steps")
    steps = tuple(_step(step) for step in fields["steps"].items())
    if not steps:
        raise fields["steps"].error("empty")
    _unique((step.value for step in steps), f"{node.path}.steps")
    return Scale(code, fields["title"].trilingual(), steps)


def _step(node: Node) -> ScaleStep:
    fields = node.fields("value", "label")
    return ScaleStep(fields["value"].integer(), fields["label"].trilingual())


def _group(node: Node) -> FrameworkGroup:
    fields = node.fields("id", "title", "weight", "parent")
    return FrameworkGroup(
        code=fields["id"].text(),
        title=fields["title"].trilingual(),
        weight=_weight(fields),
        parent=fields.text("parent", ""),
    )


def _provision(node: Node) -> Provision:
    fields = node.fields(
        "id",
        "group",
        "kind",
        "title",
        "requirement",
        "question",
        "evidence",
        "assessable",
        "weight",
        "level",
        "requisite",
        "typical_measures",
    )
    assessable = fields.boolean("assessable", default=True)
    level = fields.get("level")
    return Provision(
        code=fields["id"].text(),
        group=fields["group"].text(),
        kind=fields["kind"].one_of(ProvisionKind),
        title=fields["title"].trilingual(),
        requirement=fields["requirement"].trilingual(),
        question=fields["question"].trilingual() if assessable else NO_TEXT,
        evidence=tuple(_evidence(item) for item in fields.items("evidence")),
        assessable=assessable,
        weight=_weight(fields),
        level=level.integer() if level else None,
        requisite=fields.boolean("requisite", default=True),
        typical_measures=tuple(item.text() for item in fields.items("typical_measures")),
    )


def _evidence(node: Node) -> EvidenceRequest:
    fields = node.fields("type", "text", "required", "indicator")
    return EvidenceRequest(
        type=fields["type"].one_of(EvidenceType),
        text=fields["text"].trilingual(),
        required=fields.boolean("required", default=False),
        indicator=fields.text("indicator", ""),
    )


def _mapping(node: Node) -> ProvisionMapping:
    fields = node.fields("from", "to", "relation", "strength", "note", "rationale")
    rationale = fields.get("rationale")
    return ProvisionMapping(
        provision=fields["from"].text(),
        target=fields["to"].text(),
        relation=fields["relation"].one_of(Relation),
        strength=fields["strength"].integer(),
        note=fields.trilingual("note", NO_TEXT),
        rationale=rationale.one_of(Rationale) if rationale else Rationale.SEMANTIC,
    )


def _weight(fields: Fields) -> Decimal:
    weight = fields.decimal("weight", ONE)
    if weight < 0:
        raise fields["weight"].error("unknown_value")
    return weight


def _check(framework: Framework) -> None:
    groups = _unique((group.code for group in framework.groups), "framework.groups")
    codes = _unique((provision.code for provision in framework.provisions), "items")
    _check_parents(framework)
    for position, provision in enumerate(framework.provisions):
        if provision.group not in groups:
            raise FrameworkInvalid(f"items[{position}].group", "dangling", provision.group)
    for position, mapping in enumerate(framework.mappings):
        if mapping.provision not in codes:
            raise FrameworkInvalid(f"mappings[{position}].from", "dangling", mapping.provision)
    _check_levels(framework)
    scales = {scale.code for scale in framework.scales}
    if framework.engine is Engine.TREATY and scales != TREATY_SCALES:
        raise FrameworkInvalid("framework.scales", "unknown_value", ", ".join(sorted(scales)))


def _check_levels(framework: Framework) -> None:
    """A level is one of those that the framework names, where it names any."""
    named = {step.value for step in framework.levels}
    for position, provision in enumerate(framework.provisions):
        if named and provision.level is not None and provision.level not in named:
            raise FrameworkInvalid(f"items[{position}].level", "unknown_value", provision.level)


def _check_parents(framework: Framework) -> None:
    """A parent stands before its children, so that no group is its own ancestor."""
    seen = {""}
    for position, group in enumerate(framework.groups):
        if group.parent not in seen:
            raise FrameworkInvalid(f"framework.groups[{position}].parent", "dangling", group.parent)
        seen.add(group.code)


def _unique(values: Iterable[str | int], path: str) -> set[str | int]:
    seen: set[str | int] = set()
    for position, value in enumerate(values):
        if value in seen:
            raise FrameworkInvalid(f"{path}[{position}]", "duplicate", value)
        seen.add(value)
    return seen
