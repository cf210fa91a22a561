"""The cube in plain Python over records: slow, obviously right."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.cube.query import MEDIANS, Dimension, Measure
from ortaq.engine.cube.table import CubeRow, CubeTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ortaq.engine.cube.query import CubeQuery
    from ortaq.engine.cube.schema import LakeRecord
    from ortaq.engine.cube.table import Value


def tabulate(query: CubeQuery, records: Iterable[LakeRecord]) -> CubeTable:
    """The answer to `query` over these records; takes memory for all that pass the filters."""
    passing = [record for record in records if _passes(record, query)]
    groups: dict[tuple[str, ...], list[LakeRecord]] = defaultdict(list)
    if query.dimensions:
        for record in passing:
            groups[tuple(_key(record, dimension) for dimension in query.dimensions)].append(record)
    return CubeTable(
        dimensions=query.dimensions,
        measures=query.measures,
        rows=tuple(CubeRow(keys, _measured(groups[keys], query)) for keys in sorted(groups)),
        totals=_measured(passing, query),
    )


def _passes(record: LakeRecord, query: CubeQuery) -> bool:
    return record.month in query.period and all(
        _key(record, dimension) in allowed for dimension, allowed in query.filters.items()
    )


def _key(record: LakeRecord, dimension: Dimension) -> str:
    if dimension is Dimension.CAMPAIGN_LINKED:
        return "true" if record.campaign else "false"
    return str(getattr(record, dimension))


def _measured(records: list[LakeRecord], query: CubeQuery) -> tuple[Value, ...]:
    return tuple(_MEASURED[measure](records) for measure in query.measures)


def _known(records: Iterable[LakeRecord], column: str) -> list[int]:
    values = (getattr(record, column) for record in records)
    return [value for value in values if value is not None]


def _count_above_zero(column: str) -> Callable[[list[LakeRecord]], Value]:
    return lambda records: sum(value > 0 for value in _known(records, column))


def _sum(column: str) -> Callable[[list[LakeRecord]], Value]:
    def total(records: list[LakeRecord]) -> Value:
        known = _known(records, column)
        return sum(known) if known else None

    return total


def _median(column: str) -> Callable[[list[LakeRecord]], Value]:
    def middle(records: list[LakeRecord]) -> Value:
        known = sorted(_known(records, column))
        if not known:
            return None
        return Decimal(known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2

    return middle


def _p90(column: str) -> Callable[[list[LakeRecord]], Value]:
    """By nearest rank: the value at place ceil(9n / 10), counted from 1."""

    def ninth(records: list[LakeRecord]) -> Value:
        known = sorted(_known(records, column))
        return known[(9 * len(known) + 9) // 10 - 1] if known else None

    return ninth


def _count_known(column: str) -> Callable[[list[LakeRecord]], Value]:
    return lambda records: len(_known(records, column))


_MEASURED: dict[Measure, Callable[[list[LakeRecord]], Value]] = {
    Measure.REPORTS: len,
    Measure.REPORTS_WITH_DAMAGE: _count_above_zero("claimed_kzt"),
    Measure.REPORTS_WITH_HELD: _count_above_zero("held_kzt"),
    Measure.REPORTS_WITH_RESTORED: _count_above_zero("restored_kzt"),
    Measure.CLAIMED_KZT: _sum("claimed_kzt"),
    Measure.HELD_KZT: _sum("held_kzt"),
    Measure.RESTORED_KZT: _sum("restored_kzt"),
    Measure.REPORTS_WITH_HOLD_TIME: _count_known("held_after_min"),
    Measure.HELD_AFTER_P90_MIN: _p90("held_after_min"),
    **{measure: _median(column) for measure, column in MEDIANS.items()},
}
