"""What the teller says of his own: "у меня на номере ...", "я сказала карту ... и код", "мои данные: ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    ALIEN,
    AND,
    CALLED,
    COMMA,
    DETAILS,
    DIRECTION,
    END,
    GAVE,
    HIS,
    INFLECTED,
    INSIDE,
    IS,
    MARK,
    ME,
    MENTION,
    MESSENGER,
    NAMED,
    NOT,
    NOUN,
    NUMBERED,
    OFFICE,
    OTHERS,
    OURS,
    OWN,
    PAID,
    PHONE,
    PLACE,
    PLEASE,
    SAID,
    SECRET,
    SELF,
    SIM,
    SOURCE,
    SPOKE,
    SWINDLER,
    TAKEN,
    TARGET,
    THING,
    URGES,
    USES,
    VERB,
    VISITED,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_MINE = -3.5
_NAMED = -2.5
_BESIDE = -3.0
_BLOCKED = -1.5
_SUBJECT_REACH = 5
_SECRET_REACH = 3
_ASKED_REACH = 4
_AT_ME_REACH = 7
_OFFER_REACH = 4
_LETTER_REACH = 6
_DETAILS_REACH = 18
_SOURCE_REACH = 14
_BESIDE_VERB = 4


def of_teller(
    noun: int,
    stream: Sequence[int],
    place: int,
    edges: tuple[int, int, int],
    ahead: int,
    behind: int,
) -> float:
    """Log-odds of what the teller says of his own; 0.0 where he does not.

    Args:
        noun: what such an identifier is called.
        stream: senses of the words.
        place: where the identifier stands in the stream.
        edges: the first place after the noun group before, the first and the last of this one.
        ahead: senses of the noun group before the identifier.
        behind: senses of the noun group behind it.
    """
    whose = ahead | behind
    stop, first, last = edges
    if whose & (ALIEN | SWINDLER):
        is_her_card = whose & HIS and noun == ACCOUNT and not whose & DIRECTION
        return _MINE if is_her_card and _is_told(stream, stop, first, last) else 0.0
    if whose & SOURCE:
        is_from = ahead & DIRECTION == SOURCE and not behind & INFLECTED
        is_mine = bool(is_from and noun not in (0, ACCOUNT) and _offers(stream, stop, first))
    elif whose & TARGET:
        is_mine = (
            _is_at_me(stream, stop, place, last)
            or _is_there(stream, first, last, ahead)
            or (not noun and first > stop and bool(stream[first - 1] & VISITED))
            or (noun == PLACE and _is_of_letter(stream, stop, first))
        )
    else:
        is_mine = (
            bool(ahead & NAMED and ahead & ME)
            or _is_used(stream, stop, first)
            or _is_at_me(stream, stop, place, last)
            or _is_there(stream, first, last, ahead)
            or (noun in (0, ACCOUNT) and _is_told(stream, stop, first, last))
            or (noun == ACCOUNT and _is_emptied(stream, stop, first))
        )
    is_asked = first - 1 > stop and stream[first - 1] & CALLED and stream[first - 2] & PLEASE
    if is_mine or is_asked or (not whose & DIRECTION and _is_of_details(stream, first)):
        return _MINE
    if whose & (OWN | DIRECTION):
        return 0.0
    if noun == PHONE:
        if stream[first] & SELF and ahead & PHONE and not ahead & INFLECTED:
            return _NAMED
        near = (stream[first - 1] if first > stop else 0) & GAVE
        if ahead & SIM and not (near | (stream[last + 1] if last + 1 < len(stream) else 0) & ALIEN):
            return _BESIDE
    is_bare = noun == ACCOUNT and ahead & ACCOUNT and not ahead & INFLECTED
    return _BLOCKED if is_bare and _is_blocked(stream, stop, first, last) else 0.0


def _is_used(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether the applicant, or "he himself" of whom is told, uses it."""
    at = first - 1
    if at <= stop or not stream[at] & USES:
        return False
    if stream[at] & SELF:
        return True
    found = 0
    for senses in reversed(stream[max(stop, at - _SUBJECT_REACH) : at]):
        if senses & (END | MENTION | ALIEN | VERB | COMMA):
            break
        found |= senses
    return bool(found & (SELF | OURS))


def _is_told(stream: Sequence[int], stop: int, first: int, last: int) -> bool:
    """Whether it was told with its secrets, "... и срок", or by "I" who was asked: "я и сказала ..."."""
    if last + 1 < len(stream) and stream[last + 1] & AND:
        for senses in stream[last + 2 : last + 2 + _SECRET_REACH]:
            if senses & SECRET:
                return True
            if senses & (END | MENTION | VERB):
                break
    if first <= stop or not stream[first - 1] & SAID:
        return False
    for senses in reversed(stream[max(stop, first - _ASKED_REACH) : first - 1]):
        if senses & SELF:
            return True
        if senses & (END | MENTION | VERB | ALIEN):
            break
    return False


def _is_blocked(stream: Sequence[int], stop: int, first: int, last: int) -> bool:
    """Whether an account was blocked or robbed: "заблокировали счёт ...", "account ... arrested"."""
    before = stream[first - 1] if first > stop else 0
    if first - 1 > stop and stream[first - 2] & THING:
        before = 0
    after = next((word for word in stream[last + 1 : last + 3] if not word & (IS | NUMBERED)), 0)
    return any(verb & TAKEN and not verb & (PAID | GAVE | URGES) for verb in (before, after))


def _is_at_me(stream: Sequence[int], stop: int, place: int, last: int) -> bool:
    """Whether it is what I have, or what was stolen from me: "у меня на номере", "у меня украли инстаграм"."""
    found = 0
    for at in range(place - 1, max(stop, place - _AT_ME_REACH), -1):
        senses = stream[at]
        if senses & ME:
            is_mine = stream[at - 1] == INSIDE and (found | stream[at - 2]) & NOUN
            return bool(is_mine and not (last + 1 < len(stream) and stream[last + 1] & VERB))
        is_taken = senses & TAKEN and not senses & PAID
        if not (is_taken or senses & (NOUN | NUMBERED | MARK) or senses in (INSIDE, TARGET)):
            return False
        found |= senses
    return False


def _is_there(stream: Sequence[int], first: int, last: int, ahead: int) -> bool:
    """Whether it is where I am: "я в телеграме ...", "I am on Telegram ..."."""
    is_done = last + 1 < len(stream) and stream[last + 1] & VERB
    if is_done or not ahead & (PLACE | MESSENGER) or ahead & INFLECTED:
        return False
    before = stream[first - 1] if first else END
    if ahead & TARGET:
        subject = stream[max(0, first - 3) : first - 1] if before & IS else ()
        return bool(before & SELF or any(word & SELF for word in subject))
    return bool(ahead & SELF and ahead & INSIDE and not before & (VERB | NOT))


def _offers(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether I send or show something from it: "могу скинуть с номера ...", "I can send it from ..."."""
    at = first - 1
    while at > max(stop, first - _OFFER_REACH) and not stream[at] & ~(NUMBERED | OFFICE | CALLED):
        at -= 1
    if at <= stop - 1 or not stream[at] & (PAID | GAVE) or stream[at] & OTHERS:
        return False
    if stream[at] & (SELF | END | MENTION | ALIEN):
        return bool(stream[at] & SELF)
    for senses in reversed(stream[max(stop, at - 2) : at]):
        if senses & SELF:
            return True
        if senses & (END | MENTION | ALIEN | VERB):
            break
    return False


def _is_of_letter(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether a letter came to it: "email to ...", unless I wrote it."""
    word = PLACE | MESSENGER
    if first <= stop or stream[first - 1] & word != word:
        return False
    near = stream[max(stop, first - _LETTER_REACH) : first - 1]
    return not any(senses & (SPOKE | PAID | GAVE) for senses in near)


def _is_of_details(stream: Sequence[int], first: int) -> bool:
    """Whether it stands in a list of "my details": name, IIN, address, phone."""
    for at in range(first - 1, max(0, first - _DETAILS_REACH) - 1, -1):
        senses = stream[at]
        if senses & DETAILS:
            return bool((senses | stream[at - 1] if at else senses) & OWN)
        is_they = senses & ALIEN and senses & OTHERS and not stream[at + 1] & NOUN
        if senses & (END | VERB | ALIEN | DIRECTION | SELF) and not is_they:
            break
    return False


def _is_emptied(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether it is named behind what money left: "с каспи ушло 50 000 тенге, карта ..."."""
    verb = 0
    for at in range(first - 1, max(stop, first - _SOURCE_REACH) - 1, -1):
        senses = stream[at]
        if senses & (END | MENTION | TARGET | ALIEN):
            break
        if senses & SOURCE:
            if not verb:
                return bool(stream[at - 1] & TAKEN and stream[at + 1] & OFFICE)
            return bool(stream[at + 1] & (NOUN | OFFICE) or verb - at <= _BESIDE_VERB)
        if senses & VERB:
            if verb or not senses & TAKEN or senses & SELF or stream[at - 1] & SELF:
                break
            verb = at
    return False
