"""Turns of a chat that was copied whole: what another writes in it is his word, not the teller's."""

from __future__ import annotations

import re

_LINE = 200
"""Characters before an identifier in which its line begins."""

_TURN = re.compile(r"(?:\[?\d{1,2}:\d{2}\]?\s)?(?P<who>[^\W\d][^:\n\[\]]{0,29}):\s")
_ME = r"(?:я|мен|me|men|ya|ja|i)(?:\s(?:ему|ей|им|оған|оларға|him|her|them|ogan|oğan))?"
_MY_TURN = re.compile(rf"(?:\A|\n)(?:\[?\d{{1,2}}:\d{{2}}\]?\s)?{_ME}:\s", re.IGNORECASE)
_MINE = re.compile(_ME, re.IGNORECASE)

_LABEL = re.compile(
    r"\b(?:мо[йяеи]|наши?|сво[йяи]|менің|біздің|өзімнің|my|our|номер|тел|карт|почт|иин|жсн|iin|сайт|контакт|связ|байланыс|нөмір|phone|card|e?-?mail|contact)",
    re.IGNORECASE,
)
"""What is no name of somebody who writes."""


def has_turns(text: str) -> bool:
    """Whether the teller is one of those who write in a chat."""
    return "\n" in text and ":" in text and _MY_TURN.search(text) is not None


def is_of_other(text: str, start: int) -> bool:
    """Whether an identifier stands in a line of a chat that somebody else wrote."""
    end = text.rfind("\n", max(0, start - _LINE), start)
    if end < 0 and start > _LINE:
        return False
    turn = _TURN.match(text, end + 1, start)
    if turn is None or _LABEL.search(turn["who"]):
        return False
    return _MINE.fullmatch(turn["who"]) is None
