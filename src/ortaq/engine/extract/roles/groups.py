"""The noun group that an identifier belongs to: "на мою карту Kaspi ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ortaq.engine.extract.roles.clauses import (
    is_by_messenger,
    is_client,
    is_elsewhere,
    is_other_clause,
    is_way,
)
from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    ALIEN,
    AND,
    BELONGS,
    CIVIL,
    COMMA,
    COMPLAINS,
    DIRECTION,
    END,
    GAVE,
    HIS,
    HOLDER,
    INFLECTED,
    INSIDE,
    IS,
    LAWYER,
    MARK,
    ME,
    MENTION,
    NAMED,
    NONE,
    NOT,
    NOUN,
    NUMBERED,
    OTHERS,
    OURS,
    OWN,
    PAYER,
    PLACE,
    SAID,
    SELF,
    SIM,
    SOURCE,
    SWINDLER,
    TARGET,
    TELLER,
    THING,
    URGES,
    VERB,
    WITH,
    YOURS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOSE = OWN | ALIEN | TELLER | HOLDER | PAYER
"""Words of a group that say whose it is, though they may be verbs too."""

_SIM = TELLER | ACCOUNT
"""Of the words of "сим-карта": the teller's, unless another used it."""

_ANOTHERS_KIN = HIS | OURS | OTHERS

_MAX_STRANGERS = 3
_MAX_LABEL = 4
_OWNERS_REACH = 3
"""Places from "contact" to its owner: he, an apostrophe, "s"."""


class Group(NamedTuple):
    """One side of the noun group.

    Args:
        senses: what its words mean together.
        edge: place in the stream of its outermost word; of the identifier where there is none.
    """

    senses: int
    edge: int


def group_before(noun: int, stream: Sequence[int], place: int, stop: int, behind: int) -> Group:
    """The noun group that ends with the identifier, read backwards from it.

    Args:
        noun: what such an identifier is called.
        stream: senses of the words.
        place: where the identifier stands in the stream.
        stop: the first place that does not belong to the identifier before.
        behind: senses of what follows; where a Kazakh noun does, an inflected one before is another's.
    """
    has_noun = behind & INFLECTED
    found = strangers = 0
    is_aside = False
    edge = _before_label(stream, place, stop)
    is_label = edge < place
    for at in range(edge - 1, stop - 1, -1):
        senses = stream[at]
        if senses == SOURCE and found & WITH:
            found &= ~WITH
            edge = at
            continue
        is_ended = senses & (INFLECTED | CIVIL)
        is_far = is_ended and is_elsewhere(noun, stream, at, place, behind)
        is_bound = not is_far and not found & IS
        is_bound = is_bound and not (senses & INFLECTED and has_noun)
        if senses & DIRECTION and is_bound and not is_way(senses, strangers):
            if strangers and not found & WHOSE and _is_owned(stream, at, stop):
                return Group(found | OWN, at)
            is_undirected = (is_aside and senses != DIRECTION) or is_by_messenger(
                stream, at, stop, place
            )
            found = _after_preposition(found, senses, stream[at + 1])
            found |= senses & ~DIRECTION if is_undirected else senses
            return Group(_with_holder(found), at)
        if (
            is_far
            or is_other_clause(stream, at, place, found, strangers)
            or _is_outside(noun, senses, stream[at + 1], found, behind, strangers)
            or (has_noun and is_client(stream, at))
        ):
            break
        if senses & COMMA:
            is_free = edge == place or found & IS
            if at == stop or not (is_free and _may_be_aside(stream[at - 1], found)):
                break
            is_aside = True
            continue
        strangers += not senses or senses == INSIDE
        is_my = senses & OWN and (is_label or not (senses & OURS and senses & TELLER))
        if strangers > (1 if is_my and not (found | senses) & NOUN else _MAX_STRANGERS):
            break
        edge = at
        is_denied = senses & NOT and (stream[at + 1] or not found & INFLECTED)
        found = denied(found | senses) if is_denied else found | senses & ~AND
        if (senses & SELF and not senses & AND) or (senses & URGES and senses & TELLER):
            break
    return Group(_settled(noun, found, stream, stop, edge, place), edge)


def _settled(noun: int, found: int, stream: Sequence[int], stop: int, edge: int, place: int) -> int:
    """The senses of a whole group, by the word before it; a relative right before a site does not own it."""
    if noun == PLACE and found & OURS and found & OTHERS and not found & NOUN:
        found &= ~OWN
    if found & _ANOTHERS_KIN == _ANOTHERS_KIN and _is_doubted_kin(stream, edge, place):
        found = found & ~(OWN | OURS | HIS) | ALIEN
    if found & PLACE and stream[place - 1] & COMMA and _is_agent(stream, edge, place, stop):
        return found & ~OWN | ALIEN
    if edge <= stop:
        return _with_holder(found)
    if found & BELONGS and stream[edge - 1] & ME:
        found |= OWN
    if stream[edge] & URGES and found & TELLER and _is_of_stranger(stream, edge, stop):
        return found & ~TELLER | ALIEN
    if found & _SIM == _SIM and _is_used(stream[edge - 1]):
        found &= ~TELLER
    is_hired = edge < place and _is_hired(stream[edge - 1], stream[edge])
    return _as_hired(found) if is_hired else _with_holder(found)


def _is_doubted_kin(stream: Sequence[int], edge: int, place: int) -> bool:
    """Whether "his "sister's"" stands here, in quotation marks of doubt."""
    for at in range(edge, place - 2):
        if stream[at] & HIS and stream[at + 1] & MARK:
            return bool(stream[at + 2] & OURS and stream[at + 2] & OTHERS)
    return False


def _is_agent(stream: Sequence[int], edge: int, place: int, stop: int) -> bool:
    """Whether "an agent of" stands before "my exchange, ..."."""
    own = next((at for at in range(place - 1, edge - 1, -1) if stream[at] & OWN), 0)
    if own - 3 < stop or stream[own - 1]:
        return False
    at = own - 3 if stream[own - 2] & MARK else own - 2
    return bool(stream[at] & ALIEN and not stream[at] & HIS)


def _is_of_stranger(stream: Sequence[int], at: int, stop: int) -> bool:
    """Whether "the payee's" stands before "contact"."""
    return at - _OWNERS_REACH >= stop and bool(
        stream[at - 1] == NUMBERED and stream[at - 2] & MARK and stream[at - _OWNERS_REACH] & ALIEN
    )


def _may_be_aside(before: int, found: int) -> bool:
    """Whether a comma may be inside of a group: "the number, ...", but not of one that pays."""
    return bool(before & (NOUN | SIM) and not found & PAYER)


def _is_outside(noun: int, senses: int, after: int, found: int, behind: int, gap: int) -> bool:
    """Whether a word cannot belong to the group that is read backwards from it.

    Args:
        noun: what such an identifier is called.
        senses: of the word.
        after: senses of the word behind it.
        found: senses of the group so far.
        behind: senses of what follows the identifier.
        gap: how many words of the group say nothing.
    """
    if senses & (END | SAID | NONE | COMPLAINS) or (senses & VERB and not senses & (WHOSE | NOUN)):
        return True
    if senses & ME and (senses & OURS or found & BELONGS):
        return True
    if senses & ALIEN and senses & OTHERS and not after:
        return True
    if senses & OURS and senses & CIVIL and found & OWN:
        return True
    if behind & INFLECTED:
        is_subject = senses & CIVIL and (gap or behind & TARGET)
        is_contact = senses & TELLER and not senses & OWN and behind & DIRECTION == SOURCE
        if is_subject or is_contact or senses & INFLECTED:
            return True
    return _is_apart(noun, senses, after, found)


def _is_apart(noun: int, senses: int, after: int, found: int) -> bool:
    """Whether "my" is of something else, "my money", or others of my number: "swindlers ... my number"."""
    if not senses:
        return bool(found & HIS and found & ALIEN)
    if senses & SWINDLER:
        return bool(found & OWN)
    is_theirs = found & ALIEN and not found & HIS
    return bool(senses & OWN and (is_thing(noun, senses, after) or is_theirs))


def _is_used(verb: int) -> bool:
    """Whether somebody else used it: "использовал сим-карту с номером"."""
    return bool(verb & GAVE) and not verb & SELF


def _is_hired(senses: int, after: int) -> bool:
    """Whether "my lawyer" stands here, who is neither the teller nor the swindler."""
    is_my = senses & OWN and not senses & (NOUN | YOURS | OTHERS | TELLER)
    return bool(is_my and after & ALIEN and not after & (SWINDLER | HIS | OTHERS))


def _as_hired(found: int) -> int:
    """The senses of a group with "my lawyer", who is on the teller's side, or "my courier", who is on none."""
    if found & SWINDLER:
        return found
    return found & ~ALIEN | (TELLER if found & LAWYER else 0)


def _is_owned(stream: Sequence[int], at: int, stop: int) -> bool:
    """Whether "my account" stands before a preposition: "my account on the exchange ..."."""
    if stream[at] & SOURCE or at - 1 < stop or not stream[at - 1] & NOUN:
        return False
    return any(senses & OWN and not senses & OTHERS for senses in stream[max(stop, at - 4) : at])


def _after_preposition(found: int, senses: int, after: int) -> int:
    """The senses, where Russian "по картам" is not Kazakh "my card"."""
    return found & ~OWN if after & INFLECTED and not senses & INFLECTED else found


def _with_holder(found: int) -> int:
    """The senses, where "I, the holder of the card" is my own."""
    return found | OWN if found & HOLDER and found & SELF else found


def _before_label(stream: Sequence[int], place: int, stop: int) -> int:
    """Where to read from: over the full stop of a label such as "With respect, Aigul."."""
    ends = place - 1 >= stop and stream[place - 1] & END
    return place - 1 if ends and _is_label(stream, stop, place - 1) else place


def _is_label(stream: Sequence[int], stop: int, end: int) -> bool:
    """Whether the sentence that ends here has no verb and few words."""
    words = 0
    for at in range(end - 1, stop - 1, -1):
        if stream[at] & END:
            break
        if stream[at] & (VERB | MENTION):
            return False
        words += not stream[at] & (COMMA | MARK)
    return 0 < words <= _MAX_LABEL


def denied(found: int) -> int:
    """The senses, where "not my number" is somebody else's, "not answer" no contact, "no swindler" none."""
    if not found & NOT:
        return found
    if found & OWN:
        return found & ~(OWN | TELLER | NOT) | ALIEN
    return found & ~(TELLER | ALIEN | SWINDLER)


def is_thing(noun: int, senses: int, after: int) -> bool:
    """Whether "my" is followed by a thing that it is of; a name goes with an IIN."""
    return bool(after & THING) and not (senses & INFLECTED or (after & NAMED and not noun))
