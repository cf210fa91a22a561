"""Words before an identifier that do not belong to its noun group: of another clause, another person, another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import (
    ALIEN,
    AND,
    ARRIVED,
    CALLED,
    CIVIL,
    DIRECTION,
    HIS,
    IN,
    INFLECTED,
    INSIDE,
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
    PHONE,
    SOURCE,
    TARGET,
    TELLER,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def is_elsewhere(noun: int, stream: Sequence[int], at: int, place: int, behind: int) -> bool:
    """Whether a Kazakh word has an ending of its own sense: "through Telegram", "on my phone", whom they called."""
    senses = stream[at]
    is_via = senses & INFLECTED and senses & DIRECTION == DIRECTION
    is_whither = senses & INFLECTED and senses & (DIRECTION | IN)
    if is_via or (is_whither and behind & DIRECTION):
        return True
    return place + 1 < len(stream) and _is_callee(noun, stream, at, place)


def _is_callee(noun: int, stream: Sequence[int], at: int, place: int) -> bool:
    """Whether the identifier called there: "номеріме 8709... звондады", "клиент 8709...-ден қоңырау түскен"."""
    after = stream[place + 1]
    if stream[at] & CIVIL and after & SOURCE:
        return any(senses & ARRIVED for senses in stream[place + 2 : place + 4])
    if noun != PHONE or at + 1 != place:
        return False
    is_target = stream[at] & INFLECTED and stream[at] & TARGET
    is_by_it = after & CALLED and after & OTHERS and not after & ARRIVED
    return bool(is_target and is_by_it)


def is_other_clause(stream: Sequence[int], at: int, place: int, found: int, strangers: int) -> bool:
    """Whether a word belongs to what is told before the group: a name, a child, a second "my", "not"."""
    senses = stream[at]
    if strangers and senses & OWN and found & OWN:
        return True
    if is_way(senses, strangers) or (senses & MARK and at and _is_letter(stream[at - 1])):
        return True
    is_name = not senses and found & HIS and found & ALIEN
    if senses & MARK and found & HIS and found & NOUN:
        return True
    is_far = strangers > 1 and senses & NAMED
    is_quoted = senses & OURS and senses & OTHERS and _ends_quotation(stream, at)
    return bool(
        is_name
        or is_far
        or is_quoted
        or _is_some_child(stream, at)
        or _ends_clause(stream, at, place, found)
    )


def _ends_quotation(stream: Sequence[int], at: int) -> bool:
    """Whether a mark stands behind a relative and goes on with "and": "«... за дочку» и ссылка"."""
    return bool(stream[at + 1] & MARK and stream[at + 2 : at + 3] == (AND,))


def _is_letter(before: int) -> bool:
    """Whether "complaint" stands before a colon, behind which anything may be told."""
    return bool(before & CIVIL and not before & (OURS | CALLED))


def is_way(senses: int, strangers: int) -> bool:
    """Whether "through" is of something else than the identifier: "через терминал 5000, карта ..."."""
    return bool(strangers and senses & DIRECTION == DIRECTION and not senses & INFLECTED)


def _ends_clause(stream: Sequence[int], at: int, place: int, found: int) -> bool:
    """Whether "not" ends what is told before the group: "не в курсе, моя карта", but "не моя карта"."""
    if not stream[at] & NOT or at + 1 >= place:
        return False
    near = stream[at + 1]
    if near & NUMBERED and not near & INSIDE and at + 2 < place:
        near = stream[at + 2]
    return not stream[at + 1] or bool(found & OWN and not near & OWN)


def is_client(stream: Sequence[int], at: int) -> bool:
    """Whether "Кл." begins what is told, and is not whose what follows is."""
    if not (stream[at] & OURS and stream[at] & TELLER and stream[at + 1] & MARK):
        return False
    return at + 2 < len(stream) and not stream[at + 2] & (NOUN | MENTION)


def _is_some_child(stream: Sequence[int], at: int) -> bool:
    """Whether a relative is nobody's here: "чужого ребёнка", or no owner: "на лечение ребёнка в инстаграм"."""
    if not (stream[at] & OURS and stream[at] & OTHERS) or not at:
        return False
    before = stream[at - 1]
    return bool(
        (before & ALIEN and not before & HIS)
        or (stream[at + 1] & INSIDE and not before & (NOUN | OWN))
    )


def is_by_messenger(stream: Sequence[int], at: int, stop: int, place: int) -> bool:
    """Whether "на ватсап, номер ..." stands here: over what a call came, and not where it went to."""
    is_over = stream[at] & TARGET and stream[at + 1] & MESSENGER and at + 2 < place
    return bool(is_over and not (at > stop and stream[at - 1] & ME))
