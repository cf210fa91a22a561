"""The words around the identifiers of one text, as a stream of senses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import COMMA, END, MARK, MENTION, NUMBERED
from ortaq.engine.extract.roles.words import senses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.kinds.found import Found

_TOKEN = re.compile(
    r"[^\W\d_]+"
    r"|\d+(?:[., ]\d+)*"
    r"|[!?…]\s+"
    r"|(?<!\b\w)(?<!тел)(?<!сот)(?<!моб)(?<!tel)[.;]\s+(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ«\"]|\Z)"
    r"|\n\s*\n|[^\w\s]|\n"
)
"""Words, numbers, ends of sentences (with the white space behind them) and single marks. A full
stop before a small letter, after one letter, or after "тел" is no end."""

_NEAR_BEFORE = 150
_NEAR_AFTER = 100
"""Characters that are read before and after a mention: more than two lines of a letter."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Senses of the words of a text, with one `MENTION` for each identifier.

    Args:
        stream: senses in the order of the text; far from any identifier they are left out.
        places: where in the stream each mention stands.
    """

    stream: list[int]
    places: list[int]


def surroundings(text: str, mentions: Sequence[Found]) -> Surroundings:
    """The words before, between and after mentions that are sorted and apart."""
    stream: list[int] = []
    places: list[int] = []
    end = 0
    for mention in mentions:
        stream += _between(text, end, mention.start) if places else _before(text, mention.start)
        places.append(len(stream))
        stream.append(MENTION)
        end = mention.end
    stream += _read(text, end, min(len(text), end + _NEAR_AFTER))
    return Surroundings(stream, places)


def _before(text: str, end: int) -> list[int]:
    return _read(text, max(0, end - _NEAR_BEFORE), end)


def _between(text: str, start: int, end: int) -> list[int]:
    if end - start <= _NEAR_BEFORE + _NEAR_AFTER:
        return _read(text, start, end)
    near_before = _read(text, end - _NEAR_BEFORE, end)
    return [*_read(text, start, start + _NEAR_AFTER), END, *near_before]


def _read(text: str, start: int, end: int) -> list[int]:
    return list(map(senses_of, _TOKEN.findall(text, start, end)))


def length(senses: int) -> float:
    """How far a word pushes its neighbours apart: sums and fillers hardly, an identifier much."""
    if not senses:
        return 1.0
    if senses & MARK:
        return 0.0
    if senses & COMMA:
        return 1.5
    if senses & MENTION:
        return 4.0
    return 0.3 if senses & NUMBERED else 1.0
