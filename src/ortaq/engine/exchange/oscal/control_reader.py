"""A control as a provision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.exchange.codes import Codes
from ortaq.engine.exchange.loss import LossBook, Reason
from ortaq.engine.terms.framework import (
    NO_TEXT,
    EvidenceRequest,
    EvidenceType,
    Provision,
    ProvisionKind,
    ProvisionMapping,
    Rationale,
    Relation,
)
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.exchange.oscal.members import Members

_INSERTED = re.compile(r"\{\{\s*insert:\s*param,\s*([^\s}]+)\s*\}\}")

_KINDS = {kind.value: kind for kind in ProvisionKind}


class ControlReader:
    """Reads the controls of one catalog; parameters in their texts become their labels in brackets."""

    def __init__(self, catalog: Members, book: LossBook) -> None:
        self._book = book
        self._codes = Codes()
        self._labels: dict[str, str] = {}
        self._learn(catalog)

    def _learn(self, holder: Members) -> None:
        for param in holder.many("params"):
            choices = param.one("select").values.get("choice")
            listed = " | ".join(map(str, choices)) if isinstance(choices, list) else ""
            self._labels[param.word("id")] = param.word("label") or listed or param.word("id")
        for below in (*holder.many("groups"), *holder.many("controls")):
            self._learn(below)

    def read(self, control: Members, group: str) -> tuple[Provision, list[ProvisionMapping]]:
        """The provision of a control, and its lines to other frameworks."""
        code = self._codes.take(control.label() or control.word("id") or "-")
        title = control.part_texts("title") or Trilingual(en=control.word("title") or code)
        requirement = self._requirement(control) or title
        assessable = control.own("assessable") != "no" and not _is_withdrawn(control)
        question = control.part_texts("question")
        level = control.own("level")
        provision = Provision(
            code=code,
            group=group,
            kind=self._kind(control),
            title=title,
            requirement=requirement,
            question=(question or requirement) if assessable else NO_TEXT,
            evidence=tuple(_evidence(control)),
            assessable=assessable,
            weight=control.decimal("weight"),
            level=int(level) if level.lstrip("-").isdecimal() else None,
            requisite=control.own("requisite") != "no",
            typical_measures=tuple(each.word("value") for each in control.own_props("measure")),
        )
        self._note(control)
        return provision, list(_mappings(control, code))

    def _kind(self, control: Members) -> ProvisionKind:
        kind = _KINDS.get(control.word("class"))
        if kind is None:
            self._book.note("controls.kind", Reason.ASSUMED)
        return kind or ProvisionKind.CAPACITY

    def _requirement(self, control: Members) -> Trilingual | None:
        ours = control.part_texts("statement", own=False)
        if ours:
            return ours
        statements = [part for part in control.many("parts") if part.word("name") == "statement"]
        text = "\n".join(text for part in statements for text in self._lines(part))
        return Trilingual(en=text) if text else None

    def _lines(self, part: Members) -> Iterator[str]:
        """The prose of a part and of those in it, each with its label."""
        prose = _INSERTED.sub(
            lambda found: f"[{self._labels.get(found[1], found[1])}]", part.word("prose")
        )
        text = f"{part.label()} {prose}".strip()
        if text:
            yield text
        for below in part.many("parts"):
            yield from self._lines(below)

    def _note(self, control: Members) -> None:
        for key in ("params", "links"):
            if control.many(key):
                self._book.note(f"controls.{key}", Reason.NO_PLACE)
        for part in control.many("parts"):
            if not part.is_own and part.word("name") != "statement":
                self._book.note(f"controls.parts.{part.word('name')}", Reason.NO_PLACE)


def _is_withdrawn(control: Members) -> bool:
    return any(
        prop.word("name") == "status" and prop.word("value").casefold() == "withdrawn"
        for prop in control.many("props")
    )


def _evidence(control: Members) -> Iterator[EvidenceRequest]:
    types = {each.value: each for each in EvidenceType}
    for part in _own_parts(control, "evidence"):
        yield EvidenceRequest(
            type=types.get(part.own("type"), EvidenceType.DOCUMENT),
            text=part.part_texts("text") or NO_TEXT,
            required=part.own("required") == "yes",
            indicator=part.own("indicator"),
        )


def _mappings(control: Members, code: str) -> Iterator[ProvisionMapping]:
    relations = {each.value: each for each in Relation}
    rationales = {each.value: each for each in Rationale}
    for part in _own_parts(control, "mapping"):
        relation, strength = relations.get(part.own("relation")), part.own("strength")
        if relation is not None and part.own("target") and strength.isdecimal():
            note = part.part_texts("text") or NO_TEXT
            yield ProvisionMapping(
                provision=code,
                target=part.own("target"),
                relation=relation,
                strength=min(int(strength), 10),
                note=note,
                rationale=rationales.get(part.own("rationale"), Rationale.SEMANTIC),
            )


def _own_parts(control: Members, name: str) -> list[Members]:
    return [each for each in control.many("parts") if each.is_own and each.word("name") == name]
