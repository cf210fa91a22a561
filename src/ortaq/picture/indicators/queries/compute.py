"""Indicators counted from the reports."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from ortaq.data.indicators import loader
from ortaq.engine.cube.formula import evaluate
from ortaq.engine.cube.query import Dimension
from ortaq.picture.indicators.periods import Period
from ortaq.picture.statistics.queries import get_cube
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from ortaq.engine.cube.formula import IndicatorDefinition
    from ortaq.engine.cube.query import MonthRange
    from ortaq.shared.actors import Actor


@cache
def formulas() -> dict[str, IndicatorDefinition]:
    """Code to the definition of each indicator that is computed."""
    return {definition.code: definition for definition in loader.load()}


def compute_value(
    actor: Actor, code: str, period: Period, *, by: Dimension | None = None
) -> dict[str, Decimal | None]:
    """The value of a period now, under the key "", or of each key of a dimension.

    Raises:
        NotAllowed: the actor may not read exact counts.
        KeyError: the indicator is not computed.
    """
    found = _evaluate(actor, code, period.months, (by,) if by else ())
    return {"".join(keys): value for keys, value in found.items()}


def compute_months(actor: Actor, code: str, months: MonthRange) -> dict[str, Decimal | None]:
    """Month to the value of an indicator; a month without reports counts 0 where it counts reports.

    Raises:
        NotAllowed: the actor may not read exact counts.
    """
    formula = formulas()[code].formula
    found = _evaluate(actor, code, months, (Dimension.MONTH,))
    is_count = formula.denominator is None and not formula.numerator.measure.endswith("_kzt")
    nothing = Decimal(0) if is_count else None
    period, last = Period.parse(months.from_month or ""), months.to_month or ""
    values = {}
    while period.code < last:
        values[period.code] = found.get((period.code,), nothing)
        period = period.shifted(1)
    return values


def compute_panel(
    actor: Actor, code: str, months: MonthRange
) -> dict[tuple[str, str], Decimal | None]:
    """(month, region) to the value of an indicator, where there are reports.

    Raises:
        NotAllowed: the actor may not read exact counts.
    """
    found = _evaluate(actor, code, months, (Dimension.MONTH, Dimension.REGION))
    return {(month, region): value for (month, region), value in found.items()}


def _evaluate(
    actor: Actor, code: str, months: MonthRange, by: tuple[Dimension, ...]
) -> dict[tuple[str, ...], Decimal | None]:
    return evaluate(
        formulas()[code].formula,
        months,
        lambda query: get_cube(actor, query),
        _population(),
        by=by,
    )


def _population() -> dict[str, int]:
    """Region to inhabitants, "" for all; nothing where a region's number is not known."""
    known = {one.code: one.population for one in pack().regions if one.population is not None}
    whole = {"": sum(known.values())} if len(known) == len(pack().regions) else {}
    return {**known, **whole}
