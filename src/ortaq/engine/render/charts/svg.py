"""The last hand on a drawn chart: words for screen readers, colours by class, no word of the drawing tool."""

from __future__ import annotations

import hashlib
import re
from xml.etree import ElementTree as ET

from ortaq.engine.render.palette import GAP, GRID, INK, SERIES
from ortaq.engine.render.text import clean_text

_SVG = "http://www.w3.org/2000/svg"
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
_GEOMETRY = ("d", "transform", "x", "x2", "y", "y2", "width", "height", "viewBox")
_FALLBACK_FONT = "sans-serif"
_GRID_OPACITY = "0.35"
_ID_LENGTH = 10

ET.register_namespace("", _SVG)


def finish(drawn: str, *, title: str, description: str, name: str) -> str:
    """The SVG of the drawing tool, made ready for a page of the product.

    Args:
        drawn: a whole SVG document.
        title: becomes `<title>`.
        description: becomes `<desc>`.
        name: class `chart-<name>` of the element.
    """
    root = ET.fromstring(drawn)  # noqa: S314  our own drawing, not a stranger's file
    _drop_unseen(root)
    for element in root.iter():
        _drop_notes(element)
        _round_geometry(element)
        _colour(element)
    _describe(root, title=clean_text(title), description=clean_text(description))
    root.set("class", f"chart chart-{name.replace('_', '-')}")
    return ET.tostring(root, encoding="unicode")


def element_id(*texts: str) -> str:
    """An id for an element with these words: the same words give the same id on every machine."""
    digest = hashlib.sha256("\x1f".join(texts).encode()).hexdigest()
    return f"chart-{digest[:_ID_LENGTH]}"


def _drop_unseen(root: ET.Element) -> None:
    """Removes the paths that have neither fill nor stroke: frames of groups."""
    for parent in list(root.iter()):
        for path in parent.findall(f"{{{_SVG}}}path"):
            if "fill" not in path.attrib and "stroke" not in path.attrib:
                parent.remove(path)


def _drop_notes(element: ET.Element) -> None:
    for attribute in ("class", "role", "aria-hidden", "aria-label", "aria-roledescription"):
        element.attrib.pop(attribute, None)
    element.attrib.pop("pointer-events", None)


def _round_geometry(element: ET.Element) -> None:
    for attribute in _GEOMETRY:
        value = element.get(attribute)
        if value:
            element.set(attribute, _LONG_NUMBER.sub(lambda found: _short(found.group()), value))


def _short(number: str) -> str:
    return f"{round(float(number), 2) + 0.0:g}" if abs(float(number)) < 1e5 else number


def _colour(element: ET.Element) -> None:
    classes = [
        kind
        for attribute in ("fill", "stroke")
        if (kind := _class_of(element, attribute)) is not None
    ]
    if classes:
        element.set("class", " ".join(classes))
    if element.get("font-family"):
        element.set("font-family", f"{element.get('font-family')}, {_FALLBACK_FONT}")


def _class_of(element: ET.Element, attribute: str) -> str | None:
    """The class for one colour of the element; ink and grid take the page's text colour."""
    colour = element.get(attribute)
    if colour == INK:
        element.set(attribute, "currentColor")
    elif colour == GRID:
        element.set(attribute, "currentColor")
        element.set("opacity", _GRID_OPACITY)
        return "chart-grid"
    elif colour == GAP:
        return f"chart-gap-{attribute}"
    elif colour in SERIES:
        return f"chart-{attribute}-{SERIES.index(colour) + 1}"
    return None


def _describe(root: ET.Element, *, title: str, description: str) -> None:
    identity = element_id(title, description, root.get("viewBox", ""))
    heading = ET.Element(f"{{{_SVG}}}title", {"id": f"{identity}-title"})
    heading.text = title
    words = ET.Element(f"{{{_SVG}}}desc", {"id": f"{identity}-desc"})
    words.text = description
    root.insert(0, heading)
    root.insert(1, words)
    root.set("role", "img")
    root.set("aria-labelledby", f"{identity}-title {identity}-desc")
