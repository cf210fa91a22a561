"""Groups and provisions as the nodes of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.framework.wording import joined, worded
from ortaq.engine.exchange.ciso_assistant.model import Choice, Node, Question
from ortaq.engine.exchange.loss import LossBook, Reason
from ortaq.engine.terms.framework import NO_TEXT, Engine, Framework
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.exchange.ciso_assistant.framework.urns import Urns
    from ortaq.engine.terms.framework import FrameworkGroup, Provision, Scale


class NodesOut:
    """The nodes of one framework, in the order of its groups."""

    def __init__(self, framework: Framework, urns: Urns, locale: str, book: LossBook) -> None:
        self._framework, self._urns = framework, urns
        self._locale, self._book = locale, book
        self.provisions = {p.code: urns.of("req_node", p.code) for p in framework.provisions}
        """URN of the node of each provision, by code."""
        self._groups = {g.code: urns.of("req_node", g.code, chapter=True) for g in framework.groups}

    def all(self) -> tuple[Node, ...]:
        """Each group, then its provisions, then the groups under it."""
        nodes = tuple(self._under("", 1))
        if [n.ref_id for n in nodes if n.assessable] != [
            p.code for p in self._framework.assessable
        ]:
            self._book.note("framework.provisions", Reason.FLATTENED)
        return nodes

    def _under(self, parent: str, depth: int) -> Iterator[Node]:
        by_group = self._framework.by_group()
        for group in self._framework.groups:
            if group.parent == parent:
                yield self._chapter(group, depth)
                for provision in by_group[group.code]:
                    yield self._requirement(provision, depth + 1)
                yield from self._under(group.code, depth + 1)

    def _chapter(self, group: FrameworkGroup, depth: int) -> Node:
        node = Node(
            urn=self._groups[group.code],
            parent_urn=self._groups[group.parent] if group.parent else None,
            assessable=False,
            depth=depth,
            ref_id=group.code,
        )
        return worded(node, self._locale, name=group.title)

    def _requirement(self, provision: Provision, depth: int) -> Node:
        self._note(provision)
        measures = tuple(self._urns.of("function", code) for code in provision.typical_measures)
        level = () if provision.level is None else (f"level-{provision.level}",)
        node = Node(
            urn=self.provisions[provision.code],
            parent_urn=self._groups[provision.group],
            assessable=provision.assessable,
            depth=depth,
            ref_id=provision.code,
            implementation_groups=(f"kind-{provision.kind.value}", *level),
            reference_controls=measures or None,
            weight=self._weight(provision),
            importance=None if provision.requisite else "recommended",
            questions=dict(self._questions(provision)) or None,
        )
        return worded(
            node,
            self._locale,
            name=provision.title,
            description=provision.requirement,
            typical_evidence=joined(request.text for request in provision.evidence),
        )

    def _questions(self, provision: Provision) -> Iterator[tuple[str, Question]]:
        if not provision.assessable:
            return
        treaty = self._framework.engine is Engine.TREATY
        scales = self._framework.scales if treaty else self._framework.scales[:1]
        for number, scale in enumerate(scales, start=1):
            urn = f"{self.provisions[provision.code]}:question:{number}"
            text = _asked(provision.question, scale) if treaty else provision.question
            yield urn, self._question(urn, text, scale)

    def _question(self, urn: str, text: Trilingual, scale: Scale) -> Question:
        choices = tuple(
            worded(
                Choice(urn=f"{urn}:choice:{number}", add_score=step.value),
                self._locale,
                value=step.label,
            )
            for number, step in enumerate(scale.steps, start=1)
        )
        return worded(Question(type="unique_choice", choices=choices), self._locale, text=text)

    def _weight(self, provision: Provision) -> int | None:
        if provision.weight == 1:
            return None
        if provision.weight == provision.weight.to_integral_value() and provision.weight > 0:
            return int(provision.weight)
        self._book.note("framework.provisions.weight", Reason.NO_PLACE)
        return None

    def _note(self, provision: Provision) -> None:
        for request in provision.evidence:
            self._book.note("framework.provisions.evidence.type", Reason.NO_PLACE)
            for key in ("required", "indicator"):
                if getattr(request, key):
                    self._book.note(f"framework.provisions.evidence.{key}", Reason.NO_PLACE)


def _asked(question: Trilingual, scale: Scale) -> Trilingual:
    """The question with the name of its scale."""
    titles = scale.title.as_dict()
    return Trilingual.of(
        {
            language: f"{words} ({titles[language] or scale.title.in_(language)})"
            for language, words in question.as_dict().items()
            if words and question != NO_TEXT
        }
    )
