"""Identifiers in a row: "to the cards X and Y", "phone X, e-mail Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from ortaq.engine.extract.kinds.found import Found

_LESS = 0.8
_AND = re.compile(r"[\s,;/&+]*(?:и|или|және|мен|немесе|and|or|затем|потом|then)?[\s,;:]*")
_MAX_AND = 12
_AND_CONTACT = re.compile(
    r"[\s,;/(]*(?:и|және|and)?\s?(?:e-?mail|почта|пошта|тел\w*|phone|mobile|моб\w*|сот\w*|ұялы|"
    r"ватсап|whatsapp|телеграм|telegram|иин|жсн|iin|бин|бсн|bin)(?:\s[^\W\d]+)?[\s.:]*",
    re.IGNORECASE,
)
_MAX_AND_CONTACT = 24
_CONTACTS = frozenset((IdentifierKind.PHONE, IdentifierKind.EMAIL, IdentifierKind.HANDLE))


def inherited(text: str, previous: Found, mention: Found, score: float) -> float | None:
    """The score of the previous mention, a little less, where this one goes on its list; or None."""
    gap = mention.start - previous.end
    if gap > _MAX_AND_CONTACT:
        return None
    is_alike = previous.kind is mention.kind or {previous.kind, mention.kind} <= _CONTACTS
    if (
        is_alike and gap <= _MAX_AND and _AND.fullmatch(text, previous.end, mention.start)
    ) or _AND_CONTACT.fullmatch(text, previous.end, mention.start):
        return score * _LESS
    return None
