"""Which texts link a report, and which are alike without linking it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import MOMENTS_PER_DAY
from ortaq.engine.link.batch.reasons import CODES, UseCode

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Real, Whole
    from ortaq.engine.link.batch.grouping import Grouping

_STRIKING = 0.6
"""Likeness from which an analyst would expect a link."""


@dataclass(frozen=True, slots=True)
class TextReasons:
    """At most one row for each report and code, by report.

    Args:
        report: rows of the reports.
        other: of those with whose text theirs is alike.
        code: place in `CODES`.
        weight: in [0, 1]: how likely the two texts alone make them one campaign.
        days: between the two.
    """

    report: Whole
    other: Whole
    code: Whole
    weight: Real
    days: Whole


def explain_texts(moment: Whole, grouping: Grouping) -> TextReasons:
    """Of each report that words link, the words that vouch most; of others, the most alike elsewhere.

    Args:
        moment: of each report.
        grouping: what was found.
    """
    alike = grouping.alike
    report, other = (
        np.concatenate([alike.one, alike.other]),
        np.concatenate([alike.other, alike.one]),
    )
    odds, likeness = np.tile(grouping.odds, 2), np.tile(alike.likeness, 2)
    together = grouping.group[report] == grouping.group[other]
    bare = grouping.bare if len(grouping.bare) else np.zeros(len(moment), np.bool_)
    linking = _best(report, odds, together & bare[report] & (odds > 0))
    striking = _best(report, likeness, ~together & (likeness >= _STRIKING))
    rows = np.concatenate([linking, striking])
    code = np.repeat(
        [CODES.index(UseCode.TEXT_ALIKE), CODES.index(UseCode.TEXT_ONLY)],
        [len(linking), len(striking)],
    )
    order = np.argsort(report[rows], kind="stable")
    rows, code = rows[order], code[order]
    return TextReasons(
        report[rows],
        other[rows],
        code,
        1 / (1 + np.exp(-odds[rows] / 1000)),
        np.abs(moment[report[rows]] - moment[other[rows]]) // MOMENTS_PER_DAY,
    )


def _best(report: Whole, by: Whole | Real, among: Flags) -> Whole:
    """Of each report the row with the greatest value; of equal ones the first."""
    rows = np.flatnonzero(among)
    rows = rows[np.lexsort((-by[rows], report[rows]))]
    first = np.ones(len(rows), np.bool_)
    first[1:] = report[rows][1:] != report[rows][:-1]
    return rows[first]
