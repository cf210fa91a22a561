"""The nodes of a library's framework as groups and provisions.

A node with others under it is a group, one without is a provision; one that is asked and has others
under it is both, and its provision belongs to its own group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.framework.outline import ROOT, Outline
from ortaq.engine.exchange.ciso_assistant.framework.wording import Wording, joined, shortened
from ortaq.engine.exchange.codes import Codes
from ortaq.engine.exchange.loss import LossBook, Reason
from ortaq.engine.terms.framework import (
    NO_TEXT,
    EvidenceRequest,
    EvidenceType,
    FrameworkGroup,
    Provision,
    ProvisionKind,
)
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ortaq.engine.exchange.ciso_assistant.model import Node

LEFT_OUT = (
    "annotation",
    "implementation_groups",
    "reference_controls",
    "threats",
    "min_score",
    "max_score",
    "scores_definition_ref",
    "target_score",
    "visibility_expression",
    "display_mode",
)
"""Keys of a node that a provision has no field for."""

READ_ANYWAY = frozenset({"ref_id", "name", "description", "weight", "importance"})
"""Keys whose value is taken in other shapes too: a number that is written where a text belongs."""

OPTIONAL = frozenset({"recommended", "nice_to_have", "nice to have"})
"""Importance of a node that a level can be reached without."""

TOP = "framework"
"""Code of the group of provisions that stand under no chapter."""

TITLE_LENGTH = 120
"""Characters of a title that is made of a description."""

_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")
_LEVEL = re.compile(r"\blevel-(\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Parts:
    """Groups and provisions of a framework, and provision codes by the URN of their node."""

    groups: tuple[FrameworkGroup, ...]
    provisions: tuple[Provision, ...]
    codes: Mapping[str, str]


def read_nodes(tree: Outline, title: Trilingual, wording: Wording, book: LossBook) -> Parts:
    """The parts of a framework of this title."""
    return _Reading(tree, wording, book).parts(title)


class _Reading:
    def __init__(self, tree: Outline, wording: Wording, book: LossBook) -> None:
        self._tree, self._wording, self._book = tree, wording, book
        chapters, asked = Codes(), Codes()
        top = {ROOT: chapters.take(TOP)} if any(self._loose()) else {}
        self._groups = top | {p: self._code(p, chapters) for p in tree.chapters()}
        self._provisions = {p: self._code(p, asked) for p in self._asked()}

    def parts(self, title: Trilingual) -> Parts:
        nodes = self._tree.nodes
        return Parts(
            tuple(self._group(place, code, title) for place, code in self._groups.items()),
            tuple(self._provision(place, code) for place, code in self._provisions.items()),
            {str(nodes[p].urn).casefold(): c for p, c in self._provisions.items() if nodes[p].urn},
        )

    def _asked(self) -> Iterator[int]:
        for place, node in enumerate(self._tree.nodes):
            if node.assessable or place not in self._tree.children:
                yield place

    def _loose(self) -> Iterator[bool]:
        """True for each provision that no chapter holds."""
        for place in self._asked():
            yield self._tree.parents[place] == ROOT and place not in self._tree.children

    def _code(self, place: int, codes: Codes) -> str:
        node = self._tree.nodes[place]
        wanted = node.words("ref_id") or ":".join((node.urn or "").split(":")[5:])
        code = codes.take(wanted or f"{place + 1}")
        if code != node.words("ref_id"):
            reason = Reason.RENAMED if node.words("ref_id") else Reason.ASSUMED
            self._book.note("requirement_nodes.ref_id", reason)
        return code

    def _group(self, place: int, code: str, title: Trilingual) -> FrameworkGroup:
        if place == ROOT:
            return FrameworkGroup(code, title)
        node, parent = self._tree.nodes[place], self._tree.parents[place]
        if node.words("description") and node.words("name") and not node.assessable:
            self._book.note("requirement_nodes.description (chapter)", Reason.NO_PLACE)
        above = self._groups[parent] if parent != ROOT else ""
        return FrameworkGroup(code, self._title(node, code), parent=above)

    def _provision(self, place: int, code: str) -> Provision:
        node = self._tree.nodes[place]
        title = self._title(node, code)
        requirement = self._wording.of(node, "description", "name")
        requirement = requirement if requirement != NO_TEXT else title
        assessable = bool(node.assessable)
        self._note(node)
        return Provision(
            code=code,
            group=self._groups[place if place in self._groups else self._tree.parents[place]],
            kind=self._kind(node),
            title=title,
            requirement=requirement,
            question=self._question(node, requirement) if assessable else NO_TEXT,
            evidence=self._evidence(node),
            assessable=assessable,
            weight=self._weight(node),
            level=self._level(node),
            requisite=node.words("importance") not in OPTIONAL,
        )

    def _kind(self, node: Node) -> ProvisionKind:
        """The kind that our own libraries select by, else the widest one."""
        for kind in ProvisionKind:
            if f"kind-{kind.value}" in (node.implementation_groups or ()):
                return kind
        self._book.note("requirement_nodes.kind", Reason.ASSUMED)
        return ProvisionKind.CAPACITY

    def _level(self, node: Node) -> int | None:
        groups = " ".join(node.implementation_groups or ())
        found = _LEVEL.search(groups)
        return int(found[1]) if found else None

    def _title(self, node: Node, code: str) -> Trilingual:
        title = self._wording.of(node, "name")
        if title == NO_TEXT:
            title = shortened(self._wording.of(node, "description"), TITLE_LENGTH)
        return title if title != NO_TEXT else Trilingual(en=code)

    def _question(self, node: Node, requirement: Trilingual) -> Trilingual:
        questions = tuple((node.questions or {}).values())
        if any(question.choices or question.depends_on for question in questions):
            self._book.note("requirement_nodes.questions.choices", Reason.NO_PLACE)
        asked = joined(self._wording.of(question, "text") for question in questions)
        return asked if asked != NO_TEXT else requirement

    def _evidence(self, node: Node) -> tuple[EvidenceRequest, ...]:
        text = self._wording.of(node, "typical_evidence")
        return () if text == NO_TEXT else (EvidenceRequest(EvidenceType.DOCUMENT, text),)

    def _weight(self, node: Node) -> Decimal:
        written = node.words("weight")
        if _NUMBER.fullmatch(written):
            return Decimal(written)
        if written:
            self._book.note("requirement_nodes.weight", Reason.ASSUMED)
        return Decimal(1)

    def _note(self, node: Node) -> None:
        for key in LEFT_OUT:
            if getattr(node, key) is not None:
                self._book.note(f"requirement_nodes.{key}", Reason.NO_PLACE)
        for unknown, value in node.rest.items():
            if value is not None and unknown not in READ_ANYWAY:
                self._book.note(f"requirement_nodes.{unknown}", Reason.NO_PLACE)
