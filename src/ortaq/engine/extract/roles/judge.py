"""Decides whose identifier a mention is, from the words around it.

Evidence is added up as log-odds: above zero the identifier is the offender's, below zero the
victim's. The weights are set by hand on the texts of `bench/extraction` and of the demo, which also measure them.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import IIN
from ortaq.engine.extract.roles.behind import ending_at, group_after
from ortaq.engine.extract.roles.calls import ANSWERING, by_turn
from ortaq.engine.extract.roles.doubts import is_doubted
from ortaq.engine.extract.roles.events import nearest_event
from ortaq.engine.extract.roles.forms import is_nobodys, labelled, may_have_labels
from ortaq.engine.extract.roles.groups import group_before
from ortaq.engine.extract.roles.inheritance import inherited
from ortaq.engine.extract.roles.introductions import is_introduced
from ortaq.engine.extract.roles.labels import (
    asked_direction,
    comes_on,
    goes_on,
    is_statement,
    label_after,
    label_before,
)
from ortaq.engine.extract.roles.notices import is_notice, urges
from ortaq.engine.extract.roles.owners import of_owner
from ortaq.engine.extract.roles.phrases import said
from ortaq.engine.extract.roles.priors import prior
from ortaq.engine.extract.roles.pronouns import OF_KIN, goes_with, is_of_relative
from ortaq.engine.extract.roles.public import DONE, is_official, is_public
from ortaq.engine.extract.roles.questions import apart
from ortaq.engine.extract.roles.quotes import (
    as_said_to_me,
    ends_speech,
    is_quoted,
    is_sent_to_many,
    may_quote,
)
from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    ALIEN,
    DIRECTION,
    GAVE,
    HIS,
    INFLECTED,
    ME,
    NAMED,
    PAID,
    PHONE,
    PLACE,
    SELF,
    SOURCE,
    SWINDLER,
    TAKEN,
    TARGET,
    TELLER,
    THING,
    URGES,
)
from ortaq.engine.extract.roles.speakers import of_speaker
from ortaq.engine.extract.roles.surroundings import right_before, surroundings
from ortaq.engine.extract.roles.turns import has_turns, is_of_other
from ortaq.engine.extract.roles.unsure import is_unsure
from ortaq.engine.extract.roles.weights import (
    PLAIN,
    of_direction,
    of_event,
    of_group,
    of_neighbour,
    paid_to,
)
from ortaq.engine.terms.identifier import IdentifierKind, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.kinds.found import Found
    from ortaq.engine.extract.roles.surroundings import Place

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
_FLOOR = 0.15
"""Less than this says nothing: the role is unknown."""

_WEAK = 1.3
"""Less than this gives way to the identifier before it in a list."""

_WEAK_OF_PERSON = 2.0
"""The same behind an IIN: what follows it is of the same person."""

_FAINT = 1.0
"""Less than this is helped by words further off."""

_MINE = 4.0
"""Less than this, below zero, may be taken for "your" in a notice."""

_WORDS_BEFORE = 48
_WORDS_AFTER = 32
_REMEMBERED = 16_384
_TELLS_NAME = SELF | NAMED
_STATEMENT = 3.5
"""What "I, Aigul Bekova, IIN ..." weighs."""

_FROM_ONE_TO_ANOTHER = -2.2
_TO_ANOTHER = 2.2
"""What "from X to Y" weighs for X, and for Y."""

_NOTICED = 2.5
"""What "your card is blocked, call ..." weighs."""

_DICTATED = 3.0
"""What "he gave, for contact, ..." weighs: the contact is not the teller's."""


class Roles:
    """Judges mentions of any number of texts."""

    def judge(
        self, text: str, mentions: list[Found], *, may_doubt: bool, phrases: Sequence[int] = ()
    ) -> list[Judgement]:
        """Role and confidence of each mention of one text.

        Args:
            text: all of it.
            mentions: sorted, not nested.
            may_doubt: whether it may say of one that nobody knows whose it is.
            phrases: numbers of the turns of speech that it may hold.
        """
        judgements: list[Judgement] = []
        score, stop = 0.0, 0
        is_theirs, has_quotes, is_chat = is_sent_to_many(text), may_quote(text), has_turns(text)
        previous: Found | None = None
        places = _places(text, mentions)
        for at, mention in enumerate(mentions):
            before, place = score, places[at]
            left = max(0, place.at - _WORDS_BEFORE)
            ending, width = ending_at(text, mention.end)
            score, edge, is_urged, is_of_all, near = _weighed(
                _NOUNS[mention.kind],
                tuple(place.words[left : place.at + _WORDS_AFTER]),
                place.at - left,
                0 if place.is_new else max(0, stop - left),
                ending,
                width,
                (is_theirs and not place.is_label)
                or (has_quotes and is_quoted(text, mention.start, mention.end))
                or ends_speech(text, mention.end)
                or (is_chat and is_of_other(text, mention.start)),
            )
            stop = left + edge + 1
            if previous and not place.is_label and abs(score) < _WEAK_OF_PERSON:
                score = _listed(text, previous, mention, before, score)
            if is_urged and is_notice(text, mention.start):
                score = _NOTICED
            elif near & _TELLS_NAME and abs(score) < PLAIN and is_introduced(text, mention):
                score = -_STATEMENT
            is_kins = near & HIS and score >= 0 and _is_kins(text, mention, previous, before)
            if near & SWINDLER or text[max(0, mention.start - 2)] in ANSWERING:
                score = by_turn(text, mention, score, near)
            if is_of_all or is_kins is None or is_public(text, mentions, at, score, near):
                score = 0.0
            else:
                score = OF_KIN if is_kins else _settled(text, mentions, mention, score)
            if phrases:
                score = said(text, mention, phrases) or score
            if may_doubt and score and _is_unsure(text, mentions, at, score):
                score = 0.0
            judgements.append(_judgement(score))
            previous = mention
        return judgements


def _is_kins(text: str, mention: Found, previous: Found | None, before: float) -> bool | None:
    """Whether "his number" is a relative's, or of him whose the mention before is; None where that is open."""
    if previous and before < 0 and goes_with(text, previous, mention):
        return True
    return is_of_relative(text, mention)


def _settled(text: str, mentions: list[Found], mention: Found, score: float) -> float:
    """Log-odds of a mention of which the words say little by what such mentions are."""
    is_open = abs(score) < _FLOOR or (score < 0 and is_nobodys(text, mention, score))
    return prior(mention, text, mentions) if is_open else score


def _is_unsure(text: str, mentions: list[Found], at: int, score: float) -> bool:
    """Whether it is said of a mention that nobody knows whose it is."""
    stop = mentions[at + 1].start if at + 1 < len(mentions) else len(text)
    return is_unsure(text, mentions[at].start, mentions[at].end, stop, score)


def _places(text: str, mentions: list[Found]) -> list[Place]:
    """Where each mention stands: in its sentence or, in a form, behind its label."""
    if not may_have_labels(text):
        return surroundings(text, mentions)
    return labelled(text, mentions, surroundings(apart(text), mentions))


def _listed(text: str, previous: Found, mention: Found, before: float, score: float) -> float:
    """Log-odds of an identifier behind another, which says more where it says little."""
    weak = _WEAK_OF_PERSON if previous.kind is IIN else _WEAK
    return inherited(text, previous, mention, before, score) if abs(score) < weak else score


@lru_cache(maxsize=_REMEMBERED)
def _weighed(
    noun: int,
    stream: tuple[int, ...],
    place: int,
    stop: int,
    ending: int,
    width: int,
    is_quoted: bool,
) -> tuple[float, int, bool, bool, int]:
    """Log-odds that it is the offender's, the end of its noun group, whether the reader is urged, whether it is official, what is said right before.

    Args:
        noun: what such an identifier is called.
        stream: senses of the words around it.
        place: where it stands in the stream.
        stop: the first place after the noun group of the identifier before.
        ending: senses of the Kazakh ending that is written to it, or 0.
        width: places of the stream that the ending takes.
        is_quoted: whether it stands in the words of somebody else.
    """
    if is_quoted:
        stream = as_said_to_me(stream)
    after = group_after(noun, stream, place, ending, width)
    score = _score(noun, stream, place, stop, after)
    may_be_urged = -_MINE < score < _FLOOR and noun & (PHONE | PLACE)
    is_of_all = not is_quoted and score < DONE and is_official(noun, stream, place, stop)
    is_of_all = is_of_all or is_doubted(stream, place)
    is_urged = bool(may_be_urged and urges(stream, place))
    return score, after.edge, is_urged, is_of_all, right_before(stream, place)


@lru_cache(maxsize=4096)
def _judgement(score: float) -> Judgement:
    score = round(score, 3)
    if abs(score) < _FLOOR:
        return 0.0, Role.UNKNOWN
    return round(1 / (1 + exp(-abs(score))), 2), Role.OFFENDER if score > 0 else Role.VICTIM


def _score(
    noun: int, stream: Sequence[int], place: int, stop: int, after: tuple[int, int]
) -> float:
    behind, last = after
    ahead, first = group_before(noun, stream, place, stop, behind)
    edges = (stop, first, last)
    ahead, behind = of_speaker(stream, edges, ahead, behind)
    score = of_owner(noun, stream, place, edges, ahead, behind) or of_group(noun, ahead, behind)
    if abs(score) >= PLAIN:
        return score
    direction = _direction(stream, place, ahead, behind) if noun else 0
    noun = paid_to(noun, behind)
    event = nearest_event(stream, first, last, is_verb_last=bool(behind & (INFLECTED | DIRECTION)))
    if first > stop:
        score += of_neighbour(noun, stream[max(stop, first - 2) : first], ahead | behind)
    if noun == ACCOUNT and direction == TARGET and comes_on(stream, stop):
        return score + _TO_ANOTHER
    is_payer = noun == ACCOUNT or (noun == PHONE and event and event.senses & (PAID | TAKEN))
    if is_payer and direction & SOURCE and goes_on(stream, last):
        score += _FROM_ONE_TO_ANOTHER
    elif event:
        if ahead & TELLER and not ahead & URGES and event.senses & GAVE and not event.senses & SELF:
            score += _DICTATED
        is_to_me = first > stop and bool(stream[first - 1] & ME)
        event = event._replace(senses=event.senses | THING) if ahead & THING else event
        score += of_event(noun, direction, event, is_to_me=is_to_me)
    else:
        score += of_direction(noun, direction)
    if not (ahead | behind) & (DIRECTION | ALIEN) and is_statement(
        noun, stream, place, first, stop
    ):
        score -= _STATEMENT
    if not score and ahead & GAVE:
        score = 1.5
    if abs(score) < _FAINT:
        score += label_before(stream, first, stop) or label_after(stream, last)
    return score


def _direction(stream: Sequence[int], place: int, ahead: int, behind: int) -> int:
    """Whether something goes from the identifier or to it."""
    return behind & DIRECTION or ahead & DIRECTION or asked_direction(stream, place)
