"""Series of an indicator around the start of a measure, and what the engine says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.cube.query import MonthRange
from ortaq.engine.evaluate.differences import TooFewPlaces, difference
from ortaq.engine.evaluate.interrupted import YEAR, interrupted
from ortaq.engine.evaluate.series import NoVariation, TooFewPeriods
from ortaq.picture.indicators.periods import Frequency, Period
from ortaq.picture.indicators.queries import compute_months, compute_panel, formulas
from ortaq.plan.effects.permissions import READ
from ortaq.shared import clock
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ortaq.engine.evaluate.series import Difference, Interruption
    from ortaq.engine.terms.errors import OrtaqError
    from ortaq.shared.actors import Actor

MONTHS = 48
"""Months that are looked at, and twice as many at most."""
_REPORTS = "REP"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An indicator around the start of a measure.

    Args:
        code: of the indicator.
        months: YYYY-MM, in time.
        values: of the whole country, or of the treated regions where there are some.
        start: position of the first month of the measure.
        interruption: the series against its own past; None where it can't be said, then `why_not`.
        difference: the treated regions against the others; None where it can't be said.
        why_not: what stands in the way of the first.
        why_no_difference: what stands in the way of the second; None where no region was named.
        unknown: months without a value, which are counted as zero.
    """

    code: str
    months: tuple[str, ...]
    values: tuple[float, ...]
    start: int
    interruption: Interruption | None
    difference: Difference | None
    why_not: OrtaqError | None
    why_no_difference: OrtaqError | None
    unknown: int


def evaluate_measure(
    actor: Actor, code: str, first_month: str, regions: Collection[str] = ()
) -> Evaluation:
    """What an indicator did after the month in which a measure began.

    Args:
        actor: who asks.
        code: of an indicator that is computed.
        first_month: YYYY-MM, the first month in which the measure works.
        regions: codes of the regions where it was taken; none means the whole country.

    Raises:
        NotAllowed: the actor may not see exact counts.
        KeyError: the indicator is not computed.
        StatisticsMissing: the package of statistics is not installed.
    """
    actor.require(READ)
    months = _months(actor, first_month)
    start = months.index(first_month) if first_month in months else len(months)
    panel = _panel(actor, code, months) if regions else {}
    if regions:
        chosen = [panel[region] for region in panel if region in regions]
        values = [sum(column) / max(1, len(chosen)) for column in zip(*chosen, strict=True)]
        unknown = 0
    else:
        found = compute_months(actor, code, MonthRange(months[0], _after(months[-1])))
        unknown = sum(found[month] is None for month in months)
        values = [float(found[month] or 0) for month in months]
    interruption, why_not = _interrupted(values, start)
    spread, why_no_difference = _difference(panel, regions, start)
    return Evaluation(
        code=code,
        months=tuple(months),
        values=tuple(values),
        start=start,
        interruption=interruption,
        difference=spread,
        why_not=why_not,
        why_no_difference=why_no_difference,
        unknown=unknown,
    )


def list_codes() -> tuple[str, ...]:
    """Indicators that can be evaluated."""
    return tuple(formulas())


def _months(actor: Actor, first_month: str) -> list[str]:
    """Months that are over, from two years or more before the start, but none before the first report."""
    last = Period.holding(clock.today(), Frequency.MONTH).shifted(-1)
    begin = min(last.shifted(1 - MONTHS), Period.parse(first_month).shifted(-2 * YEAR))
    begin = max(begin, last.shifted(1 - 2 * MONTHS))
    told = compute_months(actor, _REPORTS, MonthRange(begin.code, _after(last.code)))
    months = list(told)
    first_told = next((place for place, month in enumerate(months) if told[month]), 0)
    return months[first_told:]


def _after(month: str) -> str:
    return Period.parse(month).shifted(1).code


def _panel(actor: Actor, code: str, months: list[str]) -> dict[str, list[float]]:
    """Region to its values; a region without a report in a month counts zero."""
    found = compute_panel(actor, code, MonthRange(months[0], _after(months[-1])))
    return {
        region.code: [float(found.get((month, region.code)) or 0) for month in months]
        for region in sorted(pack().regions, key=lambda one: one.code)
    }


def _interrupted(
    values: Sequence[float], start: int
) -> tuple[Interruption | None, OrtaqError | None]:
    try:
        return interrupted(values, start, season=YEAR), None
    except (TooFewPeriods, NoVariation) as error:
        return None, error


def _difference(
    panel: dict[str, list[float]], regions: Collection[str], start: int
) -> tuple[Difference | None, OrtaqError | None]:
    if not regions:
        return None, None
    try:
        return difference(panel, regions, start), None
    except (TooFewPeriods, TooFewPlaces) as error:
        return None, error
