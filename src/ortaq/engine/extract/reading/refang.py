"""Undoes disguises in a text and remembers where every character stood in the original."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from ortaq.engine.extract.matcher import PatternSet, encoded
from ortaq.engine.extract.reading.disguises import RULES
from ortaq.engine.extract.reading.spelled import HINT, spelled_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ortaq.engine.extract.reading.spelled import Edit

_INVISIBLE_SIGNS = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f"
    "\ufeff\u20e3"
)
_ODD_SIGNS = (
    "\u000b-\u000d\u001c-\u001f\u0085\u1680"
    "\u00a0\u00b2-\u00b9\u00d7\u0660-\u06f9\u2000-\u208a\u2212-\u2bff\u3000-\u3002\uff00-\uffee"
    "\U0001d400-\U0001d7ff"
)
_INVISIBLE = re.compile(f"[{_INVISIBLE_SIGNS}\r]")
_ODD = re.compile(f"[{_ODD_SIGNS}](?!(?<=\r)\n)")
_STRANGE = re.compile(f"[{_ODD_SIGNS}{_INVISIBLE_SIGNS}]")
ODD_SIGNS_HINT = _STRANGE.pattern
"""A quick pattern (RE2 syntax) without which a text is in plain signs already."""

_CHARACTERS_BY_PLAIN = {
    "\n": "\u000b\u000c\u000d\u001c\u001d\u001e\u0085\u2028\u2029",
    " ": "\u001f\u1680\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\uff0d",
    "*": "\u2022\u2217\u25cf\u00b7\u2219\u2731\u26ab\u2b24\u25cb\u00d7",
    ".": "\u2024\u3002\uff61",
    "'": "\u2018\u2019\u201b\u2032",
}
_FOLDABLE = (
    *range(0x00B2, 0x00BA), *range(0x0660, 0x066A), *range(0x06F0, 0x06FA),
    *range(0x2070, 0x208A), *range(0x2460, 0x2474), *range(0x24B6, 0x24EB),
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
STEPS: tuple[tuple[str, Callable[[str], Iterable[Edit]]], ...] = (
    *((rule.hint, rule.edits) for rule in RULES),
    (HINT, spelled_numbers),
)
"""What undoes each disguise, behind a quick pattern."""

_HINTS = PatternSet(hint for hint, _ in STEPS)


def _plain(match: re.Match[str]) -> str:
    return _PLAIN.get(match.group(), match.group())


class _Layer:
    """The edits of one step, to tell where a place of the new text was in the old one."""

    __slots__ = ("_begins", "_edits")

    def __init__(self) -> None:
        self._begins: list[int] = []
        self._edits: list[tuple[int, int, int]] = []

    def add(self, begin: int, size: int, start: int, end: int) -> None:
        """A replacement of `size` characters at `begin` stands for `[start, end)` of the old."""
        self._begins.append(begin)
        self._edits.append((begin + size, start, end))

    def start(self, place: int) -> int:
        """Where the original of the character at `place` begins."""
        at = bisect_right(self._begins, place) - 1
        if at < 0:
            return place
        stop, start, end = self._edits[at]
        return start if place < stop else place - stop + end

    def end(self, place: int) -> int:
        """Where the original of the character at `place` ends."""
        at = bisect_right(self._begins, place) - 1
        if at < 0:
            return place + 1
        stop, _, end = self._edits[at]
        return end if place < stop else place + 1 - stop + end


class Folded:
    """A text without disguises.

    Attributes:
        text: what finders read.
        layers: the steps that led to it, in order; empty when nothing moved.
        original: the text as given, but with odd signs in their plain form.
    """

    __slots__ = ("layers", "original", "text")

    def __init__(self, text: str, layers: tuple[_Layer, ...] = (), original: str = "") -> None:
        self.text = text
        self.layers = layers
        self.original = original or text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original."""
        if end > start:
            for layer in reversed(self.layers):
                start, end = layer.start(start), layer.end(end - 1)
        return start, end

    def edited(self, edits: Iterable[Edit]) -> Folded:
        """The text with non-overlapping (start, end, replacement) edits made, in order."""
        text = self.text
        pieces: list[str] = []
        layer = _Layer()
        position = begin = 0
        for start, end, replacement in edits:
            begin += start - position
            layer.add(begin, len(replacement), start, end)
            begin += len(replacement)
            pieces += (text[position:start], replacement)
            position = end
        if not pieces:
            return self
        pieces.append(text[position:])
        return Folded("".join(pieces), (*self.layers, layer), self.original)


def fold(original: str) -> Folded:
    """The text with look-alike signs, invisible marks, disguised sites and spelt digits undone."""
    folded = in_plain_signs(original)
    return undisguised(folded, _HINTS.matches(encoded(folded.text)))


def in_plain_signs(original: str) -> Folded:
    """The text with look-alike signs in their plain form and without invisible marks.

    All white space is blanks, tabs and line feeds then, so that patterns need not know of more.
    """
    if not _STRANGE.search(original):
        return Folded(original)
    text = _ODD.sub(_plain, original)
    folded = Folded(text)
    if _INVISIBLE.search(text):
        folded = folded.edited((*match.span(), "") for match in _INVISIBLE.finditer(text))
    return folded


def undisguised(folded: Folded, numbers: Iterable[int]) -> Folded:
    """The text with some of the disguises undone: those of the numbered `STEPS`."""
    for number in sorted(numbers):
        folded = folded.edited(STEPS[number][1](folded.text))
    return folded
