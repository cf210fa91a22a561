"""A nation as the linker reads it, and how well what it finds agrees with the truth."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from schemes import HUB, OFFENDER, VICTIM

from ortaq.engine.link.batch.columns import (
    MOMENTS_PER_DAY,
    MentionColumns,
    ReportColumns,
    offender_evidence,
    standard_amounts,
)
from ortaq.engine.link.tables.narratives import Narratives

if TYPE_CHECKING:
    from generator import Nation
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


def alike(told: pa.Array, **how: int) -> Narratives:
    """The narratives as the linker reads them; `how` goes to `Narratives.of`."""
    with ThreadPoolExecutor(1) as pool:
        return Narratives.of(pa.table({"narrative": told}), np.arange(len(told)), pool, **how)


def columns(nation: Nation) -> tuple[ReportColumns, MentionColumns]:
    """The nation as extraction and the reports' attributes tell it."""
    sign = np.where(nation.role == OFFENDER, 1, np.where(nation.role == VICTIM, -1, 0))
    identifier = np.unique(nation.identifier, return_inverse=True)[1]
    kind = np.zeros(int(identifier.max()) + 1, np.int64)
    kind[identifier] = nation.kind
    return (
        ReportColumns(
            np.floor(nation.occurred * MOMENTS_PER_DAY).astype(np.int64),
            np.stack([nation.crime_type, nation.region, nation.language]),
            standard_amounts(nation.amount),
        ),
        MentionColumns(
            nation.report,
            identifier,
            offender_evidence(sign, nation.role_confidence),
            nation.role == HUB,
            kind,
        ),
    )
