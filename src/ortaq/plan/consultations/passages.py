"""The passages of a text, and what of a text the public may read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.terms.identifier import Mention

_BREAK = re.compile(r"\n\s*\n")
_DOT = "•"
PERSONAL = frozenset(
    {
        IdentifierKind.PHONE,
        IdentifierKind.CARD,
        IdentifierKind.CARD_MASKED,
        IdentifierKind.IBAN,
        IdentifierKind.IIN,
        IdentifierKind.EMAIL,
        IdentifierKind.HANDLE,
    }
)
"""Kinds by which a person may be found; sites and BINs are not."""


def passages_of(text: str) -> list[str]:
    r"""The passages of a text, which empty lines separate.

    Example:
        >>> passages_of("One.\n\nTwo.")
        ['One.', 'Two.']
    """
    return [part.strip() for part in _BREAK.split(text) if part.strip()]


def without_personal_data(text: str, mentions: Iterable[Mention]) -> str:
    """The text with letters and digits of personal identifiers replaced in place; its length stays."""
    letters = list(text)
    for mention in mentions:
        if mention.kind in PERSONAL:
            for place in range(mention.start, mention.end):
                if letters[place].isalnum():
                    letters[place] = _DOT
    return "".join(letters)
