"""An indicator: one answer of the cube over another one."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.cube.query import CubeQuery, Dimension, Measure, MonthRange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ortaq.engine.cube.table import CubeTable, Value
    from ortaq.engine.terms.language import Trilingual

    Tabulate = Callable[[CubeQuery], CubeTable]

POPULATION = "population"
"""A denominator: the inhabitants of the country, or of each region."""


@dataclass(frozen=True, slots=True)
class Part:
    """A measure of the reports that pass the filters."""

    measure: Measure
    filters: Mapping[Dimension, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Formula:
    """numerator / denominator x factor; a denominator of None is 1."""

    numerator: Part
    denominator: Part | str | None = None
    factor: int = 1


@dataclass(frozen=True, slots=True)
class IndicatorDefinition:
    """What an indicator is.

    Args:
        code: stable name.
        unit: count, share (per cent), kzt or per_100k.
        direction: up or down for what is better, none where neither is.
        places: decimals that are shown.
        formula: how it is computed.
        dimensions: by which it may be broken down.
        name: of the indicator.
        definition: what is counted, in words that a statistician accepts.
        limits: what it does not say.
    """

    code: str
    unit: str
    direction: str
    places: int
    formula: Formula
    dimensions: tuple[Dimension, ...]
    name: Trilingual
    definition: Trilingual
    limits: Trilingual


def evaluate(
    formula: Formula,
    period: MonthRange,
    tabulate: Tabulate,
    population: Mapping[str, int],
    *,
    by: Dimension | None = None,
) -> dict[str, Decimal | None]:
    """The indicator over a period, or of each value of a dimension.

    Args:
        formula: of the indicator.
        period: months of receipt.
        tabulate: answers a question to the cube.
        population: region to inhabitants; "" for the whole country.
        by: dimension; None for one value under the key "".

    Returns:
        Key to value; None where the denominator is nothing or a number is not known. A key that has
        no report in the numerator counts 0 where the measure is a count.
    """
    above = _values(formula.numerator, period, tabulate, by)
    if formula.denominator is None:
        return {key: _over(value, Decimal(1), formula.factor) for key, value in above.items()}
    below: Mapping[str, Value]
    if isinstance(formula.denominator, Part):
        below = _values(formula.denominator, period, tabulate, by)
    elif by is Dimension.MONTH:
        below = dict.fromkeys(above, population.get(""))
    else:
        below = {key: count for key, count in population.items() if (by is None) == (key == "")}
    nothing = None if formula.numerator.measure.endswith("_kzt") else 0
    return {
        key: _over(above.get(key, nothing), value, formula.factor) for key, value in below.items()
    }


def _values(
    part: Part, period: MonthRange, tabulate: Tabulate, by: Dimension | None
) -> dict[str, Value]:
    dimensions = () if by is None else (by,)
    table = tabulate(CubeQuery(dimensions, (part.measure,), part.filters, period))
    if by is None:
        return {"": table.totals[0]}
    return {row.keys[0]: row.values[0] for row in table.rows}


def _over(value: Value, below: Value, factor: int) -> Decimal | None:
    if value is None or not below:
        return None
    return Decimal(value) / Decimal(below) * factor
