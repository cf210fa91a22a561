"""Groups of near-duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.similar.pairs import near_pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ortaq.engine.similar.signatures import Signatures

    Whole = NDArray[np.int64]

_MOST_ROUNDS = 64


def near_duplicates(signatures: Signatures, *, least: float = 0.6) -> Whole:
    """The group of each text, named by the place of its exemplar; a text like no other is alone.

    Texts that hang together by pairs form a heap; its exemplar is the text with most pairs, and
    those that are `least` like the exemplar are its group. The rest of the heap is grouped anew.
    So every text is at least `least` like the exemplar of its group, and a long chain of small
    changes does not join its ends.

    Args:
        signatures: of the texts.
        least: in (0, 1].
    """
    pairs = near_pairs(signatures, least)
    group = np.arange(len(signatures), dtype=np.int64)
    one, other = pairs.one, pairs.other
    for _ in range(_MOST_ROUNDS):
        if not len(one):
            break
        heap = _heaps(len(group), one, other)
        exemplar = _exemplars(heap, one, other)
        members = np.unique(np.concatenate([one, other]))
        fits = signatures.likeness(exemplar[heap[members]], members) >= least
        group[members[fits]] = exemplar[heap[members[fits]]]
        grouped = np.zeros(len(group), np.bool_)
        grouped[members[fits]] = True
        left = ~grouped[one] & ~grouped[other]
        one, other = one[left], other[left]
    return group


def _heaps(texts: int, one: Whole, other: Whole) -> Whole:
    """The least text that each hangs together with, passed on until nothing changes."""
    label = np.arange(texts, dtype=np.int64)
    while True:
        low = np.minimum(label[one], label[other])
        new = label.copy()
        np.minimum.at(new, one, low)
        np.minimum.at(new, other, low)
        new = new[new]
        if np.array_equal(new, label):
            return label
        label = new


def _exemplars(heap: Whole, one: Whole, other: Whole) -> Whole:
    """By heap, the text with most pairs; of equal ones the first."""
    many = np.bincount(one, minlength=len(heap)) + np.bincount(other, minlength=len(heap))
    order = np.lexsort((np.arange(len(heap)), -many, heap))
    heads = order[np.concatenate([[True], heap[order][1:] != heap[order][:-1]])]
    exemplar = np.arange(len(heap), dtype=np.int64)
    exemplar[heap[heads]] = heads
    return exemplar
