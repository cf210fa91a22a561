"""The words around the identifiers of one text, as a stream of senses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, final

from ortaq.engine.extract.reading.letters import LETTERS
from ortaq.engine.extract.roles.senses import COMMA, HIS, MARK, MENTION, NUMBERED, SELF
from ortaq.engine.extract.roles.words import senses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.kinds.found import Found

_NOT_SHORTENED = r"(?<!отерп.)(?<!одозр.)(?<!аявит.)(?<!\b[Зз]аяв.)(?<!әбірл.)"
_END = (
    rf"[!?….;\n](?=\s)(?:(?<=[!?…])\s+|(?<=\w{{5}}[.;]){_NOT_SHORTENED}\s+|(?<=[\d ()-]{{6}}\.)\s+|(?<=\n)\s*\n"
    rf"|(?<=[.;])(?:(?<!\b\w.)|(?<=['’]s.))(?<!(?i:тел|сот|моб|нөм|tel).){_NOT_SHORTENED}(?<!\b(?:No|(?i:гр|ул|кв)).)(?<!\b(?i:пос|обл|жәб).)"
    rf"(?:(?<!\b(?i:кл|сч|аб).)|(?=\s+[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]))\s+(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ«\"]|\Z))"
)
"""The end of a sentence with the white space behind it. A full stop before a small letter, after
one letter, or after "тел" is no end, unless a long word or a long number stands before it; after "кл" it ends only before
a capital letter."""

_SENTENCE_END = re.compile(_END)
_LONG_WORD = 5
_MAY_BE_SHORTENED = "првт"
"""With what a long word may end that is no whole one: "потерп.", "подозр.", "заяв."; a full stop behind another ends a sentence."""

_OF_VICTIM = "әбірл"
"""The end of the Kazakh "victim", shortened; other words with this last letter are whole."""

_OPENERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁӘҒҚҢӨҰҮҺІ«"'
"""How a sentence begins behind a short word with a full stop."""

_SIGNS_OF_END = ("!", "?", "…", ";", "\n")
"""What a sentence may end with, beside a full stop."""

_WARNING = (
    r"не\s(?:звоните|отвечайте|берите|перезванивайте|верьте|переводите|ведитесь|поднимайте"
    r"|открывайте|переходите)\b|(?:do\snot|don['’]t)\s(?:answer|call|reply|trust|click)\b"
    r"|жауап\sбермеңіз(?:дер)?\b|ч[её]рн[а-я]{2,3}\sспис[а-я]{1,3}\b|қара\sтізім(?:ге)?\b|кім\sекенін?\b"
)
"""Words that warn of an identifier: do not call, blacklist."""

_PHRASE = (
    rf"(?=[нжчқкобпдөасрdncrsaoöjzhimpНЖЧҚКОБПДӨАСРDNCRSAOÖJZHIMP])(?i:{_WARNING}|"
    r"(?:ответа|жауап)\b(?:\s(?:так и|пока|до сих пор|мне|әлі))?"
    r"\s(?:нет|нету|не|жоқ|жок|(?:бер|қайтар|ал|кел|бол)[мп][аеі][а-яәі]*)\b|(?:j|zh)auap\s(?:(?:j|zh)o[kq]|(?:ber|[qk]aitar|al|kel|bol)[mp][aei][a-zñ]*)|(?:без|нет)\sответа\b|no\s(?:answer|reply|response)\b"
    r"|не\sда[её]?ю?т\sпокоя\b|покоя\sне\sда[её]?ю?т\b|(?:reply(?:-to)?|return)\saddress\b|обратн(?:ый|ого|ым)\sадрес(?:а|ом)?\b"
    r"|держ[а-яё]+\sна\sсвязи\b|(?:[өо]т[іи]н[іи]ш|арыз)\s(?:беруш|иес)[іи][а-яәіңғқ]*"
    r"|(?:[oö]t[iıy]n[iıy](?:sh|ş)|ar[yıi]z)\s(?:beru(?:sh|ş)|[iı]yes|[iı]es)[iıy][a-zñı]*|жал[ғг]а\sберуш[іи][а-яәіңғқ]*|(?:j|zh)al[gğ]a\sberu(?:sh|ş)[iı][a-zñı]*|(?:call|ring|reach)\sme\b|(?:sim|сим)[\s-](?:box|бокс)\b"
    r"|(?:report|complaint|statement)\sfrom\b|contact\s(?:us|was)\b|(?:after|made|had|in)\scontact\b|held\sby\b"
    r"|(?:оператор|салон|сотов|мобильн)[а-яё]{0,3}\sсвязи\b|обр\.\sсвязь\b|[pр]2[pр]\b|жазып\sал[а-яәіңғқ]{0,8}\b)"
)
"""Words that say something else together than each: no answer, kept on the line, call me."""

_SINGLE = rf"[A-ZА-ЯЁ]\.(?<!\w\w\.)|[{LETTERS}]+|\d+(?:[., ]\d+)*(?:[кКkK](?!\w))?|{_END}|-(?<=[A-Za-z]-)[iıy]\b|[^\w\s]|\n"
_TOKEN = re.compile(rf" *({_SINGLE})")
"""Initials, words, numbers with their "k", ends of sentences and single marks."""

_TOKEN_OR_PHRASE = re.compile(rf" *({_PHRASE}|{_SINGLE})")
_OF_PHRASES = frozenset(
    shown
    for word in [
        "us", "ответа", "жауап", "jauap", "zhauap", "связи", "өтініш", "отиниш", "өтиниш", "отініш", "арыз",
        "otinish", "ötınış", "ötiniş", "ötınısh", "aryz", "arız", "ariz", "жалға", "жалга", "jalğa", "jalga", "zhalga",
        "answer", "reply", "return", "response", "покоя", "обратный", "обратного", "обратным", "me", "box", "бокс", "contact", "held", "связь",
        "report", "complaint", "statement", "звоните", "отвечайте", "берите", "перезванивайте", "верьте",
        "переводите", "ведитесь", "поднимайте", "открывайте", "переходите", "not", "don", "бермеңіз",
        "бермеңіздер", "p", "р", "жазып", "список", "списке", "списка", "тізім", "тізімге", "екенін", "екені",
    ]
    for shown in (word, word.capitalize(), word.upper())
)  # fmt: skip
"""Words of which every phrase has one."""

_APOSTROPHE = re.compile(r"(?<=[aoungAOUNG])['’](?=[A-Za-z ])(?!(?:s|t|re|ve|ll|d|m)\b)")
"""The sign of a letter in the Latin script of 2017: "ko'n'il", but no English "don't"."""

_SHORT_ACCOUNT = re.compile(r"\b[РрЛл]/(?:сч?(?:[её]т\w{0,2})?|c)\b(?!\.\w)")
"""The Russian short name of an account, whose last letter alone would be "from"."""

_OF_IBAN = re.compile(r"\b(ЖСК|жск|Жск)-(?=[ғгдт][ае])")
"""The Kazakh short name of an account, with an ending written to it."""

_SAID = frozenset(("деп", "dep"))
_PROMISE = re.compile(r"(?:[аея]м[ыіи]н|[ae]m[yıi]n)$")
"""Kazakh "I shall": before "деп" it is what somebody else says of himself."""

_NEAR_BEFORE = 150
_NEAR_AFTER = 100
"""Characters that are read before and after a mention: more than two lines of a letter."""


_RIGHT_BEFORE = 7
"""Words and marks: a name with its initials, behind "I"."""

_CLAUSE_BEFORE = 14
"""The same for "his number, the one to which the codes came, is"."""

_NEAR = 1_000
_REMEMBERED = 16_384
"""Pieces of text that are remembered with their senses: people repeat each other."""


@final
class Place:
    """Where a mention stands.

    Args:
        words: senses of the words of its sentence, with one `MENTION` for each identifier.
        at: where in them it stands.
        is_new: whether no mention before stands in the same words.
        is_label: whether the words are no sentence but the label that a form gives to it.
    """

    __slots__ = ("at", "is_label", "is_new", "words")

    def __init__(self, words: list[int], at: int, is_new: bool, is_label: bool = False) -> None:
        self.words = words
        self.at = at
        self.is_new = is_new
        self.is_label = is_label


def surroundings(text: str, mentions: list[Found]) -> list[Place]:
    """The sentences in which mentions stand; the mentions are sorted and apart.

    A sentence that begins with a mention goes on from the one before it, which may be a label:
    "With respect, Aigul. 8709...". Sentences without a mention are left out.
    """
    places: list[Place] = []
    signs = [sign for sign in _SIGNS_OF_END if sign in text]
    end = mentions[0].start
    words = _sentence_before(text, max(0, end - _NEAR_BEFORE), end, signs)
    is_new = True
    for mention in mentions:
        start = mention.start
        if places:
            words, is_new = _carried_on(words, text, end, start, signs)
        places.append(Place(words, len(words), is_new))
        words.append(MENTION)
        end = mention.end
    _add_sentence(words, text, end, min(len(text), end + _NEAR_AFTER), signs)
    return places


def _sentence_before(text: str, start: int, end: int, signs: list[str]) -> list[int]:
    """Words of the last sentence of a piece, or of the one before where that is empty."""
    return [*read(text[_last_end(text, start, end, signs) : end])]


def _carried_on(
    words: list[int], text: str, start: int, end: int, signs: list[str]
) -> tuple[list[int], bool]:
    """The words before the next mention, and whether another sentence began in between."""
    if end - start > _NEAR_BEFORE + _NEAR_AFTER:
        _add_sentence(words, text, start, start + _NEAR_AFTER, signs)
        return _sentence_before(text, end - _NEAR_BEFORE, end, signs), True
    first = _first_end(text, start, end, signs)
    words += read(text[start:first])
    if first == end:
        return words, False
    return _sentence_before(text, max(first, end - _NEAR_BEFORE), end, signs), True


def _add_sentence(words: list[int], text: str, start: int, end: int, signs: list[str]) -> None:
    """Add the first sentence of a piece."""
    words += read(text[start : _first_end(text, start, end, signs)])


def _first_end(text: str, start: int, end: int, signs: list[str]) -> int:
    """Where the first sentence of a piece ends, or the piece."""
    if signs:
        match = _SENTENCE_END.search(text, start, end)
        return match.end() if match else end
    at = text.find(".", start, end)
    while at >= 0:
        behind = _behind_end(text, at, end)
        if behind:
            return behind
        at = text.find(".", at + 1, end)
    return end


def _last_end(text: str, start: int, end: int, signs: list[str]) -> int:
    """Where the last sentence of a piece begins that is not empty."""
    if signs:
        last = start
        for found in _SENTENCE_END.finditer(text, start, end):
            if found.end() < end:
                last = found.end()
        return last
    at = text.rfind(".", start, end)
    while at >= 0:
        behind = _behind_end(text, at, end)
        if 0 < behind < end:
            return behind
        at = text.rfind(".", start, at)
    return start


def _behind_end(text: str, at: int, end: int) -> int:
    """Where what follows a sentence begins that ends with the full stop here; 0 where none ends."""
    behind = at + 1
    if behind >= end or not text[behind].isspace():
        return 0
    opener = text[behind + 1] if behind + 1 < end else ""
    if text[behind] == " " and at >= _LONG_WORD and not opener.isspace():
        word, last = text[at - _LONG_WORD : at], text[at - 1]
        if word.isalnum():
            if last not in _MAY_BE_SHORTENED and word != _OF_VICTIM:
                return behind + 1
        elif last.isalpha() and "_" not in word and opener and opener not in _OPENERS:
            return 0
    match = _SENTENCE_END.match(text, at, end)
    return match.end() if match else 0


def tells_of(text: str, mentions: list[Found], senses: int) -> bool:
    """Whether a word near the mentions of a text has one of these senses."""
    start, end = mentions[0].start - _NEAR_BEFORE, mentions[-1].end + _NEAR_AFTER
    pieces = _SENTENCE_END.split(text[max(0, start) : min(end, max(0, start) + _NEAR)])
    return any(found & senses for piece in pieces for found in read(piece))


@lru_cache(maxsize=_REMEMBERED)
def read(piece: str) -> tuple[int, ...]:
    """Senses of the words of a piece."""
    if "'" in piece or "’" in piece:
        piece = _APOSTROPHE.sub("", piece)
    if "/" in piece:
        piece = _SHORT_ACCOUNT.sub("счет", piece)
    if "К-" in piece or "к-" in piece:
        piece = _OF_IBAN.sub(r"\1", piece)
    tokens = _TOKEN.findall(piece)
    if not _OF_PHRASES.isdisjoint(tokens):
        tokens = _TOKEN_OR_PHRASE.findall(piece)
    if "деп" not in piece and "dep" not in piece:
        return tuple(map(senses_of, tokens))
    return tuple(
        senses_of(token) & ~SELF
        if follower in _SAID and _PROMISE.search(token)
        else senses_of(token)
        for token, follower in zip(tokens, [*tokens[1:], ""], strict=True)
    )


def right_before(stream: Sequence[int], place: int) -> int:
    """The senses together of the words right before an identifier, and whether "his" stands some words before."""
    found = 0
    for senses in stream[max(0, place - _CLAUSE_BEFORE) : place]:
        found |= senses & HIS
    for senses in stream[max(0, place - _RIGHT_BEFORE) : place]:
        found |= senses
    return found


def length(senses: int) -> float:
    """How far a word pushes its neighbours apart: sums and fillers hardly, an identifier much."""
    if not senses:
        return 1.0
    if senses & MARK:
        return 0.0
    if senses & COMMA:
        return 1.5
    if senses & MENTION:
        return 4.0
    return 0.3 if senses & NUMBERED else 1.0
