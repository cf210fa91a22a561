"""What the offender writes or says, word for word: «Мама, это мой новый номер 8709...»."""

from __future__ import annotations

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

_SIGNS = (("«", "»"), ("“", "”"), ("„", "“"))
_OPENINGS = ('"', *(opening for opening, _ in _SIGNS))


def may_quote(text: str) -> bool:
    """Whether a text has a sign of quotation at all."""
    return any(map(text.__contains__, _OPENINGS))


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
