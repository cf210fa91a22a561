"""Answers of the cube, exact for those with an account and protected for the public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.cube.backends.duckdb import tabulate
from ortaq.engine.cube.query import CubeQuery, Dimension, Measure
from ortaq.engine.cube.suppress import small_cells
from ortaq.picture.statistics.permissions import READ
from ortaq.shared.lake.queries import get_folder

if TYPE_CHECKING:
    from ortaq.engine.cube.suppress import PublicTable
    from ortaq.engine.cube.table import CubeTable, Value
    from ortaq.picture.statistics.queries.filter import PictureFilter
    from ortaq.shared.actors import Actor

DATASET = "reports-2"
"""Name of the data set in the lake. Its number grows with the columns: a lake of earlier ones is made
anew by the first refresh."""

LEAST_PUBLIC_COUNT = 5
"""Fewest reports that a published cell may stand for. Ortaq's own rule, within the range of 3 to 10
that statistical offices use.

Source: Handbook on Statistical Disclosure Control (Hundepohl and others), threshold rule."""

CLAIMED = (
    Measure.REPORTS,
    Measure.REPORTS_WITH_DAMAGE,
    Measure.CLAIMED_KZT,
    Measure.CLAIMED_MEDIAN_KZT,
)
"""What the public sees of each breakdown: held and restored stand behind too few reports there."""

HELD = (Measure.REPORTS, Measure.REPORTS_WITH_HELD, Measure.HELD_KZT)
RESTORED = (Measure.REPORTS, Measure.REPORTS_WITH_RESTORED, Measure.RESTORED_KZT)
EVERYTHING = (*CLAIMED, *HELD[1:], *RESTORED[1:])


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """Reports with the same keys; `values` is None where they are withheld from the public."""

    keys: tuple[str, ...]
    values: tuple[Value, ...] | None

    @property
    def is_hidden(self) -> bool:
        """Whether the numbers are withheld."""
        return self.values is None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Measures by one or more dimensions, as one reader may see them.

    Args:
        dimensions: of the keys; an unknown key is empty.
        measures: of the values.
        rows: in the order of the keys.
        totals: over all reports; None where withheld.
    """

    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    rows: tuple[BreakdownRow, ...]
    totals: tuple[Value, ...] | None

    @property
    def has_hidden(self) -> bool:
        """Whether anything is withheld."""
        return self.totals is None or any(row.is_hidden for row in self.rows)

    def value(self, row: BreakdownRow, measure: Measure) -> Value:
        """One number of a row; None where unknown or withheld."""
        return None if row.values is None else row.values[self.measures.index(measure)]

    def total(self, measure: Measure) -> Value:
        """One number of the totals; None where unknown or withheld."""
        return None if self.totals is None else self.totals[self.measures.index(measure)]


def get_cube(actor: Actor, query: CubeQuery) -> CubeTable:
    """The exact answer to any question.

    Raises:
        NotAllowed: the actor may not read exact counts.
    """
    actor.require(READ)
    return tabulate(query, get_folder(DATASET))


def get_breakdown(
    narrowed: PictureFilter,
    dimensions: tuple[Dimension, ...],
    *,
    exact: bool,
    measures: tuple[Measure, ...] = EVERYTHING,
) -> Breakdown:
    """The measures by these dimensions, with small cells hidden unless `exact`.

    Args:
        narrowed: with both months known. Where not `exact`, the caller must always give the same
            filter: tables that overlap would give hidden cells away.
        dimensions: at most one where not `exact`.
        exact: for an actor who may read exact counts.
        measures: sums only with the count behind each.
    """
    query = CubeQuery(dimensions, measures, narrowed.filters, narrowed.period)
    found = tabulate(query, get_folder(DATASET))
    shown: CubeTable | PublicTable = found
    if not exact:
        shown = small_cells(found, minimum=LEAST_PUBLIC_COUNT)
    rows = tuple(BreakdownRow(row.keys, row.values) for row in shown.rows)
    if dimensions == (Dimension.MONTH,):
        rows = _every_month(rows, narrowed.months, measures)
    return Breakdown(dimensions, measures, rows, shown.totals)


def _every_month(
    rows: tuple[BreakdownRow, ...], months: tuple[str, ...], measures: tuple[Measure, ...]
) -> tuple[BreakdownRow, ...]:
    """A row for each month; one without reports counts zero and knows no sum."""
    nothing = tuple(0 if measure.is_count else None for measure in measures)
    found = {row.keys[0]: row for row in rows}
    return tuple(found.get(month) or BreakdownRow((month,), nothing) for month in months)
