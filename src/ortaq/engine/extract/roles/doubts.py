"""Identifiers of which is said in Kazakh that nobody knows whose they are: "... кімдікі екені белгісіз"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import (
    ALIEN,
    CALLED,
    COMMA,
    DOUBT,
    END,
    ME,
    MENTION,
    NONE,
    NOT,
    PAID,
    QUESTION,
    SWINDLER,
    TAKEN,
    WHETHER,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 14
_QUESTION_REACH = 4
_BEFORE = 2
_DEED = PAID | TAKEN | SWINDLER
_KNOWN = CALLED | _DEED
"""Of words right before an identifier: it is known what was done from there, only not the name."""


def is_doubted(stream: Sequence[int], place: int) -> bool:
    """Whether a question and "not known" follow an identifier, of which no deed is told.

    Args:
        stream: senses of the words.
        place: where the identifier stands in the stream.
    """
    asked = 0
    for at in range(place + 1, min(len(stream), place + 1 + _REACH)):
        senses = stream[at]
        if senses & (END | MENTION):
            break
        if senses & (DOUBT | NONE):
            if asked and at - asked <= _QUESTION_REACH:
                return not _is_known(stream, place, asked)
            if senses & DOUBT and _is_whether(stream[at - 1], senses):
                return True
        if senses & QUESTION:
            asked = at
        elif senses & COMMA:
            asked = 0
        elif senses & _DEED and not asked:
            break
    return False


def _is_whether(before: int, doubt: int) -> bool:
    """Whether "... or not, I do not know" ends here; Latin "me" is the particle too."""
    return bool(before & WHETHER or (before & ME and not doubt & ALIEN))


def _is_known(stream: Sequence[int], place: int, asked: int) -> bool:
    """Whether the report tells that somebody called from it, and asks only for his name."""
    is_link = stream[asked] & WHETHER
    before = _DEED if is_link else _KNOWN
    if any(senses & before for senses in stream[max(0, place - _BEFORE) : place]):
        return True
    if is_link:
        return False
    between = stream[place + 1 : asked]
    if any(senses & NOT for senses in between):
        return False
    return any(senses & CALLED for senses in between)
