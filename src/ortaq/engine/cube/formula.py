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
    Population = Callable[[str], Mapping[str, int]]

POPULATION = "population"
"""A denominator: the inhabitants of the country, or of each region, at the time of the period."""


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
        unit: count, share (per cent), kzt, kzt_per_100k, min (minutes) or per_100k; empty with
            `unit_words`.
        direction: up or down for what is better, none where neither is.
        places: decimals that are shown.
        formula: how it is computed from the reports; None where it is not.
        dimensions: by which it may be broken down.
        name: of the indicator.
        definition: what is counted, in words that a statistician accepts.
        limits: what it does not say.
        frequency: month, quarter, half_year or year.
        per_head_of: code of the entered indicator that it divides by the population; empty for none.
        unit_words: unit of an indicator whose values somebody enters.
        source: who counts, where it is not the register of reports.
        method: numerator, denominator, counted, left_out, breakdown: how others have to count it.
    """

    code: str
    unit: str
    direction: str
    places: int
    formula: Formula | None
    dimensions: tuple[Dimension, ...]
    name: Trilingual
    definition: Trilingual
    limits: Trilingual
    frequency: str = "month"
    per_head_of: str = ""
    unit_words: Trilingual | None = None
    source: Trilingual | None = None
    method: Mapping[str, Trilingual] = field(default_factory=dict)


def evaluate(
    formula: Formula,
    period: MonthRange,
    tabulate: Tabulate,
    population: Population,
    *,
    by: tuple[Dimension, ...] = (),
) -> dict[tuple[str, ...], Decimal | None]:
    """The indicator over a period, or for each combination of values of some dimensions.

    Args:
        formula: of the indicator.
        period: months of receipt.
        tabulate: answers a question to the cube.
        population: gives for a month (YYYY-MM; empty where the period is open) the inhabitants of each
            region whose number is known then, and under "" those of the whole country.
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
        below = _inhabitants(population, period, above, by)
    nothing = 0 if formula.numerator.measure.is_count else None
    return {
        keys: _over(above.get(keys, nothing), value, formula.factor)
        for keys, value in below.items()
    }


def _inhabitants(
    population: Population,
    period: MonthRange,
    above: Mapping[tuple[str, ...], Value],
    by: tuple[Dimension, ...],
) -> dict[tuple[str, ...], Value]:
    """The inhabitants of each key's region, or of the country; regions without a report count too."""
    first = period.from_month or ""

    def known(keys: tuple[str, ...]) -> Mapping[str, int]:
        return population(keys[by.index(Dimension.MONTH)] if Dimension.MONTH in by else first)

    if Dimension.REGION not in by:
        return {keys: known(keys).get("") for keys in above}
    silent = [(region,) for region in population(first) if region] if len(by) == 1 else []
    place = by.index(Dimension.REGION)
    return {keys: known(keys).get(keys[place]) for keys in (*above, *silent) if keys[place]}


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
