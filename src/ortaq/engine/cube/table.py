"""The cube's answer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortaq.engine.cube.query import Dimension, Measure

Value = int | Decimal | None
"""A count or sum (int), a median (Decimal), or None where no value is known."""


@dataclass(frozen=True, slots=True)
class CubeRow:
    """The reports with these keys.

    Args:
        keys: one for each dimension of the table; empty where unknown.
        values: one for each measure of the table.
    """

    keys: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class CubeTable:
    """Rows that have a report, and totals over all of them.

    Args:
        dimensions: of the keys.
        measures: of the values.
        rows: sorted by keys, code point by code point; none where there is no dimension.
        totals: each measure over every report counted (a median is no sum of medians).

    Units: whole tenge; a median may be a half.
    """

    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    rows: tuple[CubeRow, ...]
    totals: tuple[Value, ...]
