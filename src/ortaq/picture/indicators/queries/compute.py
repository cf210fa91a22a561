"""Indicators counted from the reports."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from ortaq.data.indicators import loader
from ortaq.engine.cube.formula import POPULATION, evaluate
from ortaq.engine.cube.query import Dimension
from ortaq.picture.indicators.periods import Period
from ortaq.picture.indicators.queries.population import get_population
from ortaq.picture.statistics.queries import get_cube

if TYPE_CHECKING:
    from ortaq.engine.cube.formula import Formula, IndicatorDefinition
    from ortaq.engine.cube.query import MonthRange
    from ortaq.picture.indicators.queries.population import Population
    from ortaq.shared.actors import Actor

PER_HEADS = 100_000
"""Inhabitants that an indicator per head is told for."""


@cache
def definitions() -> dict[str, IndicatorDefinition]:
    """Code to the definition of each indicator of the product."""
    return {definition.code: definition for definition in loader.load()}


@cache
def formulas() -> dict[str, IndicatorDefinition]:
    """Code to the definition of each indicator that is counted from the reports."""
    return {code: one for code, one in definitions().items() if one.formula is not None}


def needs_population(code: str) -> bool:
    """True where the indicator divides by the inhabitants."""
    found = definitions().get(code)
    if found is None:
        return False
    return bool(found.per_head_of) or (
        found.formula is not None and found.formula.denominator == POPULATION
    )


def compute_value(
    actor: Actor, code: str, period: Period, *, by: Dimension | None = None
) -> dict[str, Decimal | None]:
    """The value of a period now, under the key "", or of each key of a dimension.

    Raises:
        NotAllowed: the actor may not read exact counts.
        KeyError: the indicator is not counted from the reports.
    """
    found = _evaluate(actor, code, period.months, (by,) if by else (), get_population())
    return {"".join(keys): value for keys, value in found.items()}


def compute_months(
    actor: Actor, code: str, months: MonthRange, *, population: Population | None = None
) -> dict[str, Decimal | None]:
    """Month to the value of an indicator; a month without reports counts 0 where it counts reports.

    Args:
        actor: who asks.
        code: of the indicator.
        months: both sides known.
        population: read before, or None to read it.

    Raises:
        NotAllowed: the actor may not read exact counts.
    """
    known, formula = population or get_population(), _formula(code)
    found = _evaluate(actor, code, months, (Dimension.MONTH,), known)
    period, last = Period.parse(months.from_month or ""), months.to_month or ""
    values = {}
    while period.code < last:
        values[period.code] = found.get((period.code,), _of_nothing(formula, period.code, known))
        period = period.shifted(1)
    return values


def compute_panel(
    actor: Actor, code: str, months: MonthRange
) -> dict[tuple[str, str], Decimal | None]:
    """(month, region) to the value of an indicator, where there are reports.

    Raises:
        NotAllowed: the actor may not read exact counts.
    """
    by = (Dimension.MONTH, Dimension.REGION)
    found = _evaluate(actor, code, months, by, get_population())
    return {(month, region): value for (month, region), value in found.items()}


def _formula(code: str) -> Formula:
    formula = definitions()[code].formula
    if formula is None:
        raise KeyError(code)
    return formula


def _of_nothing(formula: Formula, month: str, population: Population) -> Decimal | None:
    """The value of a month without any report."""
    if not formula.numerator.measure.is_count:
        return None
    if formula.denominator is None:
        return Decimal(0)
    is_rate = formula.denominator == POPULATION
    return Decimal(0) if is_rate and population.persons(month).get("") else None


def _evaluate(
    actor: Actor,
    code: str,
    months: MonthRange,
    by: tuple[Dimension, ...],
    population: Population,
) -> dict[tuple[str, ...], Decimal | None]:
    return evaluate(
        _formula(code),
        months,
        lambda query: get_cube(actor, query),
        population.persons,
        by=by,
    )
