"""Of whom "his number" speaks where a relative of the one who reports was cheated: "Отец перевёл ... Его ИИН ..."."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import IIN
from ortaq.engine.extract.roles.deeds import happens, tells_of_victim, was_taken
from ortaq.engine.extract.roles.senses import ALIEN, HIS, OTHERS
from ortaq.engine.extract.roles.surroundings import read
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.kinds.found import Found

OF_KIN = -1.5
"""What "his number" weighs, where it is told of a relative."""


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_NUMBERS = frozenset(
    (
        IdentifierKind.PHONE, IdentifierKind.CARD, IdentifierKind.CARD_MASKED, IdentifierKind.IBAN,
        IdentifierKind.IIN,
    )
)  # fmt: skip
_BEFORE = 70
_BEFORE_CLAUSE = 110
_COPULA = 6
"""Signs in which ", is" stands behind a clause: "his number, the one to which the codes came, is"."""

_WHOSE = (
    "его ", "её ", "ее ", "his ", "her ", "оның ", "онын ", "зінің ", "зинин ", "сінің ", "синин ", "onyn ", "onyñ ", "ego ", "eyo ",
    "ың н", "ің н", "yñ n", "iñ n", "yn n", "in n",
)  # fmt: skip
""""His", or a name of which a Kazakh number is, as they are written."""

_STORY = 1_500
"""Characters before an identifier in which a relative is looked for."""

_NOUN = (
    r"(?:иин|жсн|жсн-[іи]|zhsn-[iı]|jsn-[iı]|номер\w{0,3}|nomer\w{0,3}|нөмірі|номір\w|номир\w|nömiri|nomiri|телефон\w{0,3}|тел\.?|счет\w?|счёт\w?|карт[аыуе]|картасы|шоты|жск|iin|numbers?|phone"
    r"|card|account|iban|e-?mail|telegram|whatsapp|mailbox|page|profile|instagram|почт[ауы]|аккаунт\w?|телеграм\w?|ватсап\w?)"
)
_ASIDE = r"(?:,\s(?P<clause>(?:the one\s)?(?:(?:to|from|on|на|с)\s)?(?:which|that|whom|котор[а-я]{2})\s[^,.;!?\n]{3,60}),)?"
_SAID = re.compile(
    r"\b(?:(?:(?P<he>его|ego|his)|(?P<she>её|ее|eyo|her)|(?P<polite>ол к[іи]с[іи]н[іи][ңн])|оның|онын|onyn|onyñ|[өо]з[іи]н[іи][ңн])"
    rf"\s(?P<more>(?:[^\W\d]{{1,16}}(?:\s\([^()\n]{{1,20}}\))?\s){{0,3}}?){_NOUN}{_ASIDE}(?:\s?[-–—:,(]|,?\sis)?\s?(?:https?://)?(?:t\.me/|instagram\.com/)?"
    rf"|\b(?P<name>[^\W\d_]{{3,20}}(?:[днт][іи][ңн]|[днт]ы[ңн]|[dnt][iıy][nñ]))\s(?:нөмір[іи]|номер[іи]|nömiri|nomiri)\s"
    rf"|{_NOUN}\s(?:(?P<his>его)|(?P<hers>ее|её))(?:\s?[-–—:])?\s)\Z",
    re.IGNORECASE,
)
_LAST = re.compile(rf"{_NOUN}|его|её|ее|is")
"""With what such words end, where nothing stands aside behind them."""

_ENDS = " \n\t-–—:,("
_LINKS = ("t.me/", "instagram.com/", "https://", "http://")
_LONGEST_LAST = 24
_ASIDE_SIGNS = 40
"""Characters before an identifier without a comma, where nothing stands aside."""

_CODES = re.compile(r"\b(?:codes?|cod|sms|passwords?|коды?|смс|пароли?)\b", re.IGNORECASE)
_AND_HIS = re.compile(
    rf",?\s(?:and|и|а|және|ал)\s(?:his|her|его|её|ее|оның)\s{_NOUN}(?:\sis|\s?[-–—:])?\s(?:https?://)?(?:t\.me/)?",
    re.IGNORECASE,
)
_MAX_AND_HIS = 40
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
_NEAR_ANY = r"(?:my|our)\s(?:[a-z]{2,10}\s)?(?:neighbou?r|friend|colleague|co-?worker|classmate|flatmate|roommate|employee|accountant|client|customer|boss|student|pensioner)"
_NEAR_MEN = (
    r"заявител[ьяюе]м?|потерпевш(?:ий|его|ему)|пострадавш(?:ий|его|ему)|сосед|соседа|соседу|друг|друга|другу|товарищ|коллег[аеиу]"
    r"|сослуживец|однокурсник|одноклассник|знаком(?:ый|ого|ому)"
)
_NEAR_WOMEN = (
    r"заявительниц[аыеу]|потерпевш(?:ая|ую|ей)|пострадавш(?:ая|ую|ей)|т[её]тю|соседк[аеиу]|подруг[аеиу]|коллег[аеиу]"
    r"|однокурсница|одноклассница|знаком(?:ая|ой|ую)"
)
_NEAR_KK = r"(?:апайым|құрбым|досым|әріптесім|көршім|арызданушы|жәбірленуші|kurbym|qūrbym|dosym)[^\W\d]{0,4}"
_WERE_CALLED = r"(?:названивали|(?:по)?звонили|(?:по)?звонил[аи]?|(?:на)?писали|прислали|угрожали)"
_HIS = _any(_MEN), _any(rf"{_NEAR_MEN}|{_NEAR_ANY}"), _any(rf"ему\s{_WERE_CALLED}")
_HER = _any(_WOMEN), _any(rf"{_NEAR_WOMEN}|{_NEAR_ANY}"), _any(rf"ей\s{_WERE_CALLED}")
_ITS = (
    _any(_KIN),
    _any(_NEAR_KK),
    _any(r"оған\s(?:[^\W\d]{3,14}\s)?(?:звандаған|звондаған|қоңырау\sшалған|жазған)"),
)
"""Relatives, others on the teller's side, and that somebody called them."""

_REQUEST = re.compile(
    r"\b(?:попросил|просит|занять|в\sдолг|asked|asks|borrow|lend|қарыз|сұра)", re.IGNORECASE
)
"""A friend asks for money: whoever writes in his name may be another."""

_QUOTED = re.compile(r"[«\"“][^»\"”]{0,200}[»\"”]")
_SENTENCE_END = re.compile(r"[.!?…\n]\s")
_NAME_STORY = 120
_SENTENCES = 5
_SUFFERED_SENTENCES = 2
_NAMED = re.compile(
    r"(?<=[\w,] )(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Internet|WhatsApp|Whatsapp|Telegram|SMS)\b)"
    r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][a-zа-яёәғқңөұүһі]{2,}"
)


def is_of_relative(text: str, mention: Found) -> bool | None:
    """Whether "his number" before an identifier is a relative's, a friend's; None where it may be another's.

    Returns:
        False where no such words stand there, or nothing is told of a relative; of somebody who is spoken of
        politely, "ол кісінің нөмірі", it is None then.
    """
    start = mention.start
    left = max(
        0, start - (_BEFORE_CLAUSE if "," in text[max(0, start - _COPULA) : start] else _BEFORE)
    )
    words = text[left:start].lower()
    may_be_said = _may_be_said(words) and any(map(words.__contains__, _WHOSE))
    match = _SAID.search(text, left, start) if may_be_said else None
    if match is None:
        return False
    begin = match.start()
    clause = match["clause"]
    if (
        (clause and _CODES.search(clause))
        or happens(text, mention.end)
        or was_taken(text, begin, is_number_of_person=mention.kind is IIN)
    ):
        return True
    if mention.kind not in _NUMBERS or match["more"] or not _begins_sentence(text, begin):
        return False
    if match["name"]:
        return tells_of_victim(
            _SENTENCE_END.split(text[max(0, begin - _NAME_STORY) : begin].rstrip())[-1]
        )
    persons = _ITS
    if match["he"] or match["his"]:
        persons = _HIS
    elif match["she"] or match["hers"]:
        persons = _HER
    found = _antecedent(text[max(0, start - _STORY) : begin], *persons)
    return None if found is False and match["polite"] else found


def _may_be_said(words: str) -> bool:
    """Whether the words before an identifier, in small letters, end as "his number is" does."""
    if "," in words[-_ASIDE_SIGNS:]:
        return True
    for link in _LINKS:
        words = words.removesuffix(link)
    last = words.rstrip(_ENDS)[-_LONGEST_LAST:].split()
    return bool(last) and _is_last(last[-1])


@lru_cache(maxsize=4096)
def _is_last(word: str) -> bool:
    return _LAST.fullmatch(word) is not None


def goes_with(text: str, previous: Found, mention: Found) -> bool:
    """Whether "and his Telegram is" stands between two identifiers: both are of one person."""
    gap = mention.start - previous.end
    return gap <= _MAX_AND_HIS and _AND_HIS.fullmatch(text, previous.end, mention.start) is not None


def _begins_sentence(text: str, begin: int) -> bool:
    """Whether a sentence begins here."""
    before = text[max(0, begin - 3) : begin].rstrip(" ")
    return not before or before[-1] in ".!?…\n"


def _antecedent(
    story: str, kin: re.Pattern[str], near: re.Pattern[str], called: re.Pattern[str]
) -> bool | None:
    """Whether "he" at the end of a story is a relative, or a friend of whom it told last."""
    plain = _QUOTED.sub("", story)
    sentences = _SENTENCE_END.split(plain.rstrip())[: -_SENTENCES - 1 : -1]
    if any(map(tells_of_victim, sentences[:_SUFFERED_SENTENCES])):
        return True
    if any(map(called.search, sentences)):
        return True
    if kin.search(plain):
        return None if _tells_of_others(sentences[0]) else True
    for sentence in sentences:
        is_other = _tells_of_others(sentence)
        if near.search(sentence):
            return None if is_other or _REQUEST.search(sentence) else True
        if is_other:
            break
    return False


def _tells_of_others(sentence: str) -> bool:
    """Whether a sentence names somebody of whom the next could speak."""
    words: Sequence[int] = read(sentence)
    is_told = any(senses & ALIEN and not senses & (HIS | OTHERS) for senses in words)
    return is_told or _NAMED.search(sentence) is not None
