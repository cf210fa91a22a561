"""What is named the teller's own at some distance: "my card, from which the money left, is ...", "the one I am calling from"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import (
    ALIEN,
    CALLED,
    COMMA,
    END,
    IS,
    MARK,
    MENTION,
    NAMED,
    NOT,
    NOUN,
    NUMBERED,
    OURS,
    OWN,
    PAID,
    PLEASE,
    QUESTION,
    REFLEXIVE,
    SELF,
    SOURCE,
    SPOKE,
    SWINDLER,
    TARGET,
    THING,
    URGES,
    USES,
    VERB,
    YOURS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLAUSE = 18
_OPENING = 4
_HEAD = 5
_BEHIND = 8
_FIRM = 6
_BRACKET = 3
_VERB_REACH = 6


def is_named_mine(stream: Sequence[int], place: int) -> bool:
    """Whether a clause stands between "my card" and its number, or says that I wrote from it."""
    if place > 1:
        before = stream[place - 1]
        if before & (COMMA | IS | MARK) and _is_of_clause(stream, place):
            return True
        if before & IS and stream[place - 2] & SELF:
            return True
        if before == SOURCE and _is_writing(stream, place - 2):
            return True
    return (
        place + 1 < len(stream) and bool(stream[place + 1] & COMMA) and _from_there(stream, place)
    )


def _is_writing(stream: Sequence[int], at: int) -> bool:
    """Whether "I am writing" ends here, and not "I was called"."""
    is_writing = at > 1 and stream[at] & CALLED and not stream[at] & SPOKE
    return bool(is_writing and stream[at - 1] & IS and stream[at - 2] & SELF)


def _is_of_clause(stream: Sequence[int], place: int) -> bool:
    at = place - 1
    if stream[at] & (IS | MARK):
        at -= 1
    if stream[at] & COMMA:
        if stream[at - 1] & OWN and at > 1 and stream[at - 2] & IS:
            return not stream[at - 3] & NOT if at > 2 else True
        return _is_relative(stream, at)
    return bool(stream[place - 1] & MARK) and _is_aside(stream, place - 1)


def _is_relative(stream: Sequence[int], end: int) -> bool:
    """Whether a relative clause ends here that says more of "my card", or from where I wrote."""
    for begin in range(end - 1, max(0, end - _CLAUSE), -1):
        senses = stream[begin]
        if senses & END:
            break
        if senses & COMMA:
            opening = stream[begin + 1 : min(end, begin + 1 + _OPENING)]
            if not any(word & NAMED for word in opening):
                continue
            return _is_my(stream, begin) or _i_wrote(stream[begin + 1 : end])
    return False


def _i_wrote(clause: Sequence[int]) -> bool:
    """Whether "from which I" begins a clause."""
    if len(clause) < 3 or not clause[0] & SOURCE or clause[0] & TARGET or not clause[1] & NAMED:
        return False
    return bool(clause[2] & SELF)


def _is_aside(stream: Sequence[int], end: int) -> bool:
    """Whether "my number" begins the sentence, and an aside without a verb follows: "my number, if need be: "."""
    for begin in range(end - 1, max(0, end - _CLAUSE), -1):
        senses = stream[begin]
        if senses & (END | MENTION | VERB | SWINDLER):
            break
        if senses & COMMA:
            return bool(stream[begin - 1] & NOUN) and _is_my(stream, begin)
    return False


def _is_my(stream: Sequence[int], end: int) -> bool:
    """Whether "my card", "mine" stands right before a comma, and nothing is done to it or with it."""
    found = 0
    for at in range(end - 1, max(-1, end - 1 - _HEAD), -1):
        senses = stream[at]
        if senses & (END | MENTION | COMMA | MARK):
            break
        if senses & (ALIEN | VERB | YOURS | SOURCE | TARGET | THING | NOT):
            return False
        found |= senses
        if senses & OWN:
            return not senses & OURS and bool(found & NOUN or at == end - 1)
    return False


def _from_there(stream: Sequence[int], place: int) -> bool:
    """Whether ", the one I am calling from" follows."""
    has_me = False
    for at in range(place + 2, min(len(stream), place + 2 + _BEHIND)):
        senses = stream[at]
        if senses & SELF and not senses & VERB:
            has_me = True
        elif has_me and senses == SOURCE:
            return bool(stream[at - 1] & (CALLED | SPOKE))
        elif senses & (END | COMMA | MENTION | ALIEN):
            break
    return False


def is_whose(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether "my employee, whose", "the client, whose" begins a noun group."""
    at = first - 1
    if at - 1 < stop or not stream[first] & QUESTION or not stream[at] & COMMA:
        return False
    if stream[at - 1] & OURS:
        return True
    for place in range(at - 1, max(stop - 1, at - 1 - _OPENING), -1):
        senses = stream[place]
        if senses & OWN:
            return place < at - 1 and not senses & (YOURS | REFLEXIVE)
        if senses & ~NUMBERED:
            break
    return False


def is_used_by_ours(stream: Sequence[int], stop: int, first: int, last: int) -> bool:
    """Whether the victim uses it: "потерпевшую, пользующуюся номером ...", "... нөмірін пайдаланатын жәбірленуші"."""
    if last + 2 < len(stream) and stream[last + 1] & USES and stream[last + 2] & OURS:
        return True
    at = first - 1
    return at - 2 >= stop and bool(
        stream[at] & USES
        and stream[at] & NAMED
        and stream[at - 1] & COMMA
        and stream[at - 2] & OURS
    )


def is_of_our_firm(stream: Sequence[int], stop: int, place: int) -> bool:
    """Whether "our company (", "we are a company (" stands before the number of a firm, or "(...) to pay" behind it."""
    at = next((at for at in range(place - 1, stop, -1)[:_BRACKET] if stream[at] & MARK), stop)
    after = stream[place + 1 : place + 4]
    if at <= stop or not after or not after[0] & (MARK | COMMA):
        return False
    if len(after) > 2 and after[0] & MARK and after[1] == TARGET and after[2] & PAID:
        return True
    for begin in range(at - 1, max(stop - 1, at - 1 - _FIRM), -1):
        senses = stream[begin]
        if senses & OWN and begin < at - 1:
            return not senses & (YOURS | REFLEXIVE)
        if senses & SELF:
            return bool(stream[begin + 1] & IS)
        if senses & (ALIEN | VERB | END | COMMA | MENTION | SOURCE):
            break
    return False


def asks_to_write(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether I ask to be written to there and nowhere else: "прошу ... писать только на ..."."""
    at = first - 1
    while at > max(stop, first - 3) and not stream[at] & ~NUMBERED:
        at -= 1
    if at <= stop or not stream[at] & CALLED:
        return False
    for senses in reversed(stream[max(stop, at - _VERB_REACH) : at]):
        if senses & (END | MENTION | ALIEN | URGES):
            break
        if senses & PLEASE:
            return True
    return False
