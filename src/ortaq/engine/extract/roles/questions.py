"""Questions that a form or an operator asks, each above its answer: "- your number?", "- 8709..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import (
    ALIEN,
    CALLED,
    COMMA,
    DETAILS,
    END,
    IS,
    LINKED,
    MARK,
    ME,
    NONE,
    NOT,
    NOUN,
    OTHERS,
    OWN,
    PAID,
    PHONE,
    SELF,
    SOURCE,
    SPOKE,
    SWINDLER,
    TAKEN,
    TARGET,
    THING,
    VERB,
)
from ortaq.engine.extract.roles.surroundings import read
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.kinds.found import Found

_DASH = r"[-–—]"
_TURN = re.compile(rf"\n{_DASH} ")
_QUESTION = re.compile(
    rf"(?:\A|\n)[ \t]{{0,4}}(?P<dash>{_DASH} )?(?:[^\W\d]{{1,7}}: |\d{{1,2}}[.)] )?(?P<words>[^\n?]{{4,90}})(?P<mark>\?)?[ \t)]{{0,3}}\n{{1,2}}[ \t]{{0,4}}(?P<answer>{_DASH})?\Z"
)
"""The line before another, which asks: it ends so, or both begin with a dash."""

_QUESTION_BEFORE = 110
_CHAT_BEFORE = 1_500
_CHAT = re.compile(
    r"\b(?:чат[а-я]{0,3}|chat|переписк[а-я]|переписывал[а-я]{1,3}|жазысу[а-яәі]{0,4}|скрин[а-я]{0,5})\b\s?:",
    re.IGNORECASE,
)
"""Words before a conversation with the swindler, in which he is asked for his own."""

_YOU = re.compile(
    r"\b(?:вам|вас|вами|тебе|you|your|сізбен|сізге|сізді|сізден|сизбен|сизге|сизди|sizben|sizge|sizdi|sızben|sızge)\b",
    re.IGNORECASE,
)
_THEM = re.compile(
    r"\b(?:них|ними|ним|ней|ему|им|them|him|her|олармен|оларға|онымен|оған|olarmen|onymen|olarga|ogan)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:кто|кому|кем|who|whom|кім|кімге|ким|кимге|kim|kimge)\b", re.IGNORECASE)
_REACH = re.compile(
    r"\b(?:связ(?:аться|и|ь)|созвониться|перезвонить|reach|contact|call ?back|call you back|(?:хабарлас|khabarlas|habarlas|байланыс|bailanys|baylanys)[^\W\d]{0,9})\b",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:\A|[—–.!?:\n]|\s-)\s?(?P<words>[^—–\n?.!:]{4,70})\?\s{1,2}(?:[-–—]|A:|О:|Ответ:|Жауап:)\s(?:(?:It['’]?s|It\sis|Это|Бұл)\s)?\Z"
)
"""A question in the line of its answer: "— Ваш номер? — "."""

_INLINE_BEFORE = 100
_ANSWERED = 2.5
"""What the answer to "your number?" weighs."""

_ANSWER_WORDS = 8
_ANSWER_AFTER = 60
_DENIAL_WORDS = 4
_MINE: tuple[int, ...] = (OWN, MARK)
_THEIRS: tuple[int, ...] = (ALIEN, MARK)
_CALLERS = frozenset((IdentifierKind.PHONE, IdentifierKind.SHORTCODE))
_CONTACTS = frozenset((IdentifierKind.PHONE, IdentifierKind.EMAIL, IdentifierKind.HANDLE))
_ACCOUNTS = frozenset(
    (
        IdentifierKind.CARD, IdentifierKind.CARD_MASKED, IdentifierKind.IBAN, IdentifierKind.PHONE,
        IdentifierKind.WALLET,
    )
)  # fmt: skip
_PLACES = frozenset((IdentifierKind.URL, IdentifierKind.DOMAIN, IdentifierKind.IP))
_PUT = TARGET | PAID
_NO_ANSWER = NOT | NONE | END | IS


def asks(text: str) -> bool:
    """Whether a text has lines that ask, or that answer each other."""
    return "?" in text or _TURN.search(text) is not None


def apart(text: str) -> str:
    """A text as long, where each turn of a conversation ends a sentence."""
    return _TURN.sub("\n\n ", text)


def question(text: str, mention: Found, begin: int, end: int) -> tuple[int, ...] | None:
    """What the line above an identifier asks for, where it answers that.

    Args:
        text: all of it.
        mention: the identifier.
        begin: where its line begins.
        end: where the line begins, or where the identifier before in it ends.
    """
    if not begin:
        return None
    match = _QUESTION.search(text, max(0, begin - _QUESTION_BEFORE), _behind_dash(text, begin))
    if match is None or not (match["mark"] or (match["dash"] and match["answer"])):
        return None
    if _CHAT.search(text, max(0, begin - _CHAT_BEFORE), begin):
        return None
    label = _asked(mention.kind, match["words"])
    return label if label and _answers(text, mention, end, label) else None


def answered(text: str, mention: Found) -> float:
    """Log-odds by what was asked right before an identifier in the same line; 0.0 where nothing was."""
    match = _INLINE.search(text, max(0, mention.start - _INLINE_BEFORE), mention.start)
    if match is None or _CHAT.search(text, max(0, mention.start - _CHAT_BEFORE), mention.start):
        return 0.0
    label = _asked(mention.kind, match["words"])
    if not label or not _answers(text, mention, mention.start, label):
        return 0.0
    return -_ANSWERED if label is _MINE else _ANSWERED


def _behind_dash(text: str, begin: int) -> int:
    """Where a line begins, or what follows its dash."""
    return begin + 1 if text[begin : begin + 1] in ("-", "–", "—") else begin


def _asked(kind: IdentifierKind, words: str) -> tuple[int, ...] | None:
    """Whose it is that a question asks for; None where it does not say so."""
    senses = read(words)
    found = own = 0
    for at, word in enumerate(senses):
        found |= word & ~ALIEN if word & OTHERS else word
        if word & OWN and not (at + 1 < len(senses) and senses[at + 1] & THING):
            own |= word
    if found & NOT or (own and found & SWINDLER):
        return None
    if found & SWINDLER or (found & ALIEN and not own):
        return _THEIRS
    if found & CALLED and kind in _CALLERS and not _REACH.search(words):
        return _of_call(words, found, own)
    if found & (PAID | TAKEN) and kind in _ACCOUNTS and not found & LINKED:
        return _of_payment(found, own)
    return _MINE if _is_of_teller(kind, words, found, own) else None


def _of_call(words: str, found: int, own: int) -> tuple[int, ...] | None:
    """Whose is what was called, "на какой номер вам звонили?", or called, "с какого?"."""
    is_to_you = _YOU.search(words) is not None
    if own or found & (SOURCE | TARGET) == TARGET:
        return _MINE if own or is_to_you else None
    is_caller = found & (SPOKE | OTHERS) and (is_to_you or _WHO.search(words))
    return _THEIRS if is_caller or found & SOURCE else None


def _is_of_teller(kind: IdentifierKind, words: str, found: int, own: int) -> bool:
    """Whether a question asks the one who reports for his own: "ваш номер?", "how can we reach you?"."""
    if kind in _PLACES or _WHO.search(words):
        return False
    if own:
        return True
    if kind not in _CONTACTS or not _REACH.search(words) or _THEM.search(words):
        return False
    return bool(found & (PHONE | DETAILS)) or _YOU.search(words) is not None


def _of_payment(found: int, own: int) -> tuple[int, ...] | None:
    """Whose is what was paid to, "на какую карту перевели?", or from, "с какой карты ушло?"."""
    if found & SOURCE and not found & TARGET:
        return _MINE
    if own:
        return None
    return _THEIRS if found & _PUT == _PUT else None


def _answers(text: str, mention: Found, begin: int, label: Sequence[int]) -> bool:
    """Whether an identifier answers what was asked: only names, or other identifiers, stand before it."""
    stop = text.find("\n", mention.end)
    after = text[mention.end : stop if stop >= 0 else len(text)][:_ANSWER_AFTER]
    return _is_bare(read(text[begin : mention.start]), label) and not _is_denied(read(after), label)


def _is_bare(words: Sequence[int], label: Sequence[int]) -> bool:
    """Whether words before an answer say nothing else."""
    other = ALIEN if label is _MINE else OWN | SELF | ME
    told = sum(not senses for senses in words)
    return told <= _ANSWER_WORDS and not any(
        senses & (VERB | _NO_ANSWER | other) for senses in words
    )


def _is_denied(words: Sequence[int], label: Sequence[int]) -> bool:
    """Whether the words right behind an answer say that it is the other's."""
    other = ALIEN if label is _MINE else OWN | ME
    if not words or not words[0] & (MARK | IS | NOUN | other):
        return False
    for senses in words[:_DENIAL_WORDS]:
        if senses & (COMMA | END):
            break
        if senses & other:
            return True
    return False
