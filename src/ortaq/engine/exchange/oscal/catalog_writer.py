"""Framework to catalog: groups, controls, and the rest in parts and properties of our namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.codes import Codes
from ortaq.engine.exchange.loss import LossBook, LossReport, Reason
from ortaq.engine.exchange.oscal.values import (
    MAX_TOKEN,
    NAMESPACE,
    READABLE,
    Json,
    compact,
    control_ids,
    languages,
    line,
    metadata,
    prop,
    statement_id,
    text_parts,
    to_json,
    token,
    uid,
)

if TYPE_CHECKING:
    from datetime import datetime

    from ortaq.engine.terms.framework import (
        EvidenceRequest,
        Framework,
        FrameworkGroup,
        Provision,
        ProvisionMapping,
        Scale,
    )
    from ortaq.engine.terms.language import Trilingual

OWN_FIELDS = (
    "engine",
    "scales",
    "groups.weight",
    "provisions.evidence",
    "provisions.kind",
    "provisions.level",
    "provisions.question",
    "provisions.requisite",
    "provisions.typical_measures",
    "provisions.weight",
    "mappings",
)
"""Fields that only programs that know our namespace read."""


def write_catalog(framework: Framework, *, at: datetime) -> tuple[str, LossReport]:
    """The catalog of a framework as JSON; `read_catalog` gives an equal framework back.

    The texts that every program shows are English where there is English; the other languages are
    parts beside them. Provisions stand in the order of the groups.
    """
    book = LossBook()
    for field in OWN_FIELDS:
        book.note(field, Reason.OWN_NAMESPACE)
    content = _Catalog(framework, book).content(at)
    return to_json("catalog", content), book.report()


class _Catalog:
    def __init__(self, framework: Framework, book: LossBook) -> None:
        self._framework, self._book = framework, book
        self._controls = control_ids(framework)
        taken = Codes(MAX_TOKEN, "-")
        for identifier in self._controls.values():
            taken.take(identifier)
        self._groups = {each.code: taken.take(token(each.code)) for each in framework.groups}
        self._own = {each.code: taken.take(f"{token(each.code)}-own") for each in framework.groups}
        self._by_group = framework.by_group()
        self._mappings: dict[str, list[ProvisionMapping]] = {}
        for mapping in framework.mappings:
            self._mappings.setdefault(mapping.provision, []).append(mapping)

    def content(self, at: datetime) -> Json:
        framework = self._framework
        self._check_order()
        return compact(
            {
                "uuid": uid("catalog", framework.reference, at.isoformat()),
                "metadata": self._metadata(at),
                "params": [_scale(scale) for scale in framework.scales],
                "groups": self._under(""),
                "back-matter": {"resources": [self._source()]},
            }
        )

    def _metadata(self, at: datetime) -> Json:
        framework = self._framework
        props = [prop("code", framework.code), prop("engine", framework.engine.value)]
        props.append(prop("text-policy", framework.source.text_policy.value))
        props += _named_props("title", framework.title)
        title = framework.title.in_(READABLE)
        remarks = framework.source.licence
        return metadata(title, framework.version, at, props, remarks=remarks)

    def _source(self) -> Json:
        source = self._framework.source
        return {
            "uuid": uid("source", self._framework.reference),
            "title": line(source.name.in_(READABLE)),
            "props": [prop("source", "official text"), *_named_props("name", source.name)],
            "rlinks": [{"href": source.url}],
        }

    def _under(self, parent: str) -> list[Json]:
        return [self._group(each) for each in self._framework.groups if each.parent == parent]

    def _group(self, group: FrameworkGroup) -> Json:
        """A group holds groups or controls: its own provisions then go into a group below it."""
        below = self._under(group.code)
        controls = [self._control(each) for each in self._by_group[group.code]]
        props = [prop("code", group.code)]
        if group.weight != 1:
            props.append(prop("weight", group.weight))
        head: Json = {
            "id": self._groups[group.code],
            "title": line(group.title.in_(READABLE)),
            "props": props,
            "parts": text_parts("title", group.title),
        }
        if below and controls:
            own = {**head, "id": self._own[group.code], "props": [prop("own", group.code)]}
            own.pop("parts")
            below.insert(0, {**own, "controls": controls})
        return compact({**head, "groups": below, "controls": [] if below else controls})

    def _control(self, provision: Provision) -> Json:
        props: list[Json] = [{"name": "label", "value": line(provision.code)}]
        if not provision.assessable:
            props.append(prop("assessable", "no"))
        if not provision.requisite:
            props.append(prop("requisite", "no"))
        if provision.weight != 1:
            props.append(prop("weight", provision.weight))
        if provision.level is not None:
            props.append(prop("level", provision.level))
        props += [prop("measure", code) for code in provision.typical_measures]
        identifier = self._controls[provision.code]
        parts = text_parts("statement", provision.requirement, own=False)
        for part in parts[:1]:
            part["id"] = statement_id(identifier)
        parts += text_parts("title", provision.title)
        parts += text_parts("question", provision.question)
        parts += [_evidence(request) for request in provision.evidence]
        parts += [_mapping(each) for each in self._mappings.get(provision.code, ())]
        return compact(
            {
                "id": identifier,
                "class": provision.kind.value,
                "title": line(provision.title.in_(READABLE)),
                "props": props,
                "parts": parts,
            }
        )

    def _check_order(self) -> None:
        ordered = [p.code for group in self._walk("") for p in self._by_group[group.code]]
        if ordered != [provision.code for provision in self._framework.provisions]:
            self._book.note("provisions", Reason.FLATTENED)
        if [g.code for g in self._walk("")] != [g.code for g in self._framework.groups]:
            self._book.note("groups", Reason.FLATTENED)
        sources = [mapping.provision for mapping in self._framework.mappings]
        if sources != sorted(sources, key=ordered.index):
            self._book.note("mappings", Reason.FLATTENED)

    def _walk(self, parent: str) -> list[FrameworkGroup]:
        return [
            each
            for group in self._framework.groups
            if group.parent == parent
            for each in (group, *self._walk(group.code))
        ]


def _named_props(name: str, text: Trilingual) -> list[Json]:
    return [prop(name, words, class_=language) for language, words in languages(text)]


def _scale(scale: Scale) -> Json:
    """A scale as a parameter with one choice; its values are properties grouped by value."""
    steps = [
        prop("step", words, class_=language, group=f"v{step.value}")
        for step in scale.steps
        for language, words in languages(step.label)
    ]
    choices = [line(step.label.in_(READABLE)) for step in scale.steps]
    return {
        "id": f"scale-{token(scale.code)}",
        "class": "scale",
        "label": line(scale.title.in_(READABLE)),
        "props": [prop("code", scale.code), *_named_props("title", scale.title), *steps],
        "select": {"how-many": "one", "choice": choices},
    }


def _evidence(request: EvidenceRequest) -> Json:
    props = [prop("type", request.type.value)]
    if request.required:
        props.append(prop("required", "yes"))
    if request.indicator:
        props.append(prop("indicator", request.indicator))
    return _own_part("evidence", props, request.text)


def _mapping(mapping: ProvisionMapping) -> Json:
    props = [
        prop("target", mapping.target),
        prop("relation", mapping.relation.value),
        prop("strength", mapping.strength),
        prop("rationale", mapping.rationale.value),
    ]
    return _own_part("mapping", props, mapping.note)


def _own_part(name: str, props: list[Json], text: Trilingual) -> Json:
    texts = text_parts("text", text)
    return compact({"name": name, "ns": NAMESPACE, "props": props, "parts": texts})
