"""Whose an identifier is in a record of talk: the caller of a hotline reports, who else writes in a chat asks for money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.questions import answered
from ortaq.engine.extract.roles.senses import SWINDLER
from ortaq.engine.extract.roles.weights import PLAIN
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from ortaq.engine.extract.kinds.found import Found

_HOTLINE = re.compile(
    r"\A[^\n]{0,60}\b(?:hot-?\s?line|help-?\s?line|call[\s-]cent(?:er|re)|горяч[а-я]{2}\sлини|колл-центр|телефон[а-я]?\sдоверия|сенім\sтелефон|жедел\sжел)[^.\n]{0,40}",
    re.IGNORECASE,
)
_CALLER = re.compile(
    r"\b(?:caller(?:['’]s)?|звонивш(?:ий|его|ая|ей)|обративш(?:ийся|егося|аяся|ейся)|(?:қоңырау\sшалушы|хабарласушы)(?:ның)?)"
    r"(?:\s(?:contact\s)?(?:number|phone|e-?mail|тел[а-я.]{0,6}|номер|нөмірі))?\s?[:—–-]?\s?(?:is\s)?\Z"
    r"|\b(?:номер|телефон|тел\.?)\s(?:звонивш|обративш)[а-я]{2,6}\s?[:—–-]?\s?\Z",
    re.IGNORECASE,
)
_CALLER_BEFORE = 50
_TURN = re.compile(r"(?:\A|\n)\[?\d{1,2}:\d{2}\]?\s(?P<who>[^\]:\n]{2,30}):\s?\Z")
_TURN_BEFORE = 50
_MY_TURN = re.compile(r"\d{1,2}:\d{2}\]?\s(?:Me|I|Я|Мен|Men|Ya):")
_ME = frozenset(("me", "i", "я", "мен", "men", "ya"))

_STATEMENT = 3.5
_TURNED = 2.5
ANSWERING = frozenset("-–—:s")
_ANSWER = 12
"""Signs before an answer, and how far the question mark may stand from it."""

_MONEY = frozenset((IdentifierKind.CARD, IdentifierKind.CARD_MASKED, IdentifierKind.IBAN))


def by_turn(text: str, mention: Found, score: float, near: int) -> float:
    """Log-odds of what a caller left, answers a question, or is all that one says in a chat; else as they are.

    Args:
        text: all of it.
        mention: the identifier.
        score: log-odds by the words around it.
        near: what is said right before.
    """
    start = mention.start
    if near & SWINDLER and score > 0 and is_of_caller(text, start):
        return -_STATEMENT
    sign = text[start - 2] if start > 1 else ""
    if sign not in ANSWERING:
        return score
    if sign == ":" and mention.kind in _MONEY and is_turn_of_other(text, start):
        return _TURNED
    is_answer = abs(score) < PLAIN and "?" in text[max(0, start - _ANSWER) : start]
    return (is_answer and answered(text, mention)) or score


def is_of_caller(text: str, start: int) -> bool:
    """Whether "caller's number" stands before an identifier in a record of a hotline."""
    near = max(0, start - _CALLER_BEFORE)
    return _CALLER.search(text, near, start) is not None and _HOTLINE.match(text) is not None


def is_turn_of_other(text: str, start: int) -> bool:
    """Whether an identifier is all that somebody else wrote in a chat with the teller."""
    match = _TURN.search(text, max(0, start - _TURN_BEFORE), start)
    if match is None or match["who"].lower() in _ME:
        return False
    return _MY_TURN.search(text) is not None
