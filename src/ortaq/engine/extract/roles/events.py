"""The verb that tells what happened with an identifier, and who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ortaq.engine.extract.roles.senses import (
    ALIEN,
    AND,
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
    NONE,
    NOT,
    NOUN,
    OTHERS,
    OWN,
    SAID,
    SELF,
    SIM,
    SWINDLER,
    TARGET,
    TELLER,
    THING,
    URGES,
    VERB,
)
from ortaq.engine.extract.roles.surroundings import length

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 12
_PERSON_REACH = 2
_TELLER_REACH = 4
_WRONG_SIDE = 1.5
_LINK_REACH = 4
_LABEL_REACH = 3
"""Places from "for contact" to the identifier that it announces: "байланыс үшін: 8709..."."""


_TELLING = VERB | TELLER
_OF_TELLER = TELLER | URGES | SELF | NOUN


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
    left = _first(stream[:before], stream, range(before - 1, -1, -1), far_left, is_last=False)
    right = _first(stream, stream, range(after + 1, len(stream)), far_right, is_last=is_verb_last)
    if left is None or right is None:
        return left or right
    if is_verb_last and left.senses & LINKED:
        return right
    if right.senses & ENTERED and right.distance <= _WRONG_SIDE + _PERSON_REACH:
        return right
    return left if left.distance <= right.distance else right


def _first(
    stream: Sequence[int], whole: Sequence[int], places: range, handicap: float, *, is_last: bool
) -> Event | None:
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
            is_left = places.step < 0
            if senses & _TELLING and _tells(stream, whole, place, is_left=is_left, is_last=is_last):
                found, at_distance = _as_verb(stream, place) | person, distance
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


def _as_verb(stream: Sequence[int], place: int) -> int:
    """The senses of a word, where a verb such as "answer" may speak of no contact."""
    senses = stream[place]
    is_contact = not senses & VERB or (senses & TELLER and _is_to_teller(stream, place))
    return senses if is_contact else senses & ~TELLER


def _tells(
    stream: Sequence[int], whole: Sequence[int], place: int, *, is_left: bool, is_last: bool
) -> bool:
    """Whether a word is a verb that tells of the identifier, or "for contact".

    "Linked" does not where it only says more of it: "a linked account", "8709..., привязанный к".
    """
    senses = stream[place]
    if senses & LINKED and not is_last:
        said = DIRECTION | ME | OWN if is_left else ME | OWN
        return any(word & said for word in whole[place + 1 : place + 1 + _LINK_REACH])
    return bool(senses & VERB or (senses & TELLER and _is_to_teller(stream, place)))


def _actor(senses: int, found: int) -> int:
    """Who a word beside a verb says that acted, or that nobody did."""
    if senses & NOT:
        return NOT
    if senses & SELF and not found & OTHERS:
        return SELF
    return OTHERS if senses & OTHERS and senses & VERB else 0


def _is_to_teller(stream: Sequence[int], place: int) -> bool:
    """Whether "for contact" is said of the identifier asked about.

    It is not where it is denied or only quoted, is the label of the next, speaks of "my contacts" or of others "на связи", or where a verb
    goes on to tell of somebody: "для связи оставил номер", "контакт осуществлялся через".
    """
    before = stream[place - 1] if place else 0
    if not before and place > 2 and stream[place - 2] & MARK:
        before = stream[place - 3]
    if place + 1 < len(stream) and stream[place + 1] & SAID:
        return False
    is_others = before & (NOT | OWN) or (before & ALIEN and not before & SWINDLER)
    is_others = is_others or (before & TARGET and not before & INFLECTED)
    if stream[place] & (OWN | SIM) or is_others or before == INSIDE:
        return False
    is_next = True
    for at in range(place + 1, min(len(stream), place + 1 + _LABEL_REACH)):
        senses = stream[at]
        is_other = senses & ALIEN and not senses & (HIS | OTHERS)
        if (is_next and (senses & MENTION or is_other)) or _is_told(stream, at):
            return False
        if senses & (OWN | TELLER | END | MENTION):
            break
        is_next = is_next and bool(not senses or senses & (MARK | NOUN))
    return True


def _is_told(stream: Sequence[int], at: int) -> bool:
    """Whether a verb tells what somebody else did; a noun before a colon does not: "обратная связь: ..."."""
    senses = stream[at]
    if not (senses & VERB and senses & (GAVE | OTHERS)) or senses & _OF_TELLER:
        return False
    return at + 1 == len(stream) or not stream[at + 1] & MARK
