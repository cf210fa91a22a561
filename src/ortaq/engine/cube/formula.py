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
    by: tuple[Dimension, ...] = (),
) -> dict[tuple[str, ...], Decimal | None]:
    """The indicator over a period, or for each combination of values of some dimensions.

    Args:
        formula: of the indicator.
        period: months of receipt.
        tabulate: answers a question to the cube.
        population: region to inhabitants; "" for the whole country.
        by: dimensions of the keys; none for one value under the empty key.

    Returns:
        Keys to value; None where the denominator is nothing or a number is not known. Keys that have no
        report in the numerator count 0 where the measure is a count.
    """
    above = _values(formula.numerator, period, tabulate, by)
    if formula.denominator is None:
        return {keys: _over(value, 1, formula.factor) for keys, value in above.items()}
    below: Mapping[tuple[str, ...], Value]
    if isinstance(formula.denominator, Part):
        below = _values(formula.denominator, period, tabulate, by)
    else:
        below = _inhabitants(population, above, by)
    nothing = None if formula.numerator.measure.endswith("_kzt") else 0
    return {
        keys: _over(above.get(keys, nothing), value, formula.factor)
        for keys, value in below.items()
    }


def _inhabitants(
    population: Mapping[str, int],
    above: Mapping[tuple[str, ...], Value],
    by: tuple[Dimension, ...],
) -> dict[tuple[str, ...], Value]:
    """The inhabitants of each key's region, or of the country; regions without a report count too."""
    silent = [(region,) for region in population if region] if by == (Dimension.REGION,) else []
    if Dimension.REGION not in by:
        return dict.fromkeys(above, population.get(""))
    place = by.index(Dimension.REGION)
    return {keys: population.get(keys[place]) for keys in (*above, *silent) if keys[place]}


def _values(
    part: Part, period: MonthRange, tabulate: Tabulate, by: tuple[Dimension, ...]
) -> dict[tuple[str, ...], Value]:
    table = tabulate(CubeQuery(by, (part.measure,), part.filters, period))
    if not by:
        return {(): table.totals[0]}
    return {row.keys: row.values[0] for row in table.rows}


def _over(value: Value, below: Value, factor: int) -> Decimal | None:
    if value is None or not below:
        return None
    return Decimal(value) / Decimal(below) * factor
