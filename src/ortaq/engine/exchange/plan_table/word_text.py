"""All text of a part of a Word file: what is tracked as inserted, in fields, in tables inside a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ortaq.engine.exchange.values.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BREAKS = {qn("w:br"), qn("w:cr")}
_GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:tcPr")}
"""What is tracked as taken out, and what says how the text looks."""
_OWN_NOTES = {"separator", "continuationSeparator"}
"""Lines that Word draws between text and footnotes."""


def all_text(element: BaseOxmlElement) -> str:
    """The text of a paragraph or a cell, a line a paragraph.

    Raised digits stay raised, so that a mark of a footnote is not taken for a digit of a sum; the number
    of a footnote of Word's own stands raised too.
    """
    return "".join(_pieces(element)).strip("\n")


def footnotes(document: Document) -> Iterator[str]:
    """The texts of Word's own footnotes, each behind its number."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iter(qn("w:footnote")):
                text = clean_text(all_text(note))
                if note.get(qn("w:type")) not in _OWN_NOTES and text:
                    yield f"{_raised(note.get(qn('w:id'), ''))} {text}"


def _pieces(element: BaseOxmlElement) -> Iterator[str]:
    if element.tag == qn("w:p"):
        yield "\n"
    for part in element:
        if part.tag == qn("w:t"):
            text = part.text or ""
            yield _raised(text) if _is_raised(element) else text
        elif part.tag == qn("w:tab"):
            yield "\t"
        elif part.tag in _BREAKS:
            yield "\n"
        elif part.tag == qn("w:footnoteReference"):
            yield _raised(part.get(qn("w:id"), ""))
        elif part.tag not in _GONE:
            yield from _pieces(part)


def _is_raised(run: BaseOxmlElement) -> bool:
    found = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    return found is not None and found.get(qn("w:val")) == "superscript"


def _raised(text: str) -> str:
    return text.translate(_RAISED)
