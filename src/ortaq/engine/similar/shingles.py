"""Texts as sets of shingles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.similar.words import mixed, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa
    from numpy.typing import NDArray

_AT_ONCE = 1 << 12
"""Texts read in one go."""
_CHARACTERS = 1 << 22
"""Characters read in one go, unless one text alone has more."""
_NEXT = np.uint64(0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True)
class Shingles:
    """Shingles of many texts, in no order within a text, with repetitions.

    Args:
        number: of each shingle, over 64 bits.
        text: place of its text, rising.
        texts: how many texts there are.
    """

    number: NDArray[np.uint64]
    text: NDArray[np.int64]
    texts: int


def shingles(texts: pa.Array) -> Shingles:
    """Pairs of words that follow one another; the word itself where a text has one only."""
    read = words(texts)
    number, text = read.number, read.text
    follows = np.zeros(len(number), np.bool_)
    follows[:-1] = text[1:] == text[:-1]
    first = np.ones(len(number), np.bool_)
    first[1:] = text[1:] != text[:-1]
    paired = np.flatnonzero(follows)
    alone = np.flatnonzero(first & ~follows)
    both = mixed(number[paired] * _NEXT + number[paired + 1 if len(paired) else paired])
    if not len(alone):
        return Shingles(both, text[paired], len(texts))
    place = np.concatenate([text[paired], text[alone]])
    order = np.argsort(place, kind="stable")
    found = np.concatenate([both, mixed(number[alone] * _NEXT)])
    return Shingles(found[order], place[order], len(texts))


def in_batches(texts: pa.ChunkedArray) -> Iterator[pa.Array]:
    """The texts in order, some at a time, bounded by their number and their length."""
    for chunk in texts.chunks:
        start = 0
        while start < len(chunk):
            part = chunk.slice(start, _AT_ONCE)
            while len(part) > 1 and part.nbytes > 2 * _CHARACTERS:
                part = part.slice(0, len(part) // 2)
            yield part
            start += len(part)
