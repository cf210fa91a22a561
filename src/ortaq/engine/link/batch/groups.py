"""Groups of reports while they grow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ortaq.engine.link.batch.columns import UNKNOWN
from ortaq.engine.link.batch.merge import starts_by_number
from ortaq.engine.link.batch.uses import starts_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ortaq.engine.link.batch.columns import Counts, ReportColumns, Whole
    from ortaq.engine.link.batch.traits import TraitTables
    from ortaq.engine.link.batch.uses import Uses

Number = TypeVar("Number", np.int64, np.uint16)


@dataclass(frozen=True, slots=True)
class Groups:
    """What merges look at, one row a group; groups are numbered by their first report.

    Args:
        reports: number of reports.
        value: shape (traits, groups): the value of each trait in the first report.
        traits: shape (groups, values of all traits): how many reports tell each value; not
            counted yet while all are single reports, of which `value` tells all.
        told: shape (traits, groups): how many reports tell the trait at all.
        amount: sum of amounts.
        moment, moment_squared: sums over the reports' moments.
        identifiers: number of identifiers that the group uses and that other groups used once.
    """

    reports: Whole
    value: Whole
    traits: Counts
    told: Whole
    amount: Whole
    moment: Whole
    moment_squared: Whole
    identifiers: Whole

    def __len__(self) -> int:
        return len(self.reports)


def single_reports(reports: ReportColumns, tables: TraitTables, uses: Uses) -> Groups:
    """Every report a group of its own."""
    start = int(reports.moment.min(initial=0))
    moment = reports.moment - start
    value = reports.traits[list(tables.rows)]
    return Groups(
        np.ones(len(reports), np.int64),
        value,
        np.zeros((len(reports), sum(tables.widths)), np.uint16),
        (value != UNKNOWN).astype(np.int64),
        reports.amount,
        moment,
        moment**2,
        np.bincount(uses.group, minlength=len(reports)).astype(np.int64),
    )


def merged(
    groups: Groups, new_group: Whole, before: Uses, after: Uses, tables: TraitTables
) -> Groups:
    """The groups after some became one.

    Args:
        groups: what they were.
        new_group: new number of each, from 0 in the order of their first member.
        before: their uses.
        after: the uses regrouped, before anything is left out.
        tables: of the traits.
    """
    first = starts_by_number(new_group)
    size = len(first)
    later = np.flatnonzero(first[new_group] != np.arange(len(new_group)))
    later = later[np.argsort(new_group[later], kind="stable")]
    starts = starts_of(new_group[later])
    grown = new_group[later[starts]]

    def summed(values: NDArray[Number]) -> NDArray[Number]:
        found = values[first]
        found[grown] += np.add.reduceat(values[later], starts, dtype=values.dtype)
        return found

    are_single = groups.reports.max(initial=1) == 1
    lost = np.bincount(new_group[before.group], minlength=size) - np.bincount(
        after.group, minlength=size
    )
    return Groups(
        summed(groups.reports),
        groups.value[:, first],
        _counted(groups, new_group, size, tables) if are_single else summed(groups.traits),
        np.stack([summed(told) for told in groups.told])
        if len(groups.told)
        else groups.told[:, first],
        summed(groups.amount),
        summed(groups.moment),
        summed(groups.moment_squared),
        summed(groups.identifiers) - lost,
    )


def _counted(singles: Groups, group: Whole, size: int, tables: TraitTables) -> Counts:
    """How many reports tell each value, where every report was a group of its own until now."""
    counts = np.empty((size, sum(tables.widths)), np.uint16)
    for value, start, width in zip(singles.value, tables.starts, tables.widths, strict=True):
        known = np.flatnonzero(value != UNKNOWN)
        cells = np.bincount(group[known] * width + value[known], minlength=size * width)
        counts[:, start : start + width] = cells.reshape(size, width)
    return counts
