"""Whose an identifier is by what is said of its owner: "me:", "belongs to me", "her number"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.complainants import of_complainant
from ortaq.engine.extract.roles.named import (
    asks_to_write,
    is_named_mine,
    is_of_our_firm,
    is_used_by_ours,
    is_whose,
)
from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    ALIEN,
    ARRIVED,
    BELONGS,
    COMMA,
    DIRECTION,
    END,
    ENTERED,
    GAVE,
    HIS,
    INFLECTED,
    INSIDE,
    LINKED,
    MARK,
    ME,
    MENTION,
    MESSENGER,
    NAMED,
    NOT,
    NOUN,
    NUMBERED,
    OTHERS,
    OURS,
    OWN,
    PAID,
    PAYER,
    PHONE,
    PLACE,
    QUESTION,
    SELF,
    SOURCE,
    SWINDLER,
    TAKEN,
    TARGET,
    THING,
    VERB,
    VISITED,
)
from ortaq.engine.extract.roles.tellers import of_teller

if TYPE_CHECKING:
    from collections.abc import Sequence

_PERSON_REACH = 16
_BELONGING_REACH = 5
_WAGE_REACH = 5
_BLOCK_REACH = 5
_MINE = -3.5
_NAMED_MINE = -3.0
_NOT_MINE = 3.0
_DONE = TAKEN | VISITED | ENTERED


def of_owner(
    noun: int,
    stream: Sequence[int],
    place: int,
    edges: tuple[int, int, int],
    ahead: int,
    behind: int,
) -> float:
    """Log-odds by the owner whom the words name; 0.0 where they name none.

    Args:
        noun: what such an identifier is called.
        stream: senses of the words.
        place: where the identifier stands in the stream.
        edges: the first place after the noun group before, the first and the last of this one.
        ahead: senses of the noun group before the identifier.
        behind: senses of the noun group behind it.
    """
    is_stolen = not behind & (INFLECTED | DIRECTION) and _is_stolen(noun, stream, place)
    if (
        is_stolen
        or _is_mine(stream, place)
        or (noun == ACCOUNT and _is_of_wage(stream, edges[0], edges[1]))
    ):
        return _MINE
    if is_named_mine(stream, place):
        return _NAMED_MINE
    is_number = ahead & ALIEN or not ahead & PLACE
    is_his = ahead & HIS and ahead & NOUN and is_number and not (ahead | behind) & OWN
    is_his = is_his and not (ahead & INFLECTED and ahead & (TARGET | NAMED))
    if noun & (PHONE | PLACE) and not (ahead | behind) & OWN and _is_blocked(stream, edges[2]):
        return _NOT_MINE
    whose = ahead | behind
    if (is_his and not behind & INFLECTED and _is_of_ours(stream, place)) or (
        not whose & (OWN | SWINDLER) and _is_of_ours_by_clause(noun, stream, place, edges, whose)
    ):
        return _MINE
    return (
        _belonging(stream, edges[2])
        or of_complainant(noun, stream, edges, ahead, behind)
        or of_teller(noun, stream, place, edges, ahead, behind)
    )


def _is_mine(stream: Sequence[int], place: int) -> bool:
    """Whether "me:" or "I -" stands right before an identifier, and nobody said anything to me."""
    if place < 2 or not stream[place - 1] & MARK or not stream[place - 2] & (SELF | ME):
        return False
    return not stream[place - 2] & VERB and not (place > 2 and stream[place - 3] & VERB)


def _is_of_ours_by_clause(
    noun: int, stream: Sequence[int], place: int, edges: tuple[int, int, int], whose: int
) -> bool:
    """Whether a clause names an owner on the teller's side: "my employee, whose", "our firm ("."""
    stop, first, last = edges
    if whose & QUESTION:
        return is_whose(stream, stop, first)
    if not noun:
        return is_of_our_firm(stream, stop, place)
    if whose & TARGET:
        return asks_to_write(stream, stop, first)
    return noun == PHONE and is_used_by_ours(stream, stop, first, last)


def _is_stolen(noun: int, stream: Sequence[int], place: int) -> bool:
    """Whether "stole (or block) my Instagram" stands right before what one calls so."""
    at = place - 1
    while at > max(0, place - 3) and stream[at] & _DONE:
        at -= 1
    thing = stream[at] if 0 <= at < place - 1 else 0
    return bool(thing & OWN and thing & noun and not thing & DIRECTION)


def _is_of_wage(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether a pension or a wage comes there: "пенсия приходит на карту ..."."""
    has_come = False
    for senses in reversed(stream[max(stop, first - _WAGE_REACH) : first]):
        if senses & PAYER and senses & THING:
            return has_come
        if senses & (END | MENTION | COMMA) or (senses & VERB and not senses & ARRIVED):
            break
        has_come = has_come or bool(senses & ARRIVED)
    return False


def _is_blocked(stream: Sequence[int], last: int) -> bool:
    """Whether it blocked me: "... on Instagram blocked me", "... меня заблокировал"."""
    for at in range(last + 1, min(len(stream) - 1, last + 1 + _BLOCK_REACH)):
        senses, after = stream[at], stream[at + 1]
        if senses & TAKEN:
            return bool(after & ME and not senses & (PAID | GAVE | LINKED))
        if senses == ME:
            return bool(after & TAKEN and not after & (PAID | GAVE))
        if senses & ~(PLACE | MESSENGER | NUMBERED | TARGET | INSIDE | MARK | SOURCE):
            break
    return False


def _belonging(stream: Sequence[int], last: int) -> float:
    """Log-odds by "belongs to me", "does not belong to me" right behind a noun group; else 0.0."""
    found = 0
    for senses in stream[last + 1 : last + 1 + _BELONGING_REACH]:
        if senses & (END | MENTION | COMMA):
            break
        found |= senses
    if not (found & BELONGS and found & ME):
        return 0.0
    return _NOT_MINE if found & NOT else _MINE


def _is_of_ours(stream: Sequence[int], place: int) -> bool:
    """Whether "his" speaks of one of ours: of nobody else is anything said before in the sentence."""
    found = 0
    for senses in reversed(stream[max(0, place - _PERSON_REACH) : place]):
        if senses & END:
            break
        if senses & ALIEN and not senses & (HIS | OTHERS):
            return False
        found |= senses & OURS
    return bool(found)
