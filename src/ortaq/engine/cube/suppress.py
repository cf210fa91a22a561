"""Tables fit for the public: no row so small that it shows a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.cube.query import Measure
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Collection

    from ortaq.engine.cube.query import Dimension
    from ortaq.engine.cube.table import CubeTable, Value

LEAST_MINIMUM = 3
"""With 2, a hidden count could only be 1."""

_COUNTED_BY = {
    Measure.CLAIMED_KZT: Measure.REPORTS_WITH_DAMAGE,
    Measure.CLAIMED_MEDIAN_KZT: Measure.REPORTS_WITH_DAMAGE,
    Measure.HELD_KZT: Measure.REPORTS_WITH_HELD,
    Measure.RESTORED_KZT: Measure.REPORTS_WITH_RESTORED,
    Measure.HELD_AFTER_MEDIAN_MIN: Measure.REPORTS_WITH_HOLD_TIME,
    Measure.HELD_AFTER_P90_MIN: Measure.REPORTS_WITH_HOLD_TIME,
}

_COUNTS = frozenset({Measure.REPORTS, *_COUNTED_BY.values()})


class UnprotectableTable(OrtaqError):
    """The table cannot be made safe.

    Ask for one dimension at most, for `reports`, and for each sum's own count beside it; the
    minimum is at least `LEAST_MINIMUM`.
    """

    code = "unprotectable_table"


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A row as anybody may see it.

    Args:
        keys: as in the cube's table.
        values: as in the cube's table; None where the row is hidden.
    """

    keys: tuple[str, ...]
    values: tuple[Value, ...] | None

    @property
    def is_hidden(self) -> bool:
        """Whether the row's numbers are withheld."""
        return self.values is None


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A cube table as anybody may see it; `totals` is None where they are withheld."""

    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    rows: tuple[PublicRow, ...]
    totals: tuple[Value, ...] | None
    minimum: int


def small_cells(table: CubeTable, *, minimum: int) -> PublicTable:
    """The table with small rows hidden, and others where a hidden one could be computed.

    A row is small if it has a count from 1 to `minimum` - 1, of reports or of the reports behind
    one of its sums. Then the smallest remaining rows are hidden too (all equal ones together)
    until the hidden rows as one group are safe: `minimum` reports or more behind each count, and
    not all the same. So the hidden rows could be exchanged without changing what is published,
    and even who knows this rule cannot tell any hidden number of reports. If hiding every row is
    not enough, the totals are hidden.

    Protects one table. Who publishes several that overlap (other filters, another period of the
    same months, a second dimension) must not publish totals that differ by a few reports.

    Args:
        table: at most one dimension; with `reports`, and for each sum the count behind it.
        minimum: least count that may be shown.

    Raises:
        UnprotectableTable: the table or the minimum is none of these.

    Source: minimum cell size with complementary suppression, as in the Handbook on Statistical
        Disclosure Control (Hundepohl and others), chapter on tabular data.
    """
    _check(table, minimum)
    hidden = _hidden(table, minimum)
    group = [_counts(row.values, table) for row in table.rows if row.keys in hidden]
    withhold_totals = _is_small(_counts(table.totals, table), minimum) or (
        bool(hidden) and not _is_safe(group, minimum)
    )
    return PublicTable(
        dimensions=table.dimensions,
        measures=table.measures,
        rows=tuple(
            PublicRow(row.keys, None if row.keys in hidden else row.values) for row in table.rows
        ),
        totals=None if withhold_totals else table.totals,
        minimum=minimum,
    )


def _check(table: CubeTable, minimum: int) -> None:
    needed = {Measure.REPORTS} | {
        _COUNTED_BY[measure] for measure in table.measures if measure in _COUNTED_BY
    }
    missing = sorted(needed - set(table.measures))
    if missing or len(table.dimensions) > 1 or minimum < LEAST_MINIMUM:
        raise UnprotectableTable(
            missing=", ".join(missing), dimensions=len(table.dimensions), minimum=minimum
        )


def _counts(values: tuple[Value, ...], table: CubeTable) -> tuple[int, ...]:
    """The counts among a row's values, reports first so that rows sort by it."""
    pairs = zip(table.measures, values, strict=True)
    counts = {measure: int(value or 0) for measure, value in pairs if measure in _COUNTS}
    return (counts.pop(Measure.REPORTS), *counts.values())


def _is_small(counts: tuple[int, ...], minimum: int) -> bool:
    return any(0 < count < minimum for count in counts)


def _is_safe(group: Collection[tuple[int, ...]], minimum: int) -> bool:
    """Whether the sum over these rows may be known, and tells nothing of any one of them."""
    return all(
        not any(counts) or (sum(counts) >= minimum and len(set(counts)) > 1)
        for counts in zip(*group, strict=True)
    )


def _hidden(table: CubeTable, minimum: int) -> set[tuple[str, ...]]:
    """Keys of the rows to hide."""
    counts = {row.keys: _counts(row.values, table) for row in table.rows}
    hidden = {keys for keys, own in counts.items() if _is_small(own, minimum)}
    if not hidden:
        return hidden
    while len(hidden) < len(counts) and not _is_safe([counts[key] for key in hidden], minimum):
        smallest = min(own for keys, own in counts.items() if keys not in hidden)
        hidden |= {keys for keys, own in counts.items() if own == smallest}
    return hidden
