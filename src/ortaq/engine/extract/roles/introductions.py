"""Who reports names himself right before his contact: "Я Омарова Айгуль, 8709...", "I am Ann Roe, ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from ortaq.engine.extract.kinds.found import Found

_BEFORE = 80
_WORD = 20
_CONTACTS = frozenset(
    (IdentifierKind.PHONE, IdentifierKind.EMAIL, IdentifierKind.HANDLE, IdentifierKind.IIN)
)
_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_LOWER = "a-zа-яёәғқңөұүһі"
_INITIAL = rf"[{_UPPER}{_LOWER}]\.\s?"
_NAME = rf"[{_UPPER}][{_LOWER}]{{1,20}}"
_SURNAME = r"[а-яёәғқңөұүһі]{2,16}(?:ов|ев|[ое]ва|ин|ина|ский|ская|енко|улы|ұлы|қызы|кызы)"
_WHO = (
    rf"(?:{_NAME}(?:[\s-]{_NAME}){{0,2}}(?:\s(?:{_INITIAL}){{1,2}})?|(?:{_INITIAL}){{1,2}}{_NAME}"
    rf"|{_SURNAME}\s(?:(?:{_INITIAL}){{1,2}}|[а-яёәғқңөұүһі]{{2,16}})|[а-яёәғқңөұүһі]{{2,16}}\s(?:(?:{_INITIAL}){{1,2}}|{_SURNAME}))"
)
_INTRODUCED = re.compile(
    rf"[МмMmЯяI](?<!\S.)(?:(?P<and>(?<=[Мм])ен|(?<=[Mm])en)|(?<=[Яя])|(?<=I)(?: am|['’]m)|(?<=[Мм])(?:еня зовут|енің атым)|(?<=[Mm])y name is),?"
    rf"\s{_WHO},? (?:(?:тел|моб|сот|tel|mob|ұялы)\.? )?\Z"
)
_OF_OTHERS = re.compile(
    r"(?:[:«\"“]|\b(?:сказал|говорит|говорят|пишет|представ|назвал|мол|деді|деп|said|says)\w{0,6},?)\Z",
    re.IGNORECASE,
)
"""Somebody else speaks."""


def is_introduced(text: str, mention: Found) -> bool:
    """Whether "I" and a name stand right before a contact."""
    start = mention.start
    if not text.endswith((", ", ". "), 0, start) or mention.kind not in _CONTACTS:
        return False
    match = _INTRODUCED.search(text, max(0, start - _BEFORE), start)
    if match is None:
        return False
    before = text[max(0, match.start() - _WORD) : match.start()].rstrip()
    word = before.rpartition(" ")[2]
    is_and = bool(match["and"]) and word[:1].isupper() and word[-1:].isalpha()
    return not is_and and _OF_OTHERS.search(before) is None
