"""What the lights of a measure are computed from: money, values of indicators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.picture.indicators.queries import list_readings
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.rag import Goal
from ortaq.shared.actors import SYSTEM
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ortaq.picture.indicators.queries import Reading
    from ortaq.plan.measures.models import Measure, MeasureIndicator
    from ortaq.plan.measures.queries import MeasureRow
    from ortaq.plan.monitoring.models import ProgressReport


@dataclass(frozen=True, slots=True)
class Value:
    """The newest value of a measure's indicator, and where it comes from.

    Args:
        indicator: of the measure.
        value: None where nobody knows it.
        period: of the value.
        code: the passport that it comes from; empty where the lead reported it.
        at: last day of the period; None where there is none.
    """

    indicator: MeasureIndicator
    value: Decimal | None
    period: str
    code: str
    at: date | None = None


def planned_of(measure: Measure, period: HalfYear) -> Decimal | None:
    """Thousand tenge planned up to the end of a half-year; None where nothing is foreseen."""
    costs = measure.costs.all()
    if not costs:
        return None
    part = Decimal(str(period.years_gone))
    return sum(
        (
            cost.amount_thousand_kzt * (part if cost.year == period.year else 1)
            for cost in costs
            if cost.year <= period.year
        ),
        Decimal(),
    )


def spent_of(reports: list[ProgressReport]) -> Decimal | None:
    """The newest word on each year and source, summed."""
    told = {
        (one.year, one.source): one.amount_thousand_kzt
        for report in reports
        for one in report.spendings.all()
    }
    return sum(told.values(), Decimal()) if told else None


def value_of(
    indicator: MeasureIndicator,
    reports: list[ProgressReport],
    readings: Mapping[str, Reading],
) -> Value:
    """The newest value of a measure's indicator: of its passport, else of the lead's reports."""
    if indicator.indicator is not None:
        code = indicator.indicator.code
        last = readings[code].last if code in readings else None
        if last is None:
            return Value(indicator, None, "", code)
        return Value(
            indicator, last.value, last.period.code, code, last.period.end - timedelta(days=1)
        )
    for report in reversed(reports):
        for told in report.values.all():
            if told.name.as_dict() == indicator.name.as_dict():
                last_day = HalfYear.parse(report.period).last_day
                return Value(indicator, told.value, report.period, "", last_day)
    return Value(indicator, None, "", "")


def goal_of(value: Value, measure: Measure) -> Goal:
    """The indicator with its value, as the light looks at it."""
    indicator = value.indicator
    first = HalfYear(measure.plan.first_year, 1).start
    return Goal(
        name=in_language(indicator.name),
        baseline=indicator.baseline,
        start=measure.start_on or first,
        targets=indicator.targets_by_year,
        value=value.value,
        at=value.at,
    )


def readings_of(rows: list[MeasureRow], on: date) -> dict[str, Reading]:
    """Code of each passport that a measure points at to what it says."""
    wanted = {
        one.indicator.code
        for row in rows
        for one in row.measure.indicators.all()
        if one.indicator is not None
    }
    if not wanted:
        return {}
    readings = list_readings(SYSTEM, on=on)
    return {one.indicator.code: one for one in readings if one.indicator.code in wanted}
