"""Samples of shingles that make any two texts comparable in a small, fixed space."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.similar.shingles import in_batches, shingles

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from ortaq.engine.similar.rarity import Rarity
    from ortaq.engine.similar.shingles import Shingles

    Values = NDArray[np.uint32]

NOTHING = np.uint32(0xFFFFFFFF)
"""In place of a shingle that a text does not have."""
_OCTAVES, _STEPS = 24.0, float(1 << 27)
_LOW = np.uint64(0xFFFFFFFF)
_COMPARED = 1 << 14
"""Pairs compared in one go, so that they stay in the processor's cache."""
_SMALL = 63
"""Signatures of which twice the size fits a byte."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The shingles of each text that come first in one order of all shingles (bottom-k sketches).

    Every shingle has a place in that order, drawn from its own letters. Where rarity counts, rare
    shingles come early. Of the shingles that come first among those of two texts together, the
    share that both have estimates their likeness.

    Args:
        values: shape (texts, size): places of the shingles, rising; `NOTHING` at the end where a
            text has fewer.
    """

    values: Values

    def __len__(self) -> int:
        return len(self.values)

    @property
    def is_empty(self) -> NDArray[np.bool_]:
        """Which texts have no shingle at all: they are like nothing."""
        found: NDArray[np.bool_] = self.values[:, 0] == NOTHING
        return found

    def likeness(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float64]:
        """Of pairs of texts, by place: shape (pairs,), in [0, 1]."""
        found = np.empty(len(one))
        for start in range(0, len(one), _COMPARED):
            part = slice(start, start + _COMPARED)
            found[part] = _likeness(self.values[one[part]], self.values[other[part]])
        return found


def signatures(
    texts: pa.ChunkedArray, *, size: int = 64, rarity: Rarity | None = None
) -> Signatures:
    """Signatures of the texts, in their order; null is an empty text.

    Args:
        texts: read in batches, on all cores; nothing but the signatures is kept.
        size: shingles kept of each. The likeness of texts with no more shingles than this is
            exact, of longer ones within about 1 / sqrt(size).
        rarity: makes common shingles count little; without it all count the same.
    """

    def sampled(batch: pa.Array) -> Values:
        return _sample(shingles(batch), size, rarity)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(sampled, in_batches(texts)))
    return Signatures(np.concatenate([np.empty((0, size), np.uint32), *found]))


def places(number: NDArray[np.uint64], rarity: Rarity | None) -> Values:
    """Place of each shingle in the order of all: uniform, or the earlier the rarer it is.

    Exponential waiting times whose rate is the weight: which of a set comes first is a draw in
    proportion to the weights, the same draw for every text that has the shingle.
    """
    drawn = (number >> np.uint64(32)).astype(np.uint32)
    if rarity is None:
        return np.minimum(drawn, NOTHING - np.uint32(1))
    wait = -np.log((drawn + 1.0) / (2.0**32 + 1)) / rarity.weight(number)
    step = (np.log2(wait) + _OCTAVES) * _STEPS
    found: Values = np.clip(step, 0, float(NOTHING - 1)).astype(np.uint32)
    return found


def _sample(found: Shingles, size: int, rarity: Rarity | None) -> Values:
    """The first `size` distinct places of each text."""
    values = np.full((found.texts, size), NOTHING, np.uint32)
    if not len(found.number):
        return values
    key = (found.text.astype(np.uint64) << np.uint64(32)) | places(found.number, rarity)
    key.sort()
    key = key[np.concatenate([[True], key[1:] != key[:-1]])]
    text = (key >> np.uint64(32)).astype(np.int64)
    start = np.searchsorted(text, np.arange(found.texts))
    rank = np.arange(len(key)) - start[text]
    kept = rank < size
    values[text[kept], rank[kept]] = (key[kept] & _LOW).astype(np.uint32)
    return values


def _likeness(one: Values, other: Values) -> NDArray[np.float64]:
    """Of the shingles that come first among those of two rows together, the share that both have.

    A shingle that stands at places i and j, after m others that both have, is the (i + j - m)th of
    the two together.
    """
    size = one.shape[1]
    here, there = np.ascontiguousarray(one.T), np.ascontiguousarray(other.T)
    both, counted, place, step = np.zeros((4, len(one)), np.int16 if size > _SMALL else np.int8)
    equal = np.empty(len(one), np.bool_)
    flag = equal.view(np.int8)
    for own, letter in enumerate(here):
        place[:] = 0
        for far, their in enumerate(there, 1):
            np.equal(letter, their, out=equal)
            np.multiply(flag, step.dtype.type(far), out=step)
            np.add(place, step, out=place)
        found = (place > 0) & (letter != NOTHING)
        counted += found & (own + place - 1 - both < size)
        both += found
    total = (one != NOTHING).sum(axis=1) + (other != NOTHING).sum(axis=1) - both
    share: NDArray[np.float64] = counted / np.clip(total, 1, size)
    return share
