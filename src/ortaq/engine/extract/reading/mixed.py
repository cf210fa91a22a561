"""Hosts and mailboxes with Cyrillic letters among their Latin ones.

Registries refuse labels of mixed scripts (ICANN, Guidelines for the Implementation of Internationalized
Domain Names 4.0, on commingling of scripts in a label), so no such host can exist and the Latin one is
meant. A label wholly of Cyrillic letters stays as it is, and so does one with a letter that resembles
no Latin one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.endings import KAZAKH_ENDING
from ortaq.engine.extract.kinds.hosts import is_suffix
from ortaq.engine.extract.reading.rule import Disguise
from ortaq.engine.extract.reading.spoken import AT_WORD, DOT_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.reading.spelled import Edit

_SMALL = "аеорсухіѕјһԁӏкмтвн"
_LETTERS = _SMALL + _SMALL.upper()
_TO_LATIN = str.maketrans(_LETTERS, "aeopcyxisjhdlkmtbh" + "AEOPCYXISJHDLKMTBH")
SPOT = re.compile(f"[A-Za-z][0-9-]*[{_LETTERS}]|[{_LETTERS}][0-9-]*[A-Za-z]")
"""Where the scripts meet."""

_RUN = re.compile(r"[\w.@+-]{1,255}")
_RUN_BACKWARDS = re.compile(r"[\w.@+-]{0,255}")
_LONGEST = 255
_SEPARATOR = re.compile(r"([.@])")
_DOT_BEHIND = re.compile(
    rf"\s?[\[({{<]\s?(?:\.|{DOT_WORD})\s?[\])}}>]|\s\.\s|\s{{1,3}}{DOT_WORD}\s|\n\.[a-z]",
    re.IGNORECASE,
)
_DOT_BEFORE = re.compile(rf"(?:[\])}}>]|[a-z0-9]\s\.|\s(?:{DOT_WORD}))\s?\Z", re.IGNORECASE)
_AT_BEHIND = re.compile(
    rf"\s?[\[({{<]\s?(?:@|at|{AT_WORD})\s?[\])}}>]|\s(?:@|at|{AT_WORD})\s", re.IGNORECASE
)
_NEAR = 12
_ENDING = re.compile(rf"(?<=[A-Za-z0-9])-?{KAZAKH_ENDING}\Z", re.IGNORECASE)


def _in_latin(text: str) -> Iterator[Edit]:
    """Labels of hosts and of mailboxes in Latin letters."""
    end = 0
    for spot in SPOT.finditer(text):
        if spot.start() < end:
            continue
        at = spot.start()
        before = _RUN_BACKWARDS.match(text[max(end, at - _LONGEST) : at][::-1])
        start = at - (before.end() if before else 0)
        run = _RUN.match(text, at)
        end = run.end() if run else spot.end()
        if text[start - 1 : start] != "/" or text[start - 2 : start] == "//":
            yield from _labels(text, start, end)


def _labels(text: str, start: int, end: int) -> Iterator[Edit]:
    """Edits of the mixed labels between two places."""
    parts = _SEPARATOR.split(text[start:end].rstrip("."))
    is_open = bool(_DOT_BEHIND.match(text, end) or _AT_BEHIND.match(text, end))
    is_host = bool(_DOT_BEFORE.search(text, max(0, start - _NEAR), start))
    if not (is_open or is_host or _ends_in_suffix(parts)):
        return
    labels = parts if is_open else [*parts[:-1], _top(parts[-1])]
    if not any(map(_is_mixed, labels)):
        return
    for part, label in zip(parts, labels, strict=True):
        plain = label.translate(_TO_LATIN)
        if plain != label and plain.isascii():
            yield start, start + len(label), plain
        start += len(part)


def _ends_in_suffix(parts: list[str]) -> bool:
    """Whether a label but the first is the last one of a host."""
    return any(
        parts[at] == "." and is_suffix(_top(parts[at + 1]).translate(_TO_LATIN))
        for at in range(1, len(parts) - 1)
    )


def _top(label: str) -> str:
    """A last label without the ending of a case, where a suffix is left then."""
    plain = _ENDING.sub("", label)
    return plain if is_suffix(plain.translate(_TO_LATIN)) else label


def _is_mixed(label: str) -> bool:
    """Whether a label has letters of both scripts, all Cyrillic ones of which look like Latin ones."""
    return bool(SPOT.search(label)) and label.translate(_TO_LATIN).isascii()


MIXED = Disguise(SPOT.pattern, _in_latin)
