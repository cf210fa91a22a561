"""Undoes disguises in a text and remembers where every character stood in the original."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.extract.matcher import PatternSet
from ortaq.engine.extract.reading.disguises import RULES
from ortaq.engine.extract.reading.spelled import HINT, spelled_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ortaq.engine.extract.reading.spelled import Edit

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f"
    "\ufeff\u20e3]"
)
_ODD = re.compile(
    "[\u00a0\u00b2-\u00b9\u00d7\u0660-\u06f9\u2000-\u208a\u2212-\u2bff\u3000-\u3002\uff00-\uffee"
    "\U0001d400-\U0001d7ff]"
)
_CHARACTERS_BY_PLAIN = {
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\uff0d",
    "*": "\u2022\u2217\u25cf\u00b7\u2219\u2731\u26ab\u2b24\u25cb\u00d7",
    ".": "\u2024\u3002\uff61",
    "'": "\u2018\u2019\u201b\u2032",
}
_FOLDABLE = (
    *range(0x00B2, 0x00BA), *range(0x0660, 0x066A), *range(0x06F0, 0x06FA),
    *range(0x2070, 0x208A), *range(0x2460, 0x2474), *range(0x24B6, 0x24EA),
    *range(0x2776, 0x2780), *range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800),
)  # fmt: skip


def _plain_characters() -> dict[str, str]:
    table: dict[str, str] = {}
    for code in _FOLDABLE:
        character = chr(code)
        plain = unicodedata.normalize("NFKC", character)
        digit = unicodedata.digit(character, None)
        if digit is not None:
            table[character] = str(digit)
        elif len(plain) == 1 and plain.isascii():
            table[character] = plain
    for plain, characters in _CHARACTERS_BY_PLAIN.items():
        table.update(dict.fromkeys(characters, plain))
    return table


_PLAIN = _plain_characters()
_STEPS: tuple[tuple[str, Callable[[str], Iterable[Edit]]], ...] = (
    *((rule.hint, rule.edits) for rule in RULES),
    (HINT, spelled_numbers),
)
_HINTS = PatternSet(hint for hint, _ in _STEPS)


def _plain(match: re.Match[str]) -> str:
    return _PLAIN.get(match.group(), match.group())


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without disguises.

    Args:
        text: what finders read.
        starts: for each character of `text`, where its original begins; None when nothing moved.
        ends: for each character of `text`, where its original ends; None when nothing moved.
    """

    text: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original."""
        if self.starts is None or self.ends is None or end <= start:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def edited(self, edits: Iterable[Edit]) -> Folded:
        """The text with non-overlapping (start, end, replacement) edits made, in order."""
        pieces: list[str] = []
        starts: array[int] = array("l")
        ends: array[int] = array("l")
        old_starts = self.starts or array("l", range(len(self.text)))
        old_ends = self.ends or array("l", range(1, len(self.text) + 1))
        position = 0
        for start, end, replacement in edits:
            pieces += (self.text[position:start], replacement)
            starts += old_starts[position:start]
            ends += old_ends[position:start]
            starts.extend([old_starts[start]] * len(replacement))
            ends.extend([old_ends[end - 1]] * len(replacement))
            position = end
        if not pieces:
            return self
        pieces.append(self.text[position:])
        return Folded("".join(pieces), starts + old_starts[position:], ends + old_ends[position:])


def fold(original: str) -> Folded:
    """The text with look-alike signs, invisible marks, disguised sites and spelt digits undone."""
    text = _ODD.sub(_plain, original)
    folded = Folded(text)
    if _INVISIBLE.search(text):
        folded = folded.edited((*match.span(), "") for match in _INVISIBLE.finditer(text))
    for number in sorted(_HINTS.matches(folded.text)):
        folded = folded.edited(_STEPS[number][1](folded.text))
    return folded
