"""Short numbers in groups, in single digits and with letters in place of digits: 14-14, 1 0 2, 14I4."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.lookalikes import LOOKALIKES

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = str.maketrans(
    {**{chr(letter).lower(): digit for letter, digit in LOOKALIKES.items()}, " ": "", "-": ""}
)
_BROKEN = re.compile(
    r"[0-9lіiзsбоo](?<![\w.,+/-].)(?<![0-9][ -].)(?:[0-9][ -][0-9]{2}|-[0-9]{3}|(?<=[lіiзsбоo])[0-9]{3}|(?=[0-9]{0,2}[lіiзsбоo])(?:[0-9lіiзsбоo]{2,3})(?<=[0-9]..|.[0-9].|..[0-9]))"
    r"(?![\w.,/ -]?[0-9]|[^\W_]|[%/])"
)
"""Four digits in two groups, or three or four with letters that look like them."""

_APART = re.compile(
    r"[1-9](?<![\w.,+/-].)(?<![0-9][ -].)(?:(?: [0-9]){2,4}|(?:-[0-9]){2,4})(?![\w.,/ -]?[0-9]|[a-z_%/])"
)
"""Three to five single digits, and no other digits beside them."""

LETTERED_HINT = r"(?:^|[^0-9A-Za-z])(?:[0-9]{1,3}[OoОоЗзlIІіSб]{1,2}[0-9]{0,2}|[OoОоЗзlIІіSб][0-9]{2,3})(?:$|[\s,.:;)!?])"
"""A quick pattern (RE2 syntax) without which no letters stand for digits of a short number."""

APART_HINT = (
    r"(?:^|[^0-9 -]|[^0-9] )[1-9](?: [0-9] [0-9](?: [0-9](?: [0-9])?)?|-[0-9]-[0-9](?:-[0-9](?:-[0-9])?)?)"
    r"(?:$|[^0-9 -]| $| [^0-9]|-$|-[^0-9])"
)
"""The same for digits apart."""


def broken_codes(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and digits of what may be a short number in a text of small letters, in groups or with letters."""
    for match in _BROKEN.finditer(text):
        code = match.group().translate(_PLAIN)
        if code.isdigit():
            yield *match.span(), code


def codes_apart(text: str) -> Iterator[tuple[int, int, str]]:
    """The same, in single digits."""
    for match in _APART.finditer(text):
        yield *match.span(), match.group().translate(_PLAIN)
