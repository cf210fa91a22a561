"""Letters as small numbers: case, Kazakh letters and look-alikes folded; marks and digits told apart."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BREAK, SKIP, SIGN, DIGIT, AT, JOINT = range(6)
"""What is no letter: ends a chunk; is as if it were not there; ends a word; hides its chunk;
hides it too; hides it between two Latin letters or digits."""
FIRST_LETTER = 6
"""From here on numbers are letters."""

_SAME_LETTER = {
    "ё": "е", "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
    "ї": "и", "й": "и", "ў": "у", "ı": "i", "ß": "s", "ø": "o", "đ": "d", "ł": "l",
}  # fmt: skip
"""Kazakh letters as people write them who have none on their keyboard, and strays."""
_LOOKS_LIKE = dict(zip("aceopxykmtbh", "асеорхукмтвн", strict=True))
"""Latin letters that look like Cyrillic ones; folding them everywhere costs nothing."""
_PLANE = 1 << 16


def folded(character: str) -> str:
    """The letter as it counts: lower case, without marks, Kazakh and look-alike letters folded."""
    lower = character.lower()[:1]
    lower = _SAME_LETTER.get(lower, lower)
    plain = unicodedata.normalize("NFKD", lower)[:1] or lower
    return _LOOKS_LIKE.get(plain, plain)


@cache
def letter_table() -> tuple[NDArray[np.uint16], NDArray[np.bool_], int]:
    """By code point below 65,536: its number; whether it is a Latin letter or digit; numbers used."""
    number = np.full(_PLANE, SIGN, np.uint16)
    known: dict[str, int] = {}
    for code in range(_PLANE):
        character = chr(code)
        category = unicodedata.category(character)
        if character.isspace():
            number[code] = BREAK
        elif category in {"Mn", "Cf", "Me"}:
            number[code] = SKIP
        elif category == "Nd":
            number[code] = DIGIT
        elif category[0] == "L":
            number[code] = FIRST_LETTER + known.setdefault(folded(character), len(known))
    number[ord("@")] = AT
    for sign in "./:_\\":
        number[ord(sign)] = JOINT
    latin = np.zeros(_PLANE, np.bool_)
    latin[[code for code in range(128) if chr(code).isalnum()]] = True
    return number, latin, FIRST_LETTER + len(known)
