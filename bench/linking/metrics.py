"""How well a partition of reports agrees with the true one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision, recall and F1, by report (B³) and by pair of reports."""

    b3_precision: float
    b3_recall: float
    b3_f1: float
    pair_precision: float
    pair_recall: float
    pair_f1: float


def agreement(found: NDArray[np.int64], truth: NDArray[np.int64]) -> Agreement:
    """How `found` agrees with `truth`; both number the group of each report."""
    one = np.unique(found, return_inverse=True)[1]
    two = np.unique(truth, return_inverse=True)[1]
    cell, both = np.unique(one * (int(two.max()) + 1) + two, return_counts=True)
    ours = np.bincount(one)
    theirs = np.bincount(two)
    width = int(two.max()) + 1
    precision = float((both * (both / ours[cell // width])).sum() / len(one))
    recall = float((both * (both / theirs[cell % width])).sum() / len(one))
    pairs, our_pairs, their_pairs = _pairs(both), _pairs(ours), _pairs(theirs)
    pair_precision = pairs / our_pairs if our_pairs else 1.0
    pair_recall = pairs / their_pairs if their_pairs else 1.0
    return Agreement(
        precision, recall, _f1(precision, recall),
        pair_precision, pair_recall, _f1(pair_precision, pair_recall),
    )  # fmt: skip


def _pairs(sizes: NDArray[np.int64]) -> float:
    return float((sizes * (sizes - 1) / 2).sum())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
