"""Identifiers in a row: "to the cards X and Y", "phone X, e-mail Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import BIN, IIN, PHONE
from ortaq.engine.extract.roles.weights import PLAIN
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from ortaq.engine.extract.kinds.found import Found

_LESS = 0.8
_ASIDE = r"(?:\s?\([^()\d]{1,20}\))?"
"""A name behind an identifier: "8709... (Aigul), ..."."""

_AND = re.compile(_ASIDE + r"[\s,;/&+]*(?:и|или|және|мен|немесе|and|or|затем|потом|then)?[\s,;:]*")
_MAX_AND = 12
_AND_CONTACT = re.compile(
    _ASIDE + r"[\s,;/(]*(?:и|или|және|немесе|and|or)?\s?(?:по\s|by\s)?"
    r"(?:эл\.?\s|электронн\w+\s|электрондық\s)?"
    r"(?:e-?mail|почта|пошта|тел\w*|т(?=\.)|tel|cell|phone|mobile|моб\w*|сот\w*|ұялы|номер\w{0,2}|number|"
    r"ватсап|whatsapp|телеграм|telegram|иин|жсн|iin|бин|бсн|bin|карт\w*|card|сч[её]т\w*|шот\w*|account|iban)"
    r"(?:/\w+)?"
    r"(?:\s[^\W\d]+)?[\s.:]*",
    re.IGNORECASE,
)
_MAX_AND_CONTACT = 24
_AND_IIN = re.compile(
    r"[\s,(«\"]{1,3}(?:[^\W\d]{1,20}(?:\.(?:,?\s)?|[»\",]{1,2}\s?|\s)){0,8}\(?"
    r"(?:иин|жсн|бин|бсн|iin|bin|jsn|zhsn|bsn)[\s:№-]{0,4}",
    re.IGNORECASE,
)
"""From an account to the number of its holder: "KZ... (Bekov A., IIN ...)"."""

_AND_ADDRESS = re.compile(
    r",\s(?:мекен-?\s?жайы?|тұратын|турады|прож|зарег|адрес|г\.|город|с\.|пос\.|ул\.|address|meken-?jaiy?|mekenzhaiy?)[^;!?()\d\n]{0,50}"
    r"[\s,:](?:д\.\s?\d{1,4}[\s,]{1,2})?(?:тел|моб|сот|конт|ұялы|уялы|tel|phone|mob)[^\W\d]{0,8}\.?[\s:]{0,3}(?:тел[^\W\d]{0,6}[.:]?\s)?",
    re.IGNORECASE,
)
"""From one's number to the phone of the same person: "IIN ..., address: ..., tel."."""

_MAX_RECORD = 90
_ACCOUNTS = frozenset(
    (IdentifierKind.IBAN, IdentifierKind.CARD, IdentifierKind.CARD_MASKED, IdentifierKind.PHONE)
)
_NUMBERS = frozenset((IdentifierKind.IIN, IdentifierKind.BIN))
_CONTACTS = frozenset((IdentifierKind.PHONE, IdentifierKind.EMAIL, IdentifierKind.HANDLE))


_AND_SITE = re.compile(r",\s(?:site|web ?site|сайт|сайты)\s?:?\s", re.IGNORECASE)
"""From the number of a firm to its site, in the same brackets."""


def inherited(text: str, previous: Found, mention: Found, before: float, own: float) -> float:
    """The score of the mention before, a little less, where this one goes on its list; else its own.

    Args:
        text: all of it.
        previous: the mention before.
        mention: this one.
        before: score of the mention before.
        own: score of this one by itself.
    """
    gap = mention.start - previous.end
    if gap <= _MAX_RECORD and _is_of_one(text, previous, mention):
        return before * _LESS
    if gap > _MAX_AND_CONTACT:
        return own
    if previous.kind is BIN and _AND_SITE.fullmatch(text, previous.end, mention.start):
        return min(before, -PLAIN) if before < 0 else before
    is_alike = previous.kind is mention.kind or {previous.kind, mention.kind} <= _CONTACTS
    if (
        is_alike and gap <= _MAX_AND and _AND.fullmatch(text, previous.end, mention.start)
    ) or _AND_CONTACT.fullmatch(text, previous.end, mention.start):
        return before * _LESS
    return own


def _is_of_one(text: str, previous: Found, mention: Found) -> bool:
    """Whether a record of one person goes on: the holder of an account, or the phone behind an address."""
    if mention.kind in _NUMBERS:
        is_account = previous.kind in _ACCOUNTS
        return is_account and _AND_IIN.fullmatch(text, previous.end, mention.start) is not None
    is_person = previous.kind is IIN and mention.kind is PHONE
    return is_person and _AND_ADDRESS.fullmatch(text, previous.end, mention.start) is not None
