"""Labels further off in the sentence: "my number, which all my friends know, ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import (
    ALIEN,
    AND,
    ARRIVED,
    CALLED,
    COMMA,
    COMPLAINS,
    DIRECTION,
    END,
    INFLECTED,
    IS,
    MARK,
    ME,
    MENTION,
    NAMED,
    NOT,
    NOUN,
    OURS,
    OWN,
    PLACE,
    RETURNED,
    SAID,
    SELF,
    SIM,
    SOURCE,
    TARGET,
    TELLER,
    THING,
    VERB,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_FADING = 16
_REACH = 12
_ASKED_REACH = 8
_ONWARD_REACH = 5
_NAME_REACH = 5
_FROM_REACH = 4
_OURS = -1.5
_THEIRS = 1.2
_STATEMENT = -2.0


def label_before(stream: Sequence[int], first: int, stop: int) -> float:
    """Log-odds by the nearest label left of a noun group; 0.0 where there is none.

    Args:
        stream: senses of the words.
        first: place of the first word of the noun group.
        stop: the first place after the noun group of the identifier before.
    """
    has_verb = False
    for at in range(first - 1, stop - 1, -1):
        senses = stream[at]
        if senses & (END | COMPLAINS):
            break
        begins = at == 0 or stream[at - 1] & END
        if senses & SELF and begins and not (has_verb or senses & VERB):
            return _STATEMENT
        has_verb = has_verb or bool(senses & VERB)
        if senses & (OWN | TELLER | ALIEN) and not senses & (INFLECTED | SIM):
            if senses & OWN and not senses & TELLER and not _is_own_thing(stream, at):
                continue
            is_theirs = senses & ALIEN and not senses & OWN
            return (_THEIRS if is_theirs else _OURS) * max(0.0, 1 - (first - at) / _FADING)
    return 0.0


def is_statement(noun: int, stream: Sequence[int], place: int, first: int, stop: int) -> bool:
    """Whether a sentence begins with "I, such a one," or "My daughter," right before a noun group.

    Args:
        noun: what such an identifier is called.
        stream: senses of the words.
        place: where the identifier stands in the stream.
        first: place of the first word of the noun group.
        stop: the first place after the noun group of the identifier before.
    """
    begin = first
    while begin > stop and not stream[begin - 1] & (END | VERB | MENTION | COMPLAINS | SAID):
        begin -= 1
    is_whole = begin == 0 or bool(stream[begin - 1] & END)
    if not is_whole or begin + 1 >= first:
        return False
    word, mark = stream[begin], stream[begin + 1]
    kin = word | mark if word & OWN else word
    is_short = mark & MARK and stream[first] & MENTION
    if kin & OURS and stream[first - 1] & COMMA and noun != PLACE and not is_short:
        return not _calls(stream, place)
    if word & ME and mark & NAMED:
        return True
    if word & OWN and mark & NAMED and mark & THING:
        return bool(stream[first - 1] & COMMA or (not noun and first - begin <= _NAME_REACH))
    return bool(
        (word & SELF and mark & COMMA and begin + 2 < first) or (word & NAMED and mark & MARK)
    )


def _calls(stream: Sequence[int], place: int) -> bool:
    """Whether a verb right behind an identifier says that it called: "Апам 80 жаста, оған 8709... звондады"."""
    return place + 1 < len(stream) and stream[place + 1] & (CALLED | SELF) == CALLED


def label_after(stream: Sequence[int], last: int) -> float:
    """Log-odds by a word right of a noun group: "swindlers", or "me" whom they did something to."""
    for at in range(last + 1, min(len(stream), last + 1 + _REACH)):
        if stream[at] & (END | MENTION):
            break
        if stream[at] & OWN and stream[at - 1] & IS:
            return _STATEMENT
        if stream[at] & (ALIEN | ME) and not _is_denied(stream, at):
            return _THEIRS * (1 - (at - last) / _FADING)
    return 0.0


def _is_denied(stream: Sequence[int], at: int) -> bool:
    """Whether "not" stands before a word or, as in Kazakh, behind it."""
    return bool((stream[at - 1] | (stream[at + 1] if at + 1 < len(stream) else 0)) & NOT)


def asked_direction(stream: Sequence[int], place: int) -> int:
    """The direction that a label asks for: "from which card I paid: ...", "куда перевёл: ..."."""
    if not place or not stream[place - 1] & MARK:
        return 0
    for at in range(place - 2, max(-1, place - _ASKED_REACH), -1):
        if stream[at] & (END | MENTION):
            break
        is_said = stream[at] & DIRECTION and not stream[at] & INFLECTED
        if is_said and stream[at + 1] & (VERB | NAMED | MARK):
            return stream[at] & DIRECTION
    return 0


def goes_on(stream: Sequence[int], last: int) -> bool:
    """Whether "from X" goes on with "to Y": "... to card Y", "... Y картасына"."""
    near = range(last + 1, min(len(stream), last + 1 + _ONWARD_REACH))
    for at in near:
        is_call = stream[at] & CALLED and not stream[at] & ARRIVED
        if is_call or stream[at] & (END | COMMA | AND | RETURNED):
            break
        if stream[at] & MENTION:
            return any(
                senses & TARGET for senses in (*stream[last + 1 : at], *stream[at + 1 : at + 3])
            )
    return False


def comes_on(stream: Sequence[int], stop: int) -> bool:
    """Whether "from X" stands before "to Y": the identifier before has "from" and no "to"."""
    at = stop - 1
    while at > 0 and not stream[at] & MENTION:
        at -= 1
    if at <= 0 or any(senses & (END | COMMA | AND) for senses in stream[at + 1 : stop + 1]):
        return False
    for senses in reversed(stream[max(0, at - _FROM_REACH) : at]):
        if senses & (END | MENTION | TARGET | COMMA):
            break
        if senses & SOURCE:
            return not senses & INFLECTED
    return False


def _is_own_thing(stream: Sequence[int], at: int) -> bool:
    """Whether "my" belongs to a number or an account that nothing comes from or goes to."""
    if at + 1 >= len(stream) or not stream[at + 1] & NOUN:
        return False
    return at == 0 or not stream[at - 1] & DIRECTION
