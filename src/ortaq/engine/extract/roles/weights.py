"""What each kind of evidence weighs for the role of an identifier, in log-odds.

The weights are set by hand on the texts of `bench/extraction` and of the demo, which also measure
them. Above zero the identifier is the offender's, below zero the victim's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    ALIEN,
    ARRIVED,
    ASKS,
    CALLED,
    DIRECTION,
    ENTERED,
    GAVE,
    HIS,
    HOLDER,
    IN,
    INFLECTED,
    LINKED,
    NOT,
    OTHERS,
    OWN,
    PAID,
    PAYER,
    PHONE,
    PLACE,
    RETURNED,
    SELF,
    SOURCE,
    SWINDLER,
    TAKEN,
    TARGET,
    TELLER,
    THING,
    VISITED,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.roles.events import Event

PLAIN = 3.0
"""From here on words have said whose it is, whatever the verb says."""

_PAYERS = (ACCOUNT, 0)
"""Nouns of what a payment comes from; the sender of a message has a phone or a mail box."""

_EMPTIED = RETURNED | TAKEN | PAID
"""Of verbs such as "drained": an account, by another and into another."""

_OF_KIN = -2.0
_OF_SWINDLERS = 2.0
_WITH_ANOTHER = 4.0

_FADING = 16
"""Words after which a verb would say nothing any more."""


def of_group(noun: int, ahead: int, behind: int) -> float:
    """What the noun group itself says: "my card", "their number", "for contact"."""
    whose = ahead | behind
    score = 0.0
    if whose & PAYER and noun in _PAYERS:
        return -3.5
    if whose & OWN and not whose & SWINDLER:
        score -= 3.5
    elif whose & ALIEN and (whose & SWINDLER or not (whose & HIS and whose & DIRECTION)):
        score += 3.0
    elif whose & TELLER:
        score -= 0.0 if noun == PHONE and ahead & IN and ahead & PLACE else 2.5
    elif whose & HOLDER:
        score += 1.0
    if ahead & SELF and not noun & (ACCOUNT | PLACE) and not whose & DIRECTION:
        score -= 1.5
    if noun == PHONE and whose & ACCOUNT and not whose & OWN:
        score += 1.0
    return score


def paid_to(noun: int, behind: int) -> int:
    """What an identifier is called, where a number is an account: "8709... каспиіне"."""
    return ACCOUNT if noun == PHONE and behind & ACCOUNT and behind & INFLECTED else noun


def of_neighbour(noun: int, before: Sequence[int], whose: int) -> float:
    """What the words right before the noun group say: "мама на карту", "the swindlers at", "с хозяином по"."""
    last, kin = before[-1], OWN | OTHERS
    score = _OF_KIN if noun == ACCOUNT and last & kin == kin else 0.0
    if last & SWINDLER and not whose & OWN:
        return score + _OF_SWINDLERS
    return score + (_WITH_ANOTHER if last & HOLDER and before[0] & SOURCE else 0.0)


def of_direction(noun: int, direction: int) -> float:
    """From or to something, with no verb to say what went there."""
    if direction & SOURCE and not (noun == ACCOUNT and direction & TARGET):
        return -0.5 if noun == ACCOUNT else 1.8
    if direction & TARGET:
        return 0.3 if noun == PHONE else 1.2
    return 0.0


def of_event(noun: int, direction: int, event: Event, *, is_to_me: bool) -> float:
    """What the verb and the direction say together."""
    what, fade = event.senses, 1 - event.distance / _FADING
    if what & TELLER and direction & DIRECTION != SOURCE:
        return -2.5 * fade
    if what & LINKED and noun != PLACE:
        return _linked(what, direction) * fade
    is_by_another = direction & SOURCE and what & GAVE and not what & SELF
    is_asked_via = direction == DIRECTION and noun == ACCOUNT and what & ASKS
    if direction & TARGET and (what & _EMPTIED == _EMPTIED or is_by_another or is_asked_via):
        return 2.2 * fade
    if direction & SOURCE:
        return _from_account(what, fade) if noun == ACCOUNT else _from_contact(what, fade)
    if direction & TARGET:
        return _towards(noun, what, fade, is_to_me=is_to_me)
    return _undirected(noun, what) * fade


def _linked(what: int, direction: int) -> float:
    """My account is tied to my number; Kazakh "тіркелді" is so only with where to, else a case is filed."""
    if what & VISITED and not direction:
        return 0.0
    return 1.8 if what & THING else -1.4


def _undirected(noun: int, what: int) -> float:
    """An identifier beside a verb, neither from nor to: "I paid, card X", "X called", "I typed X"."""
    is_dialled = noun == PHONE and what & CALLED
    is_typed = what & ENTERED and not is_dialled
    if noun != PLACE and (is_typed or (what & GAVE and what & SELF)):
        return -2.0
    if not noun:
        return 0.0
    is_kept = what & RETURNED and what & NOT
    if what & RETURNED and not is_kept:
        return (-1.0 if what & TAKEN else -0.5) if noun != PHONE else 0.0
    if what & (PAID | GAVE) or is_kept:
        return 1.6
    if what & CALLED:
        return 0.5 if what & SELF else 2.0
    return 1.8 if what & VISITED else 0.0


def _from_account(what: int, fade: float) -> float:
    """Money leaves the victim's account; what comes from an account comes from another's."""
    if what & (TAKEN | PAID):
        return -2.2 * fade
    return 1.5 * fade if what & (CALLED | RETURNED) else -0.5


def _from_contact(what: int, fade: float) -> float:
    """Calls, letters and threats come from the offender."""
    return 3.0 * fade if what & (CALLED | GAVE) else max(1.8, 2.2 * fade)


def _towards(noun: int, what: int, fade: float, *, is_to_me: bool) -> float:
    """Money goes to the offender, calls go to the victim unless he makes them himself."""
    if what & RETURNED and noun == ACCOUNT and not what & (SELF | OTHERS):
        return -2.2 * fade
    if is_to_me and what & PAID and noun != ACCOUNT:
        return -2.2 * fade
    is_money = what & ARRIVED and what & THING and not is_to_me
    if is_money or what & (PAID | TAKEN | GAVE | VISITED | RETURNED):
        return max(1.2, 3.0 * fade)
    if what & CALLED:
        is_aimed = noun == PHONE or (noun == PLACE and what & ARRIVED)
        if is_to_me or (is_aimed and not what & SELF):
            return -2.2 * fade
        return (1.2 if noun == PHONE else 2.0) * fade
    return of_direction(noun, TARGET)
