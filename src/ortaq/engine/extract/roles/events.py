"""The verb that tells what happened with an identifier, and who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ortaq.engine.extract.roles.senses import (
    END,
    NOT,
    OTHERS,
    SELF,
    TELLER,
    VERB,
)
from ortaq.engine.extract.roles.surroundings import length

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_REACH = 12
_PERSON_REACH = 2
_TELLER_REACH = 4
_WRONG_SIDE = 1.5


class Event(NamedTuple):
    """A verb.

    Args:
        senses: of the verb, with SELF where the teller acts and TELLER where he is to be reached.
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
    left = _first(stream, range(before - 1, -1, -1), 0.0 if not is_verb_last else _WRONG_SIDE)
    right = _first(stream, range(after + 1, len(stream)), _WRONG_SIDE if not is_verb_last else 0.0)
    if left is None or right is None:
        return left or right
    return left if left.distance <= right.distance else right


def _first(stream: Sequence[int], places: Iterable[int], handicap: float) -> Event | None:
    found, at_distance = 0, 0.0
    distance = handicap
    for place in places:
        senses = stream[place]
        if senses & END:
            break
        distance += length(senses)
        if not found:
            if distance > _REACH:
                return None
            if senses & (VERB | TELLER) and not (
                place and stream[place - 1] & NOT and senses & TELLER
            ):
                found, at_distance = senses, distance
        elif distance > at_distance + _TELLER_REACH:
            break
        elif senses & TELLER and not stream[place - 1] & NOT:
            found |= TELLER
        elif senses & SELF and distance <= at_distance + _PERSON_REACH and not found & OTHERS:
            found |= SELF
    return Event(found, at_distance) if found else None
