"""Whose an identifier is by who tells: "гр. Иванова, тел. ...", "... complains", "I wrote from ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    ALIEN,
    CALLED,
    CIVIL,
    COMMA,
    COMPLAINS,
    DIRECTION,
    END,
    GAVE,
    HOLDER,
    LAWYER,
    MARK,
    ME,
    MENTION,
    NAMED,
    NUMBERED,
    OFFICE,
    OTHERS,
    OURS,
    OWN,
    QUESTION,
    SAID,
    SELF,
    SOURCE,
    SPOKE,
    SWINDLER,
    TARGET,
    TELLER,
    THING,
    VERB,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_MINE = -3.5
_NAME_REACH = 14
_COMPLAINT_REACH = 4
_SPOKEN_REACH = 5
_NAMES = 4
_WRITING_REACH = 4
_TELLING = CALLED | GAVE


def of_complainant(
    noun: int, stream: Sequence[int], edges: tuple[int, int, int], ahead: int, behind: int
) -> float:
    """Log-odds of what the one who reports says of himself or is said to; 0.0 where nothing is.

    Args:
        noun: what such an identifier is called.
        stream: senses of the words.
        edges: the first place after the noun group before, the first and the last of this one.
        ahead: senses of the noun group before the identifier.
        behind: senses of the noun group behind it.
    """
    whose = ahead | behind
    if not whose & DIRECTION and _is_in_brackets(stream, edges[0], edges[1]):
        return _MINE
    if whose & (ALIEN | SWINDLER) and not whose & OWN:
        return 0.0
    stop, first, last = edges
    if whose & SOURCE and noun not in (0, ACCOUNT):
        is_mine = behind & DIRECTION == SOURCE and _i_wrote(stream, last)
        is_mine = is_mine or _is_from_me(stream, stop, first, last)
    elif whose & DIRECTION:
        is_mine = False
    else:
        is_mine = _complains(stream, last, ahead) or _is_aside(noun, stream, stop, first)
    return _MINE if is_mine else 0.0


def _is_aside(noun: int, stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether it stands behind a comma and the name of one who reports, or "in my name"."""
    if first - 2 < stop or not stream[first - 1] & COMMA or stream[first - 1] & NAMED:
        return False
    return _is_of_civilian(stream, stop, first - 2) or _is_my_name(noun, stream, first)


def _is_in_brackets(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether a bracket opens at or before a noun group, right behind "to the victim"."""
    for at in (first, first - 1):
        if at > stop and stream[at] & MARK:
            return bool(stream[at - 1] & ME and stream[at - 1] & OURS)
    return False


def _complains(stream: Sequence[int], last: int, ahead: int) -> bool:
    """Whether "complains" follows: at once, or some words behind "subscriber ..."."""
    reach = _COMPLAINT_REACH if ahead & (HOLDER | OURS) else 1
    for senses in stream[last + 1 : last + 1 + reach]:
        if senses & COMPLAINS:
            return True
        if senses & (END | COMMA | MENTION):
            break
    return False


def _is_of_civilian(stream: Sequence[int], stop: int, end: int) -> bool:
    """Whether one who reports, or his lawyer, is named here: "обратился Иванов", "гр. Иванова, 1980 г.р."."""
    names = 0
    for at in range(end, max(stop, end - _NAME_REACH) - 1, -1):
        senses = stream[at]
        if senses & CIVIL:
            near = stream[max(stop, at - 2) : at + 2]
            is_other = any(word & (ALIEN | ME) for word in near) or near[0] & TARGET
            return not (is_other or (at > stop and stream[at - 1] & TARGET)) and names > 0
        if senses == TARGET and stream[at + 1] & MARK:
            continue
        if senses & COMPLAINS and stream[at + 1] & MARK:
            return names > 0 and not (at > stop and stream[at - 1] & QUESTION)
        if senses & LAWYER:
            return bool(stream[at + 1] & OURS or (at > stop and stream[at - 1] & OWN))
        if senses & (END | MENTION | ALIEN | VERB | TARGET | SELF | SAID):
            break
        names += not senses
    return False


def _is_my_name(noun: int, stream: Sequence[int], first: int) -> bool:
    """Whether ", IIN ..." explains "in my name"."""
    name = stream[first - 2]
    if noun or not (name & THING and name & NAMED):
        return False
    return bool((name | stream[first - 3] if first > 2 else name) & OWN)


def _i_wrote(stream: Sequence[int], last: int) -> bool:
    """Whether a Kazakh verb follows by which the teller says that he calls or writes."""
    for at in range(last + 1, min(len(stream), last + 1 + _WRITING_REACH)):
        senses = stream[at]
        if _is_my_verb(senses):
            return True
        if senses & VERB:
            return bool(senses & CALLED and at + 1 < len(stream) and _is_my_verb(stream[at + 1]))
        if senses & (COMMA | END | MARK | MENTION):
            break
    return False


def _is_my_verb(senses: int) -> bool:
    return bool(senses & SELF and senses & (CALLED | SPOKE))


def _is_from_me(stream: Sequence[int], stop: int, first: int, last: int) -> bool:
    """Whether the teller wrote from it: "I wrote (to him) from", "the applicant from ... said"."""
    if first <= stop:
        return False
    actor = stream[first - 1]
    if stream[first] == SOURCE and actor == CIVIL:
        return 0 in stream[first + 1 : first + 3]
    if stream[first] & SOURCE and _is_applicant(stream, stop, first):
        verb = stream[last + 1] if last + 1 < len(stream) else 0
        return bool(verb & _TELLING and not verb & OTHERS)
    at = first - 1
    while at > max(stop, first - _SPOKEN_REACH) and not stream[at] & ~(NUMBERED | TARGET | OFFICE):
        at -= 1
    if at <= stop or not stream[at] & SPOKE:
        return at == stop and bool(stream[at] & SPOKE and stream[at] & SELF)
    is_mine = (stream[at] | stream[at - 1]) & SELF or _is_nominative(stream, at - 1)
    return bool(is_mine and not stream[at] & OTHERS)


def _is_applicant(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether the applicant, perhaps with his name, stands right before a noun group."""
    at = first - 1
    while at > max(stop, first - _NAMES) and not stream[at] & ~NUMBERED:
        at -= 1
    return _is_nominative(stream, at)


def _is_nominative(stream: Sequence[int], at: int) -> bool:
    """Whether the applicant stands here as the one who acts, or "кл."."""
    if stream[at] & MARK and at > 0:
        return bool(stream[at - 1] & OURS and stream[at - 1] & TELLER)
    return bool(stream[at] & CIVIL and stream[at] & OURS)
