"""Drawing the identifiers of a campaign as SVG: reports on the left, what they share on the right."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2, sqrt
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ortaq.engine.render.charts.svg import element_id
from ortaq.engine.render.fonts import SCREEN_FONT
from ortaq.engine.render.palette import SERIES
from ortaq.engine.render.text import clean_text
from ortaq.engine.render.tile_drawing import UnsafeLinkError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.engine.render.identifier_graph import Bundle, Node

WIDTH = 720
_ROW = 40
_TOP = 44
_BUNDLE_X = 130
_NODE_X = 240
_LABEL_GAP = 24
_LARGEST = 15
_SMALLEST = 4
_MOST_LETTERS = 32
"""Letters of a label that fit at 14 pixels beside the nodes."""


@dataclass(frozen=True, slots=True)
class IdentifierGraph:
    """What is drawn, with its words.

    Args:
        title: becomes `<title>`.
        description: becomes `<desc>`.
        left: head of the bundles.
        right: head of the identifiers.
        nodes: from top to bottom.
        bundles: from top to bottom.
        bundle_labels: words of each bundle, such as "37 reports".
        notes: sentences for below the drawing, where the page writes them: what is left out.
    """

    title: str
    description: str
    left: str
    right: str
    nodes: Sequence[Node]
    bundles: Sequence[Bundle]
    bundle_labels: Sequence[str]
    notes: Sequence[str] = ()


def draw_identifier_graph(graph: IdentifierGraph) -> str:
    """The graph as an SVG element to be placed inside a page: no style attribute, no script.

    Every identifier and every bundle has a line of its own, so that no label covers another; the area
    of a circle and the width of a line grow with the reports. Equal graphs give equal bytes.

    Raises:
        UnsafeLinkError: a node leads outside the site.
    """
    rows = max(len(graph.nodes), len(graph.bundles), 1)
    bottom = _TOP + rows * _ROW
    node_y = _places(len(graph.nodes), rows)
    bundle_y = _places(len(graph.bundles), rows)
    at = {node.key: y for node, y in zip(graph.nodes, node_y, strict=True)}
    sizes = [node.reports for node in graph.nodes] + [one.reports for one in graph.bundles]
    most = max([1, *sizes])
    parts = [
        _opening(graph, bottom + 8),
        _head(graph),
        *_edges(graph, at, bundle_y),
        *(
            _bundle(one, label, y, most)
            for one, label, y in zip(graph.bundles, graph.bundle_labels, bundle_y, strict=True)
        ),
        *(_node(node, y, most) for node, y in zip(graph.nodes, node_y, strict=True)),
        "</svg>",
    ]
    return "".join(parts)


def _places(count: int, rows: int) -> list[int]:
    """The middles of the lines of one side, spread over the height."""
    height = rows * _ROW
    return [_TOP + height * (2 * place + 1) // (2 * count) for place in range(count)]


def _opening(graph: IdentifierGraph, height: int) -> str:
    identity = element_id(graph.title, graph.description, str(height))
    role = "group" if any(node.href for node in graph.nodes) else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart identifier-graph" width="{WIDTH}"'
        f' height="{height}" viewBox="0 0 {WIDTH} {height}" role="{role}"'
        f' font-family="{SCREEN_FONT}, sans-serif" font-size="14"'
        f' aria-labelledby="{identity}-title {identity}-desc">'
        f'<title id="{identity}-title">{_text(graph.title)}</title>'
        f'<desc id="{identity}-desc">{_text(graph.description)}</desc>'
    )


def _head(graph: IdentifierGraph) -> str:
    return (
        f'<text x="{_BUNDLE_X}" y="18" text-anchor="end" font-weight="bold" fill="currentColor">'
        f"{_text(graph.left)}</text>"
        f'<text x="{_NODE_X - _LARGEST}" y="18" font-weight="bold" fill="currentColor">{_text(graph.right)}</text>'
    )


def _edges(graph: IdentifierGraph, at: Mapping[int, int], bundle_y: Sequence[int]) -> list[str]:
    middle = (_BUNDLE_X + _NODE_X) // 2
    return [
        f'<path d="M{_BUNDLE_X} {y}C{middle} {y} {middle} {at[key]} {_NODE_X} {at[key]}" fill="none"'
        f' stroke="currentColor" stroke-width="{1 + log2(one.reports):.1f}" opacity="0.25"/>'
        for one, y in zip(graph.bundles, bundle_y, strict=True)
        for key in one.members
    ]


def _bundle(one: Bundle, label: str, y: int, most: int) -> str:
    return (
        f'<circle cx="{_BUNDLE_X}" cy="{y}" r="{_radius(one.reports, most)}" fill="currentColor"/>'
        f'<text x="{_BUNDLE_X - _LABEL_GAP}" y="{y + 5}" text-anchor="end" fill="currentColor">{_text(label)}</text>'
    )


def _node(node: Node, y: int, most: int) -> str:
    series = node.series % len(SERIES)
    x = _NODE_X + _LABEL_GAP
    label = clean_text(node.label)
    short = label if len(label) <= _MOST_LETTERS else f"{label[: _MOST_LETTERS - 1]}…"
    drawn = (
        f"<title>{_text(f'{node.kind}: {label}, {node.note}')}</title>"
        f'<circle cx="{_NODE_X}" cy="{y}" r="{_radius(node.reports, most)}" fill="{SERIES[series]}"'
        f' class="chart-fill-{series + 1}"/>'
        f'<text x="{x}" y="{y - 1}" fill="currentColor">{escape(short)}</text>'
        f'<text x="{x}" y="{y + 14}" font-size="12" fill="currentColor">{_text(f"{node.note} · {node.kind}")}</text>'
    )
    if node.href is None:
        return f"<g>{drawn}</g>"
    if not node.href.startswith("/") or node.href.startswith(("//", "/\\")):
        raise UnsafeLinkError(href=node.href)
    return f"<a href={quoteattr(node.href)}>{drawn}</a>"


def _radius(reports: int, most: int) -> str:
    return f"{_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(reports / most):.1f}"


def _text(text: str) -> str:
    return escape(clean_text(text))
