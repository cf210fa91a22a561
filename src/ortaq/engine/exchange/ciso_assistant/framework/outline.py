"""The tree of a framework's nodes: who stands under whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.exchange.loss import LossBook, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ortaq.engine.exchange.ciso_assistant.model import Node

ROOT = -1
"""Place of what stands above all nodes."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Nodes by place in the file.

    Args:
        nodes: in file order.
        children: places of the nodes under each place, `ROOT` included, in file order.
        parents: the place above each node, or `ROOT`.
    """

    nodes: Sequence[Node]
    children: Mapping[int, Sequence[int]]
    parents: Sequence[int]

    def chapters(self) -> Iterator[int]:
        """Places of the nodes that have others under them, each after the one above it."""
        waiting = list(reversed(self.children.get(ROOT, ())))
        while waiting:
            place = waiting.pop()
            under = self.children.get(place, ())
            if under:
                yield place
                waiting.extend(reversed(under))


def outline(nodes: Sequence[Node], book: LossBook) -> Outline:
    """The tree of the nodes; one whose parent is missing, or is below itself, stands at the root."""
    places = {node.urn.casefold(): place for place, node in enumerate(nodes) if node.urn}
    parents = [_parent(node, places, book) for node in nodes]
    _break_rings(parents, book)
    children: dict[int, list[int]] = {}
    for place, parent in enumerate(parents):
        children.setdefault(parent, []).append(place)
    return Outline(nodes, children, parents)


def _parent(node: Node, places: Mapping[str, int], book: LossBook) -> int:
    if not node.parent_urn:
        return ROOT
    place = places.get(node.parent_urn.casefold())
    if place is None:
        book.note("requirement_nodes.parent_urn", Reason.DANGLING)
        return ROOT
    return place


def _break_rings(parents: list[int], book: LossBook) -> None:
    """Walk up from every node; a walk that meets itself is cut there."""
    safe: set[int] = {ROOT}
    for start in range(len(parents)):
        walk: dict[int, None] = {}
        place = start
        while place not in safe:
            walk[place] = None
            if parents[place] in walk:
                parents[place] = ROOT
                book.note("requirement_nodes.parent_urn", Reason.DANGLING)
            place = parents[place]
        safe.update(walk)
