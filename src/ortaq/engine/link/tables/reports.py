"""A table of reports as columns of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ortaq.engine.link.batch.columns import (
    MOMENTS_PER_DAY,
    UNKNOWN,
    ReportColumns,
    standard_amounts,
)
from ortaq.engine.link.tables.moments import seconds
from ortaq.engine.link.tables.source import text
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Whole
    from ortaq.engine.link.tables.source import Source

TRAITS = ("crime_type", "region", "language")
_SECONDS_A_MOMENT = 86_400 // MOMENTS_PER_DAY


class UnreadableAmount(OrtaqError):
    """The column amount_kzt holds something else than sums: make it a column of numbers."""

    code = "bad_amount"


def report_columns(reports: Source, unlisted: int) -> tuple[ReportColumns, Whole]:
    """What linking is told of each report, in the order of the table, and when it was, in seconds.

    Args:
        reports: reported_at and, where known, occurred_at, amount_kzt and `TRAITS`.
        unlisted: reports to add at the end of which nothing is known.

    Raises:
        UnreadableTime: a time cannot be read.
        UnreadableAmount: an amount cannot.
    """
    listed = seconds(reports)
    middle = int(np.median(listed)) if len(listed) else 0
    at = np.concatenate([listed, np.full(unlisted, middle, np.int64)])
    traits = np.full((len(TRAITS), len(at)), UNKNOWN, np.int64)
    for row, trait in enumerate(TRAITS):
        if trait in reports.column_names:
            traits[row, : len(listed)] = _codes(reports, trait)
    amount = np.pad(_amounts(reports), (0, unlisted))
    return ReportColumns(at // _SECONDS_A_MOMENT, traits, amount), at


def _amounts(reports: Source) -> Whole:
    if "amount_kzt" not in reports.column_names:
        return np.zeros(reports.num_rows, np.int64)
    try:
        known = pc.cast(reports["amount_kzt"], pa.float64(), safe=False)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise UnreadableAmount from error
    return standard_amounts(pc.fill_null(known, 0.0).to_numpy())


def _codes(reports: Source, column: str) -> Whole:
    """Values as numbers in the order of their spelling; empty and null are `UNKNOWN`."""
    values = text(reports, column)
    known = pc.unique(values).drop_null().filter(pc.not_equal(pc.unique(values).drop_null(), ""))
    ordered = known.take(pc.sort_indices(known))
    codes: Whole = pc.fill_null(pc.index_in(values, value_set=ordered), UNKNOWN).to_numpy()
    return codes.astype(np.int64)
