"""Keeps one reading of each piece of text: the most specific, then the longest."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from ortaq.engine.extract.kinds.found import Found

_ORDER = (
    IdentifierKind.URL,
    IdentifierKind.EMAIL,
    IdentifierKind.WALLET,
    IdentifierKind.IBAN,
    IdentifierKind.CARD,
    IdentifierKind.CARD_MASKED,
    IdentifierKind.BIN,
    IdentifierKind.IIN,
    IdentifierKind.PHONE,
    IdentifierKind.IP,
    IdentifierKind.HANDLE,
    IdentifierKind.DOMAIN,
    IdentifierKind.SHORTCODE,
)
_RANKS = {kind: rank for rank, kind in enumerate(_ORDER, start=1)}
_PARTS_OF_URL = frozenset({"url_host", "handle_in_url", "wallet"})
_start = attrgetter("start")
_URL_MARK = 1
_OTHER_MARK = 2


def resolved(candidates: list[Found], length: int) -> tuple[list[Found], list[Found]]:
    """Mentions that do not overlap, and those that are parts of a kept URL; both by position.

    Args:
        candidates: mentions in any order, possibly overlapping; they are sorted in place.
        length: characters of the text.
    """
    candidates.sort(key=_start)
    parts: list[Found] = []
    whole: list[Found] = []
    end = 0
    for mention in candidates:
        if mention.start >= end:
            if mention.rule == "url_host":
                return _arranged(candidates, length)
            whole.append(mention)
            end = mention.end
        elif mention.rule in _PARTS_OF_URL and _is_part(mention, whole[-1]):
            parts.append(mention)
        else:
            return _arranged(candidates, length)
    return whole, parts


def _is_part(mention: Found, link: Found) -> bool:
    return link.kind is IdentifierKind.URL and mention.end <= link.end and mention is not link


def _arranged(candidates: list[Found], length: int) -> tuple[list[Found], list[Found]]:
    """The same where readings compete: the better one takes its place first."""
    marks = bytearray(length)
    whole: list[Found] = []
    parts: list[Found] = []
    for mention in sorted(candidates, key=_precedence):
        start, end = mention.start, mention.end
        if not any(marks[start:end]):
            if mention.rule == "url_host":
                continue
            mark = _URL_MARK if mention.kind is IdentifierKind.URL else _OTHER_MARK
            marks[start:end] = bytes((mark,)) * (end - start)
            whole.append(mention)
        elif mention.rule in _PARTS_OF_URL and _is_inside(marks, start, end):
            parts.append(mention)
    whole.sort(key=_start)
    parts.sort(key=_start)
    return whole, parts


def _precedence(mention: Found) -> tuple[int, int, int]:
    rank = 0 if mention.rule == "handle_link" else _RANKS[mention.kind]
    return rank, mention.start, -mention.end


def _is_inside(marks: bytearray, start: int, end: int) -> bool:
    return marks.count(_URL_MARK, start, end) == end - start
