"""Letters in place of digits: 87O1, 8 7О9 4B6."""

from __future__ import annotations

import re

_DIGITS = {
    "0": "OoОо", "1": "lIІі|", "2": "Z", "3": "Зз", "4": "Чч", "5": "SЅѕ", "6": "б", "8": "BВ", "9": "g",
}  # fmt: skip
LETTERS = "".join(_DIGITS.values())
"""What stands between the brackets of a set."""

LOOKALIKES = str.maketrans(
    {letter: digit for digit, letters in _DIGITS.items() for letter in letters}
)
"""Letters, and the digits that they look like."""

_TECHNICAL = frozenset("=_<@")
"""Signs before and behind the numbers that programs write for themselves."""

_IN_CODE = re.compile(r"[0-9A-Za-z]-\Z|[0-9]\.\Z")
"""What stands before the second part of a code in several: "D863-4447-6171B4069874"."""

_ENDS = r"(?:[\s,.;:!?)\"»-]|$)"
DISGUISED_HINT = (
    rf"[0-9]\)?[ .-]?[{LETTERS}]{{1,3}}[ .-]?[0-9]|[+8][ (-]{{0,2}}7[OoОо]|[0-9]{{6}}[OoОоЧ]"
    rf"|[0-9]{{2}}[ -]?[0-9]{{1,2}}[OoОоЗзlIІіЧбBВSZg]{{1,3}}{_ENDS}|[0-9][ -][{LETTERS}]{{2}}{_ENDS}"
    rf"|[*xXхХ#.]{{4}}[ \n-]?(?:[{LETTERS}]{{1,3}}[0-9]|[0-9]{{1,3}}[{LETTERS}])|[0-9{LETTERS}][{LETTERS}][*#]"
    rf"|(?:^|[\s(:])[{LETTERS}]{{1,2}}[0-9]{{5}}|[0-9]g{{1,2}}\)"
    rf"|[BВ]7[0-9OoОо]{{2}}|[KkКк][ZzЗз][ -]?[0-9{LETTERS}]?[{LETTERS}][ -]?[0-9]"
)
"""A quick pattern (RE2 syntax) without which no digit is disguised."""


def is_disguised(text: str, plain: str, start: int, end: int) -> bool:
    """Whether some of the digits here are letters, and none of them belongs to a word beside.

    Args:
        text: with the letters.
        plain: the same with digits.
        start: the first place.
        end: behind the last one.
    """
    shown, read = text[start:end], plain[start:end]
    letters = sum(one != other for one, other in zip(shown, read, strict=True))
    if not 0 < 2 * letters <= sum(map(str.isdecimal, read)):
        return False
    before, behind = text[start - 1 : start], text[end : end + 1]
    is_glued = (
        before.isalpha()
        or (shown[-1] != read[-1] and behind.isalpha())
        or _IN_CODE.search(text, max(0, start - 2), start) is not None
    )
    begins_apart = shown[0] != read[0] and shown[1] in " -"
    ends_apart = shown[-1] != read[-1] and shown[-2] in " -"
    return not (
        is_glued or begins_apart or ends_apart or before in _TECHNICAL or behind in _TECHNICAL
    )
