"""What the offender writes or says, word for word: «Мама, это мой новый номер 8709...»."""

from __future__ import annotations

import re

from ortaq.engine.extract.roles.senses import (
    ALIEN,
    CALLED,
    OURS,
    OWN,
    SELF,
    TELLER,
    YOURS,
)

_REACH = 300
_SHORTEST = 12
"""Characters between the sign and the identifier: a shorter quotation is a name."""

_SAID = re.compile(
    r"(?:[»”\"]\s?[-–—,:]?|\s?[-–—:])\s(?:вот\s)?так\s(?:мне\s|нам\s|и\s)?(?:написа|писа|пишут|сказа|говор)[а-я]{1,5}\b"
    r"|[»”\"]?\s?[-–—,:]\s(?:вот\s)?так(?:ое|ая|ие)\s(?:смс|sms|сообщени|рассылк)"
    r"|[»”\"]?\s?[-–—,:]?\sдеп\s(?:маған\s)?(?:жазды|жазған|жазыпты|жазып)\b"
)
"""What follows the words of another where he who reports left out the signs: "... - так написали"."""

_SAID_NEAR = 12
_MASS_MAIL = re.compile(
    r"[Yy]ou have (?:only )?[0-9]{1,3}[ -]?(?:h|hours?|hrs|days)\b"
    r"|\b(?:[Mm]um|[Mm]om|[Dd]ad)\b[^.!?\n]{0,60} my new n"
    r"|[Hh](?:i|ey|ello),? (?:[Mm]um|[Mm]om|[Dd]ad)\b"
)
"""What the threats and the calls for help of swindlers say, and no report about them."""

_THREAT = re.compile(
    r"\bI\b[^.!?\n]{0,40}\b(?:hack|crack|infect|record|compromis|hijack|instal)[a-z]{0,5} (?:[a-z]{1,12} ){0,3}your\b"
)
_ORDER = re.compile(
    r"(?:^|[.!?:,] |\n|[Pp]lease |[Yy]ou (?:must|should|need to|have to|can|will) )"
    r"(?:[Ss]end|[Tt]ransfer|[Pp]ay|[Dd]eposit)\b[^.!?\n]{0,40} to my\b"
)
"""The same of those who speak of "my wallet"."""

_LETTER = re.compile(
    r"(?:Return-Path|Received|Delivered-To|From|To|Reply-To|Subject|Date|Message-I[Dd]|X-[A-Z][\w-]{1,30})\s?:"
    r"|(?i:dear|attn|attention|greetings)[ :,](?:\s?[A-Za-z']{1,12}){0,2}?\s?"
    r"(?i:friend|customer|client|user|member|beneficiary|winner|subscriber|partner|beloved|owner)\b"
)
"""How a mail begins that was pasted whole, and no report."""

_COMPLAINT = re.compile(
    r"scam|fraud|phish|stole|police|complain|cheat|victim|thief|hacker|drained", re.IGNORECASE
)
_MAX_LETTER = 4000

_SIGNS = (("«", "»"), ("“", "”"), ("„", "“"))


def may_quote(text: str) -> bool:
    """Whether a text has a sign of quotation at all."""
    return '"' in text or "«" in text or "“" in text or "„" in text


def ends_speech(text: str, end: int) -> bool:
    """Whether "... - so they wrote" follows a mention that ends here."""
    near = text[end : end + _SAID_NEAR]
    return (" так" in near or " деп " in near) and _SAID.match(text, end) is not None


def is_sent_to_many(text: str) -> bool:
    """Whether a text is itself what swindlers send out."""
    if not text.isascii():
        return False
    if "ou have " in text or " new n" in text:
        match = _MASS_MAIL.search(text)
        if match and not text.endswith('"', 0, match.start()):
            return True
    if _LETTER.match(text):
        return not _COMPLAINT.search(text, 0, _MAX_LETTER)
    if " to my " in text and _ORDER.search(text):
        return True
    return " your " in text and _THREAT.search(text) is not None


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a mention stands in a quotation that began at least some words before it."""
    left, right = max(0, start - _REACH), end + _REACH
    for opening, closing in _SIGNS:
        opened = text.rfind(opening, left, start)
        if opened >= 0 and _is_speech(text, opened + 1, start):
            is_open = text.find(closing, opened + 1, start) < 0
            if is_open and text.find(closing, end, right) >= 0:
                return True
    opened = text.rfind('"', left, start)
    if opened < 0 or not _is_speech(text, opened + 1, start) or text.find('"', end, right) < 0:
        return False
    return (opened == 0 or text[opened - 1] in " \n(:") and not text[opened + 1].isspace()


def _is_speech(text: str, start: int, end: int) -> bool:
    """Whether what is quoted is no mere name: long, or words that begin with a small letter."""
    return end - start >= _SHORTEST or (text[start].islower() and " " in text[start:end])


def as_said_to_me(stream: tuple[int, ...]) -> tuple[int, ...]:
    """The senses where "my" is the speaker's, "your" the teller's, and it is the teller who shall call."""
    return tuple(map(_turned, stream))


def _turned(senses: int) -> int:
    turned = senses & ~(SELF | OURS)
    if senses & (OWN | TELLER) and not senses & YOURS:
        turned = turned & ~(OWN | TELLER) | ALIEN
    return turned | SELF if senses & CALLED else turned
