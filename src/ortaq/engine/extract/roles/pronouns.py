"""Of whom "his number" speaks where a relative of the one who reports was cheated: "Отец перевёл ... Его ИИН ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import ALIEN, HIS, OTHERS
from ortaq.engine.extract.roles.surroundings import read
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.kinds.found import Found

OF_KIN = -1.5
"""What "his number" weighs, where it is told of a relative."""

_NUMBERS = frozenset(
    (
        IdentifierKind.PHONE, IdentifierKind.CARD, IdentifierKind.CARD_MASKED, IdentifierKind.IBAN,
        IdentifierKind.IIN,
    )
)  # fmt: skip
_BEFORE = 44
_NOUN_AT_LEAST = 6
"""Signs in which no sentence ends: those of "тел. "."""

_STORY = 1_500
"""Characters before an identifier in which a relative is looked for."""

_NOUN = r"(?:иин|жсн|номер\w{0,3}|нөмірі|номір\w|номир\w|телефон\w{0,3}|тел\.?|счет|счёт|карт[аы]|картасы|шоты|жск|iin|number|phone|card|account|iban)"
_SAID = re.compile(
    rf"\s{{0,2}}(?:(?:(?P<he>его|his)|(?P<she>ее|её|her)|(?P<polite>ол к[іи]с[іи]н[іи][ңн])|оның|онын|[өо]з[іи]н[іи][ңн])\s{_NOUN}"
    rf"(?:\s?[-–—:]|\sis)?\s\Z"
    rf"|{_NOUN}\s(?:(?P<his>его)|(?P<hers>ее|её))(?:\s?[-–—:])?\s\Z)",
    re.IGNORECASE,
)
_MEN = (
    r"отец|отца|отцу|папа|папе|папу|дед|деда|деду|дедушк[аиеу]|брат|брата|брату|сын|сына|сыну|муж|мужа|мужу|дядя|дяди|дяде|тесть|свекор|зять"
    r"|внук|внука|племянник[ау]?|father|dad|grandfather|grandpa|brother|son|husband|uncle|nephew|grandson"
)
_WOMEN = (
    r"мать|мама|мамы|маме|маму|матери|бабушк[аиеу]|сестр[аыеу]|дочь|дочери|дочк[аиеу]|жена|жены|жене|жену|т[её]тя|т[её]ти|т[её]те|т[её]ща|свекровь"
    r"|невестка|внучка|племянница|mother|mum|mom|grandmother|grandma|granny|sister|daughter|wife|aunt|niece"
)
_KIN = (
    r"[әа]кем(?:н[іи]ң|е)?|анам(?:н[ыи]ң|а)?|апам(?:н[ыи]ң|а)?|атам(?:н[ыи]ң|а)?|[әа]жем(?:н[іи]ң|е)?|ағам|агам|[іи]н[іи]м|әпкем|апкем|к[іи]с[іи](?:н[іи]ң|н[іи])?"
    r"|қызым|ұлым|күйеуім|әйелім|шешем|енем|көршім|к[іи]с[іи]н[іи]ң"
)
_HIS = re.compile(rf"\b(?:{_MEN})\b", re.IGNORECASE)
_HER = re.compile(rf"\b(?:{_WOMEN})\b", re.IGNORECASE)
_ITS = re.compile(rf"\b(?:{_KIN})\b", re.IGNORECASE)
_QUOTED = re.compile(r"[«\"“][^»\"”]{0,200}[»\"”]")
_SENTENCE_END = re.compile(r"[.!?…\n]\s")
_NAMED = re.compile(r"(?<=[\w,] )[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][a-zа-яёәғқңөұүһі]{2,}")


def is_of_relative(text: str, mention: Found) -> bool | None:
    """Whether "his number" before an identifier is a relative's; None where it may be another's.

    Returns:
        False where no such words stand there, or nothing is told of a relative; of somebody who is spoken of
        politely, "ол кісінің нөмірі", it is None then.
    """
    if mention.kind not in _NUMBERS:
        return False
    start = mention.start
    near = max(0, start - _BEFORE)
    begin = max(text.rfind(sign, near, max(near, start - _NOUN_AT_LEAST)) for sign in ".!?…\n") + 1
    match = _SAID.match(text, begin, start) if begin or not near else None
    if match is None:
        return False
    story = _QUOTED.sub("", text[max(0, start - _STORY) : match.start()])
    kin = _HIS if match["he"] or match["his"] else _HER if match["she"] or match["hers"] else _ITS
    if not kin.search(story):
        return None if match["polite"] else False
    return True if _is_plain(_last(story)) else None


def _last(story: str) -> str:
    """The last sentence of a story."""
    ends = [found.end() for found in _SENTENCE_END.finditer(story)]
    return story[ends[-1] :] if ends else story


def _is_plain(sentence: str) -> bool:
    """Whether a sentence names nobody of whom the next could speak."""
    words: Sequence[int] = read(sentence)
    is_told = any(senses & ALIEN and not senses & (HIS | OTHERS) for senses in words)
    return not is_told and not _NAMED.search(sentence)
