"""Decides whose identifier a mention is, from the words around it.

Evidence is added up as log-odds: above zero the identifier is the offender's, below zero the
victim's. The weights are set by hand on the texts of `bench/extraction` and of the demo, which
also measure them.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.events import nearest_event
from ortaq.engine.extract.roles.groups import group_after, group_before
from ortaq.engine.extract.roles.inheritance import inherited
from ortaq.engine.extract.roles.labels import label_after, label_before
from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    ALIEN,
    CALLED,
    DIRECTION,
    GAVE,
    HOLDER,
    INFLECTED,
    ME,
    OWN,
    PAID,
    PHONE,
    PLACE,
    RETURNED,
    SELF,
    SOURCE,
    SWINDLER,
    TAKEN,
    TARGET,
    TELLER,
    VERB,
    VISITED,
)
from ortaq.engine.extract.roles.surroundings import surroundings
from ortaq.engine.terms.identifier import IdentifierKind, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.kinds.found import Found
    from ortaq.engine.extract.roles.events import Event

Judgement = tuple[float, Role]
"""Confidence in [0, 1] and role."""

_NOUNS = {
    IdentifierKind.PHONE: PHONE, IdentifierKind.SHORTCODE: PHONE,
    IdentifierKind.IBAN: ACCOUNT, IdentifierKind.CARD: ACCOUNT,
    IdentifierKind.CARD_MASKED: ACCOUNT, IdentifierKind.WALLET: ACCOUNT,
    IdentifierKind.IIN: 0, IdentifierKind.BIN: 0,
    IdentifierKind.DOMAIN: PLACE, IdentifierKind.URL: PLACE, IdentifierKind.EMAIL: PLACE,
    IdentifierKind.HANDLE: PLACE, IdentifierKind.IP: PLACE,
}  # fmt: skip
_PRIORS = {
    IdentifierKind.URL: 0.5, IdentifierKind.DOMAIN: 0.5, IdentifierKind.IP: 0.4,
    IdentifierKind.WALLET: 0.5, IdentifierKind.HANDLE: 0.4, IdentifierKind.EMAIL: 0.2,
    IdentifierKind.IBAN: 0.3, IdentifierKind.CARD: 0.25, IdentifierKind.BIN: 0.3,
}  # fmt: skip
"""Log-odds of an identifier that nothing is said about: people who report a fraud name the sites,
wallets and accounts that cheated them; a bare phone or IIN stays unknown."""

_TOLD = 0.3
"""The same for a phone in a text that tells of a call, a payment or a swindler at all."""

_FLOOR = 0.15
"""Less than this says nothing: the role is unknown."""

_WEAK = 1.3
"""Less than this gives way to the identifier before it in a list."""

_FAINT = 1.0
"""Less than this is helped by words further off."""

_PLAIN = 3.0
"""From here on the noun group has said it, whatever the verb says."""

_FADING = 16
"""Words after which a verb would say nothing any more."""


class Roles:
    """Judges mentions of any number of texts."""

    def judge(self, text: str, mentions: Sequence[Found]) -> list[Judgement]:
        """Role and confidence of each mention of one text; mentions are sorted, not nested."""
        around = surroundings(text, mentions)
        stream = around.stream
        told = _TOLD if any(senses & (VERB | ALIEN) for senses in stream) else 0.0
        scores: list[float] = []
        stop = 0
        for index, (mention, place) in enumerate(zip(mentions, around.places, strict=True)):
            after = group_after(text, mention.end, stream, place)
            score = _score(mention.kind, stream, place, stop, after)
            if index and abs(score) < _WEAK:
                previous = inherited(text, mentions[index - 1], mention, scores[-1])
                score = score if previous is None else previous
            scores.append(score if abs(score) >= _FLOOR else _PRIORS.get(mention.kind, told))
            stop = after.edge + 1
        return [_judgement(score) for score in scores]


def _judgement(score: float) -> Judgement:
    if abs(score) < _FLOOR:
        return 0.0, Role.UNKNOWN
    return 1 / (1 + exp(-abs(score))), Role.OFFENDER if score > 0 else Role.VICTIM


def _score(
    kind: IdentifierKind, stream: Sequence[int], place: int, stop: int, after: tuple[int, int]
) -> float:
    """Log-odds that the identifier is the offender's.

    Args:
        kind: of the identifier.
        stream: senses of the words around it.
        place: where it stands in the stream.
        stop: the first place after the noun group of the identifier before.
        after: its noun group behind it, senses and edge.
    """
    behind, last = after
    ahead, first = group_before(stream, place, stop, has_noun=bool(behind & INFLECTED))
    noun = _NOUNS[kind]
    score = _of_group(noun, ahead, behind)
    if abs(score) >= _PLAIN:
        return score
    direction = (behind & DIRECTION or ahead & DIRECTION) if noun else 0
    event = nearest_event(stream, first, last, is_verb_last=bool(behind & (INFLECTED | DIRECTION)))
    if event:
        is_to_me = first > stop and bool(stream[first - 1] & ME)
        score += _of_event(noun, direction, event, is_to_me=is_to_me)
    else:
        score += _of_direction(noun, direction)
    if not score and ahead & GAVE:
        score = 1.5
    if abs(score) < _FAINT:
        score += label_before(stream, first, stop) or label_after(stream, last)
    return score


def _of_group(noun: int, ahead: int, behind: int) -> float:
    """What the noun group itself says: "my card", "their number", "for contact"."""
    whose = ahead | behind
    score = 0.0
    if whose & OWN and not whose & SWINDLER:
        score -= 3.5
    elif whose & ALIEN:
        score += 3.0
    elif whose & TELLER:
        score -= 2.5
    elif whose & HOLDER:
        score += 1.0
    if ahead & SELF and not noun & (ACCOUNT | PLACE):
        score -= 1.5
    if noun == PHONE and whose & ACCOUNT and not whose & OWN:
        score += 1.0
    return score


def _of_direction(noun: int, direction: int) -> float:
    """From or to something, with no verb to say what went there."""
    if direction & SOURCE:
        return -0.5 if noun == ACCOUNT else 1.8
    if direction & TARGET:
        return 0.3 if noun == PHONE else 1.2
    return 0.0


def _of_event(noun: int, direction: int, event: Event, *, is_to_me: bool) -> float:
    """What the verb and the direction say together."""
    what, fade = event.senses, 1 - event.distance / _FADING
    if what & TELLER and not direction & SOURCE:
        return -2.5 * fade
    if direction & SOURCE:
        return _from_account(what, fade) if noun == ACCOUNT else _from_contact(what, fade)
    if direction & TARGET:
        return _towards(noun, what, fade, is_to_me=is_to_me)
    return _undirected(what) * fade


def _undirected(what: int) -> float:
    """An identifier beside a verb, neither from nor to: "I paid, card X", "X called"."""
    if what & RETURNED:
        return -0.5
    if what & (PAID | GAVE):
        return -1.6 if what & GAVE and what & SELF else 1.6
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
    if what & RETURNED:
        return -2.2 * fade
    if what & (PAID | TAKEN | GAVE | VISITED):
        return max(1.2, 3.0 * fade)
    if what & CALLED:
        if is_to_me or (noun == PHONE and not what & SELF):
            return -2.2 * fade
        return (1.2 if noun == PHONE else 2.0) * fade
    return _of_direction(noun, TARGET)
