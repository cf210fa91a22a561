"""What is said of an identifier right behind it: "... нөмірінен", "... (my number)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.groups import WHOSE, Group, denied, is_thing
from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    AND,
    COMMA,
    DIRECTION,
    END,
    HOLDER,
    INFLECTED,
    INSIDE,
    IS,
    LINKED,
    MARK,
    MENTION,
    NAMED,
    NOT,
    NOUN,
    NUMBERED,
    OBJECT,
    OTHERS,
    OWN,
    PHONE,
    PLACE,
    SOURCE,
    TARGET,
    TELLER,
    VERB,
    YOURS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDING = re.compile(
    r"['’]?-?(?:(?P<source>[днт][ае]н|[dnt][ae]n)|(?P<target>[гкн][ае]|[ғқ]а|[дт][ае]|[gknğq][ae]|[dt][ae]))(?!\w)"
    r"| (?:(?P<source_apart>[днт][ае]н|[dn][ae]n|tan)|(?P<target_apart>г[ае]|[ғқ]а|к[ае]|[gğk][ae]|qa))(?![\w'’])"
)
"""A Kazakh ending of where from or where to, written to an identifier or, by many, apart from it."""

_ENDING_STARTS = frozenset("'’-днтгкғқdntgkğq")
_APART_STARTS = frozenset("днтгкғқdntgkğq")
_APART_VOWELS = frozenset("аеae")
_CLOSING = COMMA | END | MARK | AND | VERB
_MAX_AFTER = 6
_MAX_BANK = 4
"""Words from "registered" to the account, a name of a bank among them."""

_MAX_NAME = 12
"""Words and marks of a name in brackets, with the number of its owner."""


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
    start = _after_name(stream, _after_list(stream, edge + 1))
    for at in range(start, min(len(stream), start + _MAX_AFTER)):
        senses = stream[at]
        if _is_behind(senses, found, strangers) or _is_another(noun, stream, at):
            break
        if senses & INFLECTED and not (is_remark and senses & DIRECTION):
            found |= senses & ~DIRECTION if has_ending else senses
            edge = at
            if senses & (DIRECTION | OWN):
                found |= NOT & stream[at + 1] if at + 1 < len(stream) else 0
                break
        elif _opens_remark(stream, at, found):
            is_remark = True
        elif senses & COMMA:
            break
        elif _is_whose(stream, at, found, is_first=not strangers, is_remark=is_remark):
            if _is_closed(stream, at + 1, is_remark=is_remark):
                found |= senses & ~DIRECTION
                edge = at
        else:
            strangers += not senses or senses == INSIDE
            if strangers > 1 or (senses and not (is_remark or _is_filler(stream, at))):
                break
    return _with_account(noun, stream, Group(denied(found), edge))


def _with_account(noun: int, stream: Sequence[int], group: Group) -> Group:
    """The group, with the account registered on a number: "... нөміріне тіркелген шотқа"."""
    found, edge = group
    is_target = noun == PHONE and found & DIRECTION == TARGET
    if not is_target or edge + 2 >= len(stream) or not stream[edge + 1] & LINKED:
        return group
    for at in range(edge + 2, min(len(stream), edge + 2 + _MAX_BANK)):
        senses = stream[at]
        if senses & ACCOUNT and senses & INFLECTED and senses & DIRECTION:
            return Group(found & ~DIRECTION | senses, at)
        if senses & ~(NUMBERED | ACCOUNT | MARK):
            break
    return group


def _after_list(stream: Sequence[int], start: int) -> int:
    """Where to read on from: behind "and Y, and Z" of a list whose noun stands at its end."""
    while start + 1 < len(stream):
        after = start + 1 if stream[start] & COMMA and stream[start + 1] & AND else start
        if not stream[after] & AND or stream[after + 1 : after + 2] != (MENTION,):
            break
        start = after + 2
    return start


def _after_name(stream: Sequence[int], start: int) -> int:
    """Where to read on from: behind "(Olga K.)" with a Kazakh noun after it: "... (Ольга К.) номеріне"."""
    if start >= len(stream) or not stream[start] & MARK:
        return start
    for at in range(start + 1, min(len(stream), start + _MAX_NAME)):
        senses = stream[at]
        if senses & INFLECTED:
            is_noun = senses & NOUN and senses & DIRECTION and stream[at - 1] & MARK
            return at if is_noun and at > start + 1 else start
        if senses & (END | VERB | OWN):
            break
    return start


def _opens_remark(stream: Sequence[int], at: int, found: int) -> bool:
    """Whether "(my number" or ", which is mine" begins here."""
    if stream[at] & COMMA:
        return _is_clause(stream, at + 1) or _is_apposition(stream, at + 1)
    return bool(stream[at] & (MARK | IS) and not found & NOUN)


def _is_whose(
    stream: Sequence[int], at: int, found: int, *, is_first: bool, is_remark: bool
) -> bool:
    """Whether a word may say whose an identifier is that it stands behind; "менің" is of what follows."""
    senses = 0 if stream[at] & (YOURS | OBJECT) else stream[at]
    if is_remark or not senses & (WHOSE | NOT):
        return bool(senses & (WHOSE | NOT))
    if found & INFLECTED:
        is_free = at + 1 < len(stream) and not stream[at + 1] & _CLOSING
        return not (is_free and senses & OWN and not senses & HOLDER)
    if senses & NOT:
        return bool(found & OWN)
    return bool(senses & TELLER or (senses & OWN and not senses & OTHERS and is_first))


def _is_filler(stream: Sequence[int], at: int) -> bool:
    """Whether a word may stand between an identifier and its Kazakh noun: "... деген", "... Kaspi"."""
    if stream[at] & NAMED:
        return True
    return at + 1 < len(stream) and bool(
        stream[at] & (NUMBERED | NOUN) and stream[at + 1] & INFLECTED
    )


def _is_behind(senses: int, found: int, strangers: int) -> bool:
    """Whether a word stands behind the group: the next sentence, a verb, another noun further on."""
    if senses & INFLECTED:
        return bool(found & INFLECTED and strangers)
    return bool(senses & (END | MENTION) or (senses & VERB and not senses & WHOSE))


def _is_another(noun: int, stream: Sequence[int], at: int) -> bool:
    """Whether a noun is of something else: "@name шотымнан", "my money", "менің нөмірім 8709..."."""
    senses, after, next_but_one = (*stream[at : at + 3], 0, 0)[:3]
    if after & MARK and next_but_one & NUMBERED:  # "applicant's phone"
        after, next_but_one = (*stream[at + 3 : at + 5], 0, 0)[:2]
    if noun & PLACE and senses & INFLECTED and senses & NOUN and not senses & PLACE:
        return True
    if not senses & (OWN | TELLER):
        return False
    is_label = after & NOUN and not after & DIRECTION and next_but_one & MENTION
    return bool(is_label or (senses & OWN and is_thing(noun, senses, after)))


def _is_clause(stream: Sequence[int], at: int) -> bool:
    """Whether "which is mine" begins here."""
    return at + 2 < len(stream) and bool(
        stream[at] & NAMED and stream[at + 1] & IS and stream[at + 2] & OWN
    )


def _is_apposition(stream: Sequence[int], at: int) -> bool:
    """Whether ", my old mailbox." stands here: "my", a noun, and nothing more."""
    if at >= len(stream) or not stream[at] & OWN or stream[at] & INFLECTED:
        return False
    for place in range(at + 1, min(len(stream), at + 4)):
        if stream[place] & NOUN:
            rest = stream[place + 1 : place + 3]
            return not rest or (bool(rest[0] & (COMMA | END | MARK)) and not rest[-1] & MENTION)
    return False


def _is_closed(stream: Sequence[int], start: int, *, is_remark: bool) -> bool:
    """Whether a remark ends before the next identifier, so that it is about the one before."""
    for at, senses in enumerate(stream[start : start + 3]):
        if senses & MENTION or (not at and senses & NOUN and not is_remark):
            return False
        if senses & _CLOSING:
            return not (
                senses & MARK and start + at + 1 < len(stream) and stream[start + at + 1] & MENTION
            )
    return len(stream) < start + 3 or MENTION not in stream[start:]


def ending_at(text: str, end: int) -> tuple[int, int]:
    """Senses of a Kazakh ending written to an identifier ("8709...-ден", "@name-ге"), its width."""
    first = text[end : end + 1]
    if first == " ":
        may_end = (
            text[end + 1 : end + 2] in _APART_STARTS and text[end + 2 : end + 3] in _APART_VOWELS
        )
    else:
        may_end = first in _ENDING_STARTS
    ending = _ENDING.match(text, end) if may_end else None
    if ending is None:
        return 0, 0
    is_source = ending["source"] or ending["source_apart"]
    return SOURCE if is_source else TARGET, 2 if "-" in ending.group() else 1
