"""Which texts hold the words of another one, the rare words counting most.

Source: the weights are those of BM25 (S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework,
    2009, section 3.4) divided by the most that the wanted words can reach, so that a score is a share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ortaq.engine.similar.legal_synonyms import LEGAL_SYNONYMS
from ortaq.engine.similar.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

_WORD = re.compile(r"[^\W\d_]+")

SATURATION, LENGTH = 1.2, 0.75
"""k1 and b of BM25. Source: as above, section 3.4, the usual values."""


@dataclass(frozen=True, slots=True)
class Found:
    """A text that holds wanted words.

    Args:
        place: of the text.
        score: in (0, 1]: share of the weight of the wanted words.
    """

    place: int
    score: float


class TextIndex:
    """Texts made ready to be looked through, for as many questions as there are.

    Words are compared as everywhere in this package, by their first letters, and legal synonyms as one
    word. One language at a time: nothing is translated. It proposes, and decides nothing.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        number, text = _numbers(texts)
        order = np.argsort(number, kind="stable")
        self._number, self._text = number[order], text[order]
        self._lengths = np.bincount(text, minlength=len(texts)).astype(np.float64)

    def rank(self, wanted: str, *, top: int = 10) -> list[Found]:
        """The texts that hold most of the wanted words, the best first; those that hold none are left out.

        Args:
            wanted: what is looked for.
            top: how many at most.
        """
        asked = np.unique(_numbers([wanted])[0])
        if not len(asked) or not len(self._number):
            return []
        count = len(self._lengths)
        scores = np.zeros(count)
        room = SATURATION * (1 - LENGTH + LENGTH * self._lengths / self._lengths.mean())
        most = 0.0
        starts = np.searchsorted(self._number, asked, side="left")
        ends = np.searchsorted(self._number, asked, side="right")
        for start, end in zip(starts, ends, strict=True):
            holding, times = np.unique(self._text[start:end], return_counts=True)
            rarity = float(np.log(1 + (count - len(holding) + 0.5) / (len(holding) + 0.5)))
            scores[holding] += rarity * times / (times + room[holding])
            most += rarity
        order = np.lexsort((np.arange(count), -scores))[:top]
        return [
            Found(int(place), float(scores[place] / most)) for place in order if scores[place] > 0
        ]


def rank_texts(wanted: str, texts: Sequence[str], *, top: int = 10) -> list[Found]:
    """The texts that hold most of the wanted words, looked through once; see `TextIndex`."""
    return TextIndex(texts).rank(wanted, top=top)


def common_words(wanted: str, text: str) -> tuple[str, ...]:
    """The words of `wanted` that a text holds, as they stand there, each once and in order.

    Example:
        >>> common_words("незаконный доступ к системе", "неправомерный доступ в сеть")
        ('незаконный', 'доступ', 'системе')
    """
    told = _WORD.findall(wanted)
    number, place = _numbers(told)
    held = np.isin(number, _numbers([text])[0])
    first = {int(one): told[at] for one, at in zip(number[::-1], place[::-1], strict=True)}
    return tuple(dict.fromkeys(first[int(one)] for one in number[held]))


def _numbers(texts: Sequence[str]) -> tuple[Numbers, NDArray[np.int64]]:
    """Numbers of the words of texts, synonyms as one, and the place of the text of each."""
    found = words(pa.array(list(texts), pa.string()))
    known, first = _synonyms()
    number = found.number.copy()
    at = np.searchsorted(known, number)
    at[at == len(known)] = 0
    same = known[at] == number
    number[same] = first[at[same]]
    return number, found.text


@cache
def _synonyms() -> tuple[Numbers, Numbers]:
    """Numbers of the words of all groups, rising, and for each that of the first word of its group."""
    heads: dict[int, int] = {}
    for group in LEGAL_SYNONYMS:
        numbers = [int(number) for number in words(pa.array(list(group))).number]
        head = next((heads[number] for number in numbers if number in heads), numbers[0])
        for number in numbers:
            heads.setdefault(number, head)
    known = np.array(sorted(heads), np.uint64)
    return known, np.array([heads[int(number)] for number in known], np.uint64)
