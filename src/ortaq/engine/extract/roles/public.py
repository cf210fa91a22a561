"""What is neither the teller's nor the offender's: official contacts, sources, and what is imitated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import DOMAIN, SHORTCODE, URL
from ortaq.engine.extract.kinds.found import PHONE as PHONE_KIND
from ortaq.engine.extract.roles.senses import (
    ALIEN,
    AND,
    ARRIVED,
    CALLED,
    COMMA,
    END,
    ENTERED,
    INSIDE,
    IS,
    MARK,
    MENTION,
    NAMED,
    NOT,
    NUMBERED,
    OBJECT,
    OFFICE,
    OTHERS,
    OWN,
    PAID,
    PHONE,
    PLACE,
    PUBLIC,
    SELF,
    SOURCE,
    SPOKE,
    TAKEN,
    TELLER,
    URGES,
    VERB,
    VISITED,
    WITH,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.kinds.found import Found

DONE = 2.0
"""From here on, in log-odds, something was done there, whatever it was called."""

_OF_OTHERS = SOURCE | ALIEN
_REACH_BEFORE = 5
_REACH_AFTER = 3
_DOUBT = 3
"""Words before "official" in which "allegedly" or "our" is looked for."""

_OUTSIDE = END | COMMA | MENTION | ALIEN | OWN | VERB | SOURCE

_UP_REACH = 8
_MAX_NAMES = 2

_SENTENCE = 12
_CALL_REACH = 5
_BANK_REACH = 3
_USED = VISITED | ENTERED | PAID | TAKEN

_BEFORE = 40
_AFTER = 24
_QUOTES = '«"“'
_OF_SITE = r"(?:(?:портал|издани|сайт|агентств|газет|телеканал|домен|мақала)\w{0,4}\s)?[«\"“]?"
_CITED = (
    "сообщает", "сообщают", "передает", "передаёт", "информирует", "информируют", "рассказывает", "рассказывают",
    "отмечает", "отмечают", "со ссылкой на", "по данным", "по информации", "по сообщению", ", пишет",
    "об этом пишет", "об этом пишут", "деп хабарлайды", "деп хабарлады", "деп жазады", "dep habarlaidy",
    "dep habarlaıdy", "dep habarlaydy", "dep habarlady", "dep jazady", "dep zhazady", "according to", "reported by",
    "вместо", ", а не", "один в один как", "под видом", "думал это", "думал что это", "думала это",
    "думала что это", "instead of", ", not",
)  # fmt: skip
"""What stands before a source, or before the real site that a false one takes the place of."""

_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in _CITED)
_CITED_BEFORE = re.compile(rf"\b(?:{'|'.join(_CITED)})\s{_OF_SITE}\Z", re.IGNORECASE)
_CITED_AFTER = re.compile(
    r"[»\"”]?(?:\s(?:(?:сайт|портал|агентті)\w{1,6}\s)?(?:сообщает|пишет|рассказывает|передает|тілшісі|емес|орнына)\b"
    r"|(?:\s|-)?(?:тің|тың|дің|дың|нің|ның) (?:хабарлауынша|жазуынша)\b)",
)
"""The same behind it."""

_LINES = (
    "кц банка", "колл-центр банка", "колл центр банка", "контакт-центр банка", "линия банка", "в банке по", "в поддержке",
    "в поддержке по", "в поддержке банка", "банк ко", "банктің ко", "банктин ко", "банктің желісі", "bank line", "bank hotline",
    "bank support", "bank's line", "bank's support", "the bank",
)  # fmt: skip
"""What stands before the number of a bank."""

_LINE_BEFORE = 24
_CALLS = re.compile(
    r"\)?,?\s(?:мне\s|нам\s|маған\s|has\s|had\s)?(?:звон|позвон|набра|писа|присла|звонд|званд|шалды|хабарлас|call|rang|wrote|text|phoned)",
    re.IGNORECASE,
)
_LONGEST_OR = 24
_OR = re.compile(
    r"[\s,)]{0,3}(?:или|либо|немесе|or)\s(?:(?:на|по|to|at)\s)?(?:номер\w{0,3}\s)?[«\"]?"
)


def is_public(text: str, mentions: list[Found], at: int, score: float, near: int) -> bool:
    """Whether a site is only cited, or a phone is named beside the police's.

    Args:
        text: all of it.
        mentions: sorted.
        at: which of them it is.
        score: log-odds that it is the offender's.
        near: what is said right before.
    """
    mention = mentions[at]
    kind = mention.kind
    if kind is URL or kind is DOMAIN:
        return is_cited(text, mention.start, mention.end)
    if kind is not PHONE_KIND:
        return False
    if near & OFFICE and not near & _OF_OTHERS and is_line(text, mention.start, mention.end):
        return True
    if score >= DONE or at + 1 == len(mentions):
        return False
    follower = mentions[at + 1]
    is_short = follower.kind is SHORTCODE
    return is_short and is_beside(text, mention.end, follower.start)


def is_official(noun: int, stream: Sequence[int], place: int, stop: int) -> bool:
    """Whether an identifier is called official: "официальный сайт ...", "... ресми нөмірі"."""
    if not noun & (PHONE | PLACE):
        return False
    if _is_called_by_me(stream, place, stop):
        return True
    is_so = _is_called_so(stream, place, stop) and not _is_used(noun, stream, place)
    return is_so or (noun == PHONE and _is_called_up(stream, place, stop))


def _is_called_so(stream: Sequence[int], place: int, stop: int) -> bool:
    end = place - 1 if place > stop and stream[place - 1] & COMMA else place
    for at in range(end - 1, max(stop, place - _REACH_BEFORE) - 1, -1):
        senses = stream[at]
        if senses & PUBLIC:
            return _is_of_office(stream, at) and not any(
                word & (ALIEN | OWN) for word in stream[max(stop, at - _DOUBT) : at]
            )
        if senses & (_OUTSIDE | NAMED | URGES):
            break
    for senses in stream[place + 1 : place + 1 + _REACH_AFTER]:
        if senses & PUBLIC:
            return not senses & OBJECT
        if not senses & (MARK | IS | NUMBERED):
            break
    return False


def _is_of_office(stream: Sequence[int], at: int) -> bool:
    """Whether "official" stands here, or a line or a centre for calls, and no other."""
    if stream[at] & NUMBERED:
        return at > 0 and bool(stream[at - 1] & (TELLER | NUMBERED | PUBLIC))
    return not stream[at] & OBJECT


def _is_called_by_me(stream: Sequence[int], place: int, stop: int) -> bool:
    """Whether "банкке ... звондадым" says that the teller called there himself."""
    near = stream[max(stop, place - _BANK_REACH) : place]
    if not any(senses & PUBLIC and senses & OBJECT for senses in near):
        return False
    start = place + 1
    if stream[place - 1] & COMMA and start < len(stream) and stream[start] & COMMA:
        start += 1
    for senses in stream[start : start + _CALL_REACH]:
        if senses & (END | COMMA | MENTION):
            break
        if senses & CALLED and senses & SELF:
            return True
    return False


def _is_called_up(stream: Sequence[int], place: int, stop: int) -> bool:
    """Whether a bank or the police was called up there: "позвонила в банк на ...", "I called the bank on ..."."""
    office = verb = -1
    strangers = 0
    for at in range(place - 1, max(stop, place - _UP_REACH) - 1, -1):
        senses = stream[at]
        if senses & OFFICE and not senses & WITH:
            office = at
        elif senses & OWN and office == at + 1:
            continue
        elif senses & CALLED and not senses & (OTHERS | ARRIVED):
            verb = at
        elif senses & (_OUTSIDE | AND):
            return False
        strangers += not senses
        if strangers > _MAX_NAMES:
            return False
        if office >= 0 and verb >= 0:
            is_into = any(word & INSIDE for word in stream[max(0, office - 2) : office])
            if is_into or (stream[verb] & SPOKE and 0 < office - verb <= _MAX_NAMES):
                return True
    return False


def _is_used(noun: int, stream: Sequence[int], place: int) -> bool:
    """Whether something was paid, typed or opened in the sentence: a false site is called official too."""
    reach = _SENTENCE if noun & PLACE else _CALL_REACH
    for near in (
        stream[place + 1 : place + reach],
        stream[max(0, place - reach) : place][::-1],
    ):
        before = 0
        for senses in near:
            if senses & END:
                break
            if senses & _USED and not before & NOT:
                return True
            before = senses
    return False


def is_line(text: str, start: int, end: int) -> bool:
    """Whether a phone is named as the line of a bank: "КЦ банка ...", "the bank (...) says", and did not call."""
    before = text[max(0, start - _LINE_BEFORE) : start].lower().rstrip(" (:№")
    return before.endswith(_LINES) and _CALLS.match(text, end, end + _AFTER) is None


def is_beside(text: str, end: int, start: int) -> bool:
    """Whether "or" joins a phone to the short number that begins here: "8 (7172) ... или 102"."""
    return start - end <= _LONGEST_OR and _OR.fullmatch(text, end, start) is not None


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether a site is named as a source, or as the one that a false site imitates."""
    if _CITED_AFTER.match(text, end, end + _AFTER):
        return True
    begin = max(0, start - _BEFORE)
    words = text[begin:start].rstrip(_QUOTES).rsplit(None, 2)[-2:]
    is_led_to = any(word.lower() in _LAST_WORDS for word in words)
    return is_led_to and _CITED_BEFORE.search(text, begin, start) is not None
