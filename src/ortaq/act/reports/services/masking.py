"""What of an identifier may be kept: cards, IINs and BINs are masked in value and in text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.terms.identifier import Mention

SENSITIVE = frozenset({IdentifierKind.CARD, IdentifierKind.IIN, IdentifierKind.BIN})
_DOT = "•"


def mask_value(kind: IdentifierKind, value: str) -> str:
    """The part of a normal form that may be shown; other kinds are shown whole.

    Example:
        >>> mask_value(IdentifierKind.CARD, "9999991234567890")
        '999999******7890'
        >>> mask_value(IdentifierKind.IIN, "900101900015")
        '********0015'
    """
    if kind not in SENSITIVE:
        return value
    shown_first = 6 if kind is IdentifierKind.CARD else 0
    return f"{value[:shown_first]}{'*' * (len(value) - shown_first - 4)}{value[-4:]}"


def mask_text(text: str, mentions: Iterable[Mention]) -> str:
    """The text with the digits of sensitive identifiers replaced in place; its length stays."""
    letters = list(text)
    for mention in mentions:
        if mention.kind not in SENSITIVE:
            continue
        shown_first = 6 if mention.kind is IdentifierKind.CARD else 0
        places = [i for i in range(mention.start, mention.end) if text[i].isalnum()]
        if len(places) != len(mention.value):
            shown_first, hidden = 0, places
        else:
            hidden = places[shown_first:-4]
        for place in hidden:
            letters[place] = _DOT
    return "".join(letters)
