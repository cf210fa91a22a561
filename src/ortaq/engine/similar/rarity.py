"""How much a shingle counts: much where few texts have it, little where it is a stock phrase."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ortaq.engine.similar.shingles import in_batches, shingles

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST_TEXTS = 1 << 17
"""Texts counted; of more, evenly spaced ones."""
_CELLS = (1 << 12, 1 << 23)
_LOW = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How common shingles are among some texts.

    Args:
        counts: texts with a shingle, by the shingle's last bits; shingles that share a cell count
            as more common than they are.
        texts: how many texts were counted.
    """

    counts: NDArray[np.uint32]
    texts: int

    def weight(self, number: NDArray[np.uint64]) -> NDArray[np.float64]:
        """In (0, 1], 1 for shingles of no counted text: the square of the share of information.

        Information is the logarithm of texts over texts with the shingle (as in TF-IDF); a shingle
        of every second text weighs hundreds of times less than one of a single text.
        """
        many = self.counts[number & np.uint64(len(self.counts) - 1)]
        weight: NDArray[np.float64] = _weights(self.texts)[np.minimum(many, self.texts)]
        return weight


@lru_cache(maxsize=8)
def _weights(texts: int) -> NDArray[np.float64]:
    """The weight of a shingle of none, of one and so on up to all of so many texts."""
    all_texts = np.log(texts + 2.0)
    weights: NDArray[np.float64] = (
        (all_texts - np.log(np.arange(1.0, texts + 2))) / all_texts
    ) ** 2
    return weights


def rarity(texts: pa.ChunkedArray) -> Rarity:
    """How common each shingle is among the texts, or among evenly spaced ones if they are many."""
    step = -(-len(texts) // _MOST_TEXTS)
    if step > 1:
        texts = texts.take(pa.array(np.arange(0, len(texts), step)))
    least, most = _CELLS
    cells = min(most, max(least, 1 << int(len(texts) * 64).bit_length()))
    counts = np.zeros(cells, np.uint32)
    for batch in in_batches(texts):
        found = shingles(batch)
        cell = found.number & np.uint64(cells - 1)
        key = (found.text.astype(np.uint64) << np.uint64(32)) | cell
        key.sort()
        own = key[np.concatenate([[True], key[1:] != key[:-1]])[: len(key)]] & _LOW
        own.sort()
        starts = np.flatnonzero(np.concatenate([[True], own[1:] != own[:-1]])[: len(own)])
        counts[own[starts]] += np.diff(np.append(starts, len(own))).astype(np.uint32)
    return Rarity(counts, len(texts))
