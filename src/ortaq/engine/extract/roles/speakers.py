"""Whether "my" and "own" are another's: "he gave his own number", "скинь на мою карту"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import (
    ALIEN,
    ASKS,
    CALLED,
    COMMA,
    DIRECTION,
    END,
    ENTERED,
    GAVE,
    HIS,
    INFLECTED,
    IS,
    MARK,
    ME,
    MENTION,
    NAMED,
    NOUN,
    NUMBERED,
    OBJECT,
    OURS,
    OWN,
    PAID,
    PLEASE,
    REFLEXIVE,
    RETURNED,
    SAID,
    SELF,
    SOURCE,
    SPOKE,
    SWINDLER,
    TARGET,
    TELLER,
    URGES,
    VERB,
    YOURS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 16
_MESSAGE_REACH = 5
_GIVING = GAVE | PAID | CALLED | SPOKE


def of_speaker(
    stream: Sequence[int], edges: tuple[int, int, int], ahead: int, behind: int
) -> tuple[int, int]:
    """The senses of a noun group, where "my" and "own" may be of somebody else who speaks or acts.

    Args:
        stream: senses of the words.
        edges: the first place after the noun group before, the first and the last of this one.
        ahead: senses of the noun group before the identifier.
        behind: senses of the noun group behind it.
    """
    whose = ahead | behind
    if _is_over(stream, edges[2], behind) or _is_told_to_me(stream, edges[2]):
        return ahead & ~TELLER | ALIEN, behind & ~HIS
    if _is_reported(stream, edges, ahead) or _is_offered(stream, edges, ahead):
        return ahead & ~TELLER | ALIEN, behind
    if whose & OWN and _is_of_other(stream, *edges, whose):
        return _as_theirs(ahead), _as_theirs(behind)
    return ahead, behind


def _is_over(stream: Sequence[int], last: int, behind: int) -> bool:
    """Whether talk went over it: "байланыс ... арқылы болды"."""
    is_via = behind & INFLECTED and behind & DIRECTION == DIRECTION and not behind & NOUN
    return bool(is_via and not behind & OWN and last + 1 < len(stream) and stream[last + 1] & IS)


def _is_told_to_me(stream: Sequence[int], last: int) -> bool:
    """Whether "call ...", it was said, follows in Kazakh: "... нөміріне хабарласыңыз делінген"."""
    after = stream[last + 1 : last + 3]
    return len(after) > 1 and bool(after[0] & TELLER and after[0] & URGES and after[1] & SAID)


def _is_reported(stream: Sequence[int], edges: tuple[int, int, int], ahead: int) -> bool:
    """Whether "call ..." is what a message said, and not what the teller asks: "пришло смс: звоните ..."."""
    if not (ahead & TELLER and ahead & URGES) or ahead & (ME | OWN | PLEASE):
        return False
    for senses in reversed(stream[max(edges[0], edges[1] - _MESSAGE_REACH) : edges[1]]):
        if senses & (END | MENTION | ME | OWN | SELF | PLEASE):
            break
        if senses & CALLED:
            return True
    return False


def _is_offered(stream: Sequence[int], edges: tuple[int, int, int], ahead: int) -> bool:
    """Whether "contact ..." goes on what was offered: "предложили работу, контакт ...", "a scam: contact ..."."""
    at = edges[1] - 1
    if not ahead & TELLER or ahead & (ME | OWN | PLEASE) or at - 1 < edges[0]:
        return False
    while at - 1 > edges[0] and stream[at] == NUMBERED:
        at -= 1
    if stream[at] & GAVE and stream[at + 1] == NUMBERED:
        return not stream[at] & (SELF | NOUN)
    if stream[at] & COMMA:
        return bool(stream[at - 1] & GAVE and not stream[at - 1] & (SELF | NOUN))
    return bool(stream[at] & MARK and stream[at - 1] & ALIEN and not stream[at - 1] & SWINDLER)


def _is_of_other(stream: Sequence[int], stop: int, first: int, last: int, whose: int) -> bool:
    if whose & YOURS:
        return False
    if _speaks(stream, stop, first):
        return True
    if whose & REFLEXIVE:
        return _is_given(stream, stop, first)
    if whose & SOURCE or _acts(stream, stop, first, RETURNED):
        return False
    begin = first if whose & NAMED else stop
    if _acts(stream, begin, first, ASKS, COMMA | NAMED):
        return not _acts(stream, stop, first, SELF)
    return not whose & TARGET and _asks_next(stream, last)


def _speaks(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether a line of a conversation begins with the swindler: "Scammer: my card is ..."."""
    for at in range(first - 1, max(stop, first - _REACH) - 1, -1):
        senses = stream[at]
        if senses & (END | MENTION):
            break
        if senses & SWINDLER and stream[at + 1] & MARK:
            return at == stop or bool(stream[at - 1] & (END | COMMA | MARK))
    return False


def _as_theirs(senses: int) -> int:
    """The senses of a noun group, where "my" is another's."""
    return senses & ~(OWN | TELLER | OURS) | ALIEN if senses & OWN else senses


def _is_given(stream: Sequence[int], stop: int, first: int) -> bool:
    """Whether another "gave (me) his own": a verb before, and he who did it before that."""
    own = next((at for at in range(first, len(stream)) if stream[at] & REFLEXIVE), first)
    at = own - 1
    while at > max(stop, own - 3) and stream[at] & (ME | HIS) and not stream[at] & VERB:
        at -= 1
    if at <= stop or not stream[at] & _GIVING or stream[at] & (SELF | ENTERED):
        return False
    is_of_me = at > stop + 1 and stream[at - 1] & ME
    is_request = stream[at - 1] & VERB or (is_of_me and stream[at - 2] & VERB)
    return not is_request and _acts(stream, stop, at, ALIEN, SELF | OURS)


def _asks_next(stream: Sequence[int], last: int) -> bool:
    """Whether the sentence goes on to ask for money as one asks a relative: whoever says so is no teller."""
    for senses in stream[last + 1 : last + 1 + _REACH]:
        if senses & (END | ASKS) or (senses & VERB and not senses & PAID):
            return bool(senses & ASKS)
    return False


def _acts(stream: Sequence[int], stop: int, end: int, wanted: int, other: int = 0) -> bool:
    """Whether one of the wanted is the first met in the sentence, read backwards from a place."""
    for at in range(end - 1, max(stop, end - _REACH) - 1, -1):
        senses = stream[at]
        if senses & (END | MENTION | other):
            break
        if senses & wanted and not senses & OBJECT:
            return True
    return False
