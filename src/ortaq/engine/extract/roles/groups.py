"""The noun group that an identifier belongs to: "на мою карту Kaspi ...", "... нөмірінен"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ortaq.engine.extract.roles.senses import (
    ALIEN,
    AND,
    COMMA,
    DIRECTION,
    END,
    HOLDER,
    INFLECTED,
    IS,
    MARK,
    MENTION,
    NAMED,
    NOT,
    NOUN,
    OTHERS,
    OWN,
    PLACE,
    SELF,
    SOURCE,
    TARGET,
    TELLER,
    VERB,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDING = re.compile(
    r"['’]?-?(?:(?P<source>[днт][ае]н)|(?P<target>[гкн][ае]|[ғқ]а|[дт][ае]))(?!\w)"
)
_WHOSE = OWN | ALIEN | TELLER | HOLDER
_MAX_STRANGERS = 3
_MAX_AFTER = 6
_MAX_LABEL = 4


class Group(NamedTuple):
    """One side of the noun group.

    Args:
        senses: what its words mean together.
        edge: place in the stream of its outermost word; of the identifier where there is none.
    """

    senses: int
    edge: int


def group_after(noun: int, stream: Sequence[int], place: int, ending: int, width: int) -> Group:
    """What is said right behind an identifier: an ending, a Kazakh noun, "(my number)".

    Args:
        noun: what such an identifier is called.
        stream: senses of the words.
        place: where the identifier stands in the stream.
        ending: senses of the Kazakh ending that is written to the identifier, or 0.
        width: places of the stream that the ending takes.
    """
    found, edge = ending, place + width
    has_ending = bool(found)
    is_remark = False
    strangers = 0
    for at in range(edge + 1, min(len(stream), place + 1 + _MAX_AFTER)):
        senses = stream[at]
        if _is_behind(senses, found, strangers) or _is_another(noun, senses):
            break
        if senses & INFLECTED and not (is_remark and senses & DIRECTION):
            found |= senses & ~DIRECTION if has_ending else senses
            edge = at
            if senses & (DIRECTION | OWN):
                break
        elif (senses & COMMA and _is_clause(stream, at + 1)) or (
            senses & (MARK | IS) and not found & NOUN
        ):
            is_remark = True
        elif senses & COMMA:
            break
        elif senses & (_WHOSE | NOT) and (
            is_remark
            or found & INFLECTED
            or senses & TELLER
            or (senses & OWN and not senses & OTHERS and not strangers)
        ):
            if _is_closed(stream, at + 1, is_remark=is_remark):
                found |= senses & ~DIRECTION
                edge = at
        else:
            strangers += not senses
            if strangers > 1 or (senses and not (is_remark or senses & NAMED)):
                break
    return Group(_denied(found), edge)


def _is_behind(senses: int, found: int, strangers: int) -> bool:
    """Whether a word stands behind the group: the next sentence, a verb, another noun further on."""
    if senses & INFLECTED:
        return bool(found & INFLECTED and strangers)
    return bool(senses & (END | MENTION) or (senses & VERB and not senses & _WHOSE))


def _is_another(noun: int, senses: int) -> bool:
    """Whether a Kazakh noun is of another identifier: "@name шотымнан", "evil.example нөмірім"."""
    return bool(noun & PLACE and senses & INFLECTED and senses & NOUN and not senses & PLACE)


def _is_clause(stream: Sequence[int], at: int) -> bool:
    """Whether "which is mine" begins here."""
    return at + 2 < len(stream) and bool(
        stream[at] & NAMED and stream[at + 1] & IS and stream[at + 2] & OWN
    )


def ending_at(text: str, end: int) -> tuple[int, int]:
    """Senses of a Kazakh ending written to an identifier ("8709...-ден", "@name-ге"), its width."""
    ending = _ENDING.match(text, end)
    if ending is None:
        return 0, 0
    return SOURCE if ending.lastgroup == "source" else TARGET, 2 if "-" in ending.group() else 1


def _denied(found: int) -> int:
    """The senses, where "not my number" is somebody else's."""
    return found & ~(OWN | NOT) | ALIEN if found & NOT and found & OWN else found


def group_before(stream: Sequence[int], place: int, stop: int, *, has_noun: bool) -> Group:
    """The noun group that ends with the identifier, read backwards from it.

    Args:
        stream: senses of the words.
        place: where the identifier stands in the stream.
        stop: the first place that does not belong to the identifier before.
        has_noun: whether a Kazakh noun follows, so that an inflected one before is another's.
    """
    found = strangers = 0
    is_aside = False
    edge = _before_label(stream, place, stop)
    for at in range(edge - 1, stop - 1, -1):
        senses = stream[at]
        if senses & DIRECTION and not found & IS and not (senses & INFLECTED and has_noun):
            if (
                strangers
                and not senses & SOURCE
                and not found & _WHOSE
                and _is_owned(stream, at, stop)
            ):
                return Group(found | OWN, at)
            found |= senses & ~DIRECTION if is_aside else senses
            return Group(_with_holder(found), at)
        if _ends_group(senses, has_noun=has_noun):
            break
        if senses & COMMA:
            if (edge < place and not found & IS) or at == stop or not stream[at - 1] & NOUN:
                break
            is_aside = True
            continue
        strangers += not senses
        if strangers > (_MAX_STRANGERS if found & NOUN or not senses & OWN else 1):
            break
        edge = at
        found = _denied(found | senses) if senses & NOT else found | senses & ~AND
        if senses & SELF and not senses & AND:
            break
    return Group(_with_holder(found), edge)


def _is_owned(stream: Sequence[int], at: int, stop: int) -> bool:
    """Whether "my account" stands before a preposition: "my account on the exchange ..."."""
    if at - 1 < stop or not stream[at - 1] & NOUN:
        return False
    return any(senses & OWN and not senses & OTHERS for senses in stream[max(stop, at - 3) : at])


def _ends_group(senses: int, *, has_noun: bool) -> bool:
    """Whether a word cannot belong to the group that is read backwards from it."""
    if senses & END or (senses & INFLECTED and has_noun):
        return True
    return bool(senses & VERB and not senses & (_WHOSE | NOUN))


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


def _is_closed(stream: Sequence[int], start: int, *, is_remark: bool) -> bool:
    """Whether a remark ends before the next identifier, so that it is about the one before."""
    for at, senses in enumerate(stream[start : start + 3]):
        if senses & MENTION or (not at and senses & NOUN and not is_remark):
            return False
        if senses & (COMMA | END | MARK | AND | VERB):
            return True
    return len(stream) < start + 3 or MENTION not in stream[start:]
