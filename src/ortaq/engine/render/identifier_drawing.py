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

_ROW = 40
_TOP = 44
_SMALLEST = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand, in pixels.

    Args:
        width: of the whole.
        bundle_x: middle of the bundles; their words end left of them.
        node_x: middle of the identifiers; their words begin right of them.
        label_gap: between a middle and its words.
        largest: radius of the largest circle.
        font: size of the words.
        small_font: size of the line below an identifier.
        letters: of an identifier that fit.
        small_letters: of the line below it that fit.
    """

    width: int
    bundle_x: int
    node_x: int
    label_gap: int
    largest: int
    font: int
    small_font: int
    letters: int
    small_letters: int


WIDE = Layout(
    width=720, bundle_x=130, node_x=240, label_gap=24, largest=15, font=14, small_font=12,
    letters=32, small_letters=70,
)  # fmt: skip
NARROW = Layout(
    width=358, bundle_x=108, node_x=152, label_gap=15, largest=10, font=12, small_font=11,
    letters=26, small_letters=32,
)  # fmt: skip
"""For a phone of 390."""


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


def draw_identifier_graph(graph: IdentifierGraph, layout: Layout = WIDE) -> str:
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
        _opening(graph, layout, bottom + 8),
        _head(graph, layout),
        *_edges(graph, layout, at, bundle_y),
        *(
            _bundle(one, label, layout, y, most)
            for one, label, y in zip(graph.bundles, graph.bundle_labels, bundle_y, strict=True)
        ),
        *(_node(node, layout, y, most) for node, y in zip(graph.nodes, node_y, strict=True)),
        "</svg>",
    ]
    return "".join(parts)


def _places(count: int, rows: int) -> list[int]:
    """The middles of the lines of one side, spread over the height."""
    height = rows * _ROW
    return [_TOP + height * (2 * place + 1) // (2 * count) for place in range(count)]


def _opening(graph: IdentifierGraph, layout: Layout, height: int) -> str:
    width = layout.width
    identity = element_id(graph.title, graph.description, f"{width}x{height}")
    role = "group" if any(node.href for node in graph.nodes) else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart identifier-graph" width="{width}"'
        f' height="{height}" viewBox="0 0 {width} {height}" role="{role}"'
        f' font-family="{SCREEN_FONT}, sans-serif" font-size="{layout.font}"'
        f' aria-labelledby="{identity}-title {identity}-desc">'
        f'<title id="{identity}-title">{_text(graph.title)}</title>'
        f'<desc id="{identity}-desc">{_text(graph.description)}</desc>'
    )


def _head(graph: IdentifierGraph, layout: Layout) -> str:
    return (
        f'<text x="{layout.bundle_x}" y="18" text-anchor="end" font-weight="bold" fill="currentColor">'
        f"{_text(graph.left)}</text>"
        f'<text x="{layout.node_x - layout.largest}" y="18" font-weight="bold" fill="currentColor">'
        f"{_text(graph.right)}</text>"
    )


def _edges(
    graph: IdentifierGraph, layout: Layout, at: Mapping[int, int], bundle_y: Sequence[int]
) -> list[str]:
    left, right = layout.bundle_x, layout.node_x
    middle = (left + right) // 2
    return [
        f'<path d="M{left} {y}C{middle} {y} {middle} {at[key]} {right} {at[key]}" fill="none"'
        f' stroke="currentColor" stroke-width="{1 + log2(one.reports):.1f}" opacity="0.25"/>'
        for one, y in zip(graph.bundles, bundle_y, strict=True)
        for key in one.members
    ]


def _bundle(one: Bundle, label: str, layout: Layout, y: int, most: int) -> str:
    return (
        f'<circle cx="{layout.bundle_x}" cy="{y}" r="{_radius(one.reports, most, layout)}"'
        ' fill="currentColor"/>'
        f'<text x="{layout.bundle_x - layout.label_gap}" y="{y + 5}" text-anchor="end"'
        f' fill="currentColor">{_text(label)}</text>'
    )


def _node(node: Node, layout: Layout, y: int, most: int) -> str:
    series = node.series % len(SERIES)
    x = layout.node_x + layout.label_gap
    label = clean_text(node.label)
    below = _short(f"{node.note} · {node.kind}", layout.small_letters)
    drawn = (
        f"<title>{_text(f'{node.kind}: {label}, {node.note}')}</title>"
        f'<circle cx="{layout.node_x}" cy="{y}" r="{_radius(node.reports, most, layout)}"'
        f' fill="{SERIES[series]}" class="chart-fill-{series + 1}"/>'
        f'<text x="{x}" y="{y - 1}" fill="currentColor">{escape(_short(label, layout.letters))}</text>'
        f'<text x="{x}" y="{y + 14}" font-size="{layout.small_font}" fill="currentColor">'
        f"{_text(below)}</text>"
    )
    if node.href is None:
        return f"<g>{drawn}</g>"
    if not node.href.startswith("/") or node.href.startswith(("//", "/\\")):
        raise UnsafeLinkError(href=node.href)
    return f"<a href={quoteattr(node.href)}>{drawn}</a>"


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1]}…"


def _radius(reports: int, most: int, layout: Layout) -> str:
    return f"{_SMALLEST + (layout.largest - _SMALLEST) * sqrt(reports / most):.1f}"


def _text(text: str) -> str:
    return escape(clean_text(text))
