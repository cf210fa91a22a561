"""Which texts are worth comparing, and which of those are alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.similar.signatures import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from ortaq.engine.similar.signatures import Signatures

    Whole = NDArray[np.int64]

BUCKETS = 6
REACH = 2
_AT_ONCE = 1 << 23
"""Places in buckets that are sorted in one go, for memory."""
_LOW = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class NearPairs:
    """Pairs of texts that are alike, each once, in order.

    Args:
        one, other: places of the texts; `one` is the lesser.
        likeness: of each pair, in [0, 1].
    """

    one: Whole
    other: Whole
    likeness: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.one)


def near_pairs(
    signatures: Signatures,
    least: float,
    *,
    rank: Whole | None = None,
    buckets: int = BUCKETS,
    reach: int = REACH,
) -> NearPairs:
    """Pairs of texts with a likeness of at least `least`, among those that are compared.

    A text stands in the buckets of its first `buckets` shingles. Within a bucket texts stand by
    `rank`, and each is compared with the `reach` that follow it: at most `buckets * reach`
    comparisons a text, however many share a bucket. Alike texts that share no bucket or stand far
    from each other in all of them are missed: with the default buckets fewer than one pair in a
    hundred with a likeness of 0.6, where buckets are small. The members of a group of near-equal
    texts are each found with some neighbour, not each with each.

    Args:
        signatures: of the texts.
        least: in (0, 1].
        rank: place of each text in the order within buckets, each number once (by time, say);
            without it near-equal signatures stand together.
        buckets: at most the size of the signatures.
        reach: neighbours compared in each bucket.
    """
    if rank is None:
        rank = _by_signature(signatures)
    text = np.empty(len(rank), np.int64)
    text[rank] = np.arange(len(rank))
    width = max(1, len(rank))
    keys, alike = [np.zeros(0, np.int64)], [np.zeros(0)]
    for met in _met(signatures, rank, buckets, reach):
        one, other = text[met // width], text[met % width]
        likeness = signatures.likeness(one, other)
        kept = likeness >= least
        one, other = one[kept], other[kept]
        keys.append(np.minimum(one, other) * width + np.maximum(one, other))
        alike.append(likeness[kept])
    key, likeness = np.concatenate(keys), np.concatenate(alike)
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = _starts(key)
    return NearPairs(key[first] // width, key[first] % width, likeness[order[first]])


def _starts(ordered: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where a new value starts; sorting is quicker than hashing so many."""
    found = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found


def _by_signature(signatures: Signatures) -> Whole:
    first = signatures.values[:, : min(4, signatures.values.shape[1])]
    order = np.lexsort(first.T[::-1])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank


def _met(signatures: Signatures, rank: Whole, buckets: int, reach: int) -> Iterator[Whole]:
    """Pairs of ranks that stand near each other in a bucket, as one number; by part of the buckets."""
    values = signatures.values[:, :buckets]
    parts = -(-values.size // _AT_ONCE)
    width = max(1, len(rank))
    for part in range(parts):
        inside = values != NOTHING
        if parts > 1:
            inside &= values % np.uint32(parts) == part
        row = np.nonzero(inside)[0]
        place = values[inside].astype(np.uint64) << np.uint64(32)
        place |= rank[row].astype(np.uint64)
        place.sort()
        bucket, ranks = place >> np.uint64(32), (place & _LOW).astype(np.int64)
        near = [
            ranks[:-lag][same] * width + ranks[lag:][same]
            for lag in range(1, reach + 1)
            for same in [bucket[lag:] == bucket[:-lag]]
        ]
        met = np.concatenate(near)
        met.sort()
        yield met[_starts(met)]
