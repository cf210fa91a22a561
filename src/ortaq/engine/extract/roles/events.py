"""The verb that tells what happened with an identifier, and who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ortaq.engine.extract.roles.senses import (
    AND,
    END,
    ENTERED,
    LINKED,
    MARK,
    MENTION,
    NONE,
    NOT,
    OTHERS,
    OWN,
    SELF,
    SWINDLER,
    TELLER,
    THING,
    VERB,
)
from ortaq.engine.extract.roles.surroundings import length

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_REACH = 12
_PERSON_REACH = 2
_TELLER_REACH = 4
_WRONG_SIDE = 1.5
_LABEL_REACH = 3
"""Places from "for contact" to the identifier that it announces: "байланыс үшін: 8709..."."""


class Event(NamedTuple):
    """A verb.

    Args:
        senses: of the verb, with SELF where the teller acts, TELLER where he is to be reached and NOT where it
            was not done.
        distance: in words from the identifier; sums hardly count, other identifiers count much.
    """

    senses: int
    distance: float


def nearest_event(
    stream: Sequence[int], before: int, after: int, *, is_verb_last: bool
) -> Event | None:
    """The verb nearest to an identifier in its sentence.

    Args:
        stream: senses of the words.
        before: place of the first word of its noun group; verbs stand left of it.
        after: place of the last word of its noun group; verbs stand right of it.
        is_verb_last: whether the verb is expected behind the identifier, as in Kazakh.
    """
    far_left, far_right = (_WRONG_SIDE, 0.0) if is_verb_last else (0.0, _WRONG_SIDE)
    left = _first(stream[:before], range(before - 1, -1, -1), far_left)
    right = _first(stream, range(after + 1, len(stream)), far_right)
    if left is None or right is None:
        return left or right
    if is_verb_last and left.senses & LINKED:
        return right
    if right.senses & ENTERED and right.distance <= _WRONG_SIDE + _PERSON_REACH:
        return right
    return left if left.distance <= right.distance else right


def _first(stream: Sequence[int], places: Iterable[int], handicap: float) -> Event | None:
    found, at_distance = 0, 0.0
    distance = handicap
    person = 0
    for place in places:
        senses = stream[place]
        if senses & (END | NONE):
            break
        distance += length(senses)
        if not found:
            if distance > _REACH:
                return None
            if senses & VERB or (senses & TELLER and _is_to_teller(stream, place)):
                found, at_distance = senses | person, distance
            person = senses & (SELF | NOT) if not senses & AND else 0
        elif distance > at_distance + _TELLER_REACH:
            break
        elif senses & TELLER and _is_to_teller(stream, place):
            found |= TELLER
        elif senses & THING:
            found |= THING
        elif distance <= at_distance + _PERSON_REACH:
            found |= _actor(senses, found)
    return Event(found, at_distance) if found else None


def _actor(senses: int, found: int) -> int:
    """Who a word beside a verb says that acted, or that nobody did."""
    if senses & NOT:
        return NOT
    if senses & SELF and not found & OTHERS:
        return SELF
    return OTHERS if senses & OTHERS and senses & VERB else 0


def _is_to_teller(stream: Sequence[int], place: int) -> bool:
    """Whether "for contact" is said of the identifier asked about: not denied, no label of the next."""
    if stream[place] & OWN or (place and stream[place - 1] & NOT):
        return False
    for senses in stream[place + 1 : place + 1 + _LABEL_REACH]:
        if senses & (MENTION | SWINDLER):
            return False
        if senses & ~MARK:
            return True
    return True
