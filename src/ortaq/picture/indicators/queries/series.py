"""An indicator over its periods, beside its targets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.evaluate.forecast import Forecast, forecast
from ortaq.picture.indicators.models import Direction, IndicatorValue
from ortaq.picture.indicators.periods import Frequency, Period
from ortaq.picture.indicators.queries.indicators import visible_indicators

if TYPE_CHECKING:
    from datetime import date

    from ortaq.picture.indicators.models import Indicator
    from ortaq.shared.actors import Actor

ON_THE_WAY, LATE = Decimal("0.9"), Decimal("0.7")
"""Least shares of the expected way that count as on the way and as late.

Source: the usual traffic light of plans (green from 0.9, amber from 0.7), see docs."""

_WHOLE = 100
"""No share is more, in per cent."""


class Standing(StrEnum):
    """Where an indicator stands against its target of the year."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    REACHED = "reached"
    UNKNOWN = "unknown"


class Outlook(StrEnum):
    """Whether the trend meets the next target."""

    LIKELY = "likely"
    OPEN = "open"
    UNLIKELY = "unlikely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Point:
    """The value of a period in its newest revision."""

    period: Period
    value: Decimal | None
    revision: int
    row: IndicatorValue


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator as a reader sees it.

    Args:
        indicator: the passport.
        points: newest revisions, in time.
        last: the newest known value.
        targets: year to value.
        standing: against the target of the last point's year.
        achievement: (actual - baseline) / (target - baseline), clipped to [0, 1.2]; None where any
            is missing.
        outlook: whether the trend meets the next target.
        forecast: the trend carried on to the end of that year; None where it can't be.
        target_year: of the next target.
    """

    indicator: Indicator
    points: tuple[Point, ...]
    last: Point | None
    targets: dict[int, Decimal]
    standing: Standing
    achievement: Decimal | None
    outlook: Outlook
    forecast: Forecast | None
    target_year: int | None

    @property
    def target(self) -> Decimal | None:
        """The target of the last point's year, else the next one."""
        if self.last is not None and self.last.period.year in self.targets:
            return self.targets[self.last.period.year]
        return self.targets.get(self.target_year or 0)


def list_readings(actor: Actor, *, on: date) -> list[Reading]:
    """Every indicator that the actor may see, as of a day."""
    rows = visible_indicators(actor).prefetch_related("targets", "values")
    return [_reading(indicator, on) for indicator in rows]


def get_reading(actor: Actor, code: str, *, on: date) -> Reading:
    """One indicator as of a day.

    Raises:
        Indicator.DoesNotExist: none that the actor may see has this code.
    """
    rows = visible_indicators(actor).prefetch_related("targets", "values")
    return _reading(rows.get(code__iexact=code), on)


def _reading(indicator: Indicator, on: date) -> Reading:
    points = _points(indicator)
    known = [point for point in points if point.value is not None]
    targets = {row.year: row.value for row in sorted(indicator.targets.all(), key=lambda r: r.year)}
    last = known[-1] if known else None
    year = next((year for year in targets if year >= on.year), None)
    trend = _trend(known, indicator, year)
    return Reading(
        indicator=indicator,
        points=points,
        last=last,
        targets=targets,
        standing=_standing(indicator, last, targets),
        achievement=_achievement(indicator, last, targets),
        outlook=_outlook(indicator, trend, targets.get(year) if year else None),
        forecast=trend,
        target_year=year,
    )


def _points(indicator: Indicator) -> tuple[Point, ...]:
    newest: dict[str, IndicatorValue] = {}
    for row in indicator.values.all():
        have = newest.get(row.period)
        if have is None or have.revision < row.revision:
            newest[row.period] = row
    points = (
        Point(Period.parse(code), row.value, row.revision, row)
        for code, row in sorted(newest.items())
    )
    return tuple(point for point in points if point.period.frequency == indicator.frequency)


def _achievement(
    indicator: Indicator, last: Point | None, targets: dict[int, Decimal]
) -> Decimal | None:
    """Source: (actual - baseline) / (target - baseline) holds for both directions by its signs."""
    target = targets.get(last.period.year) if last else None
    if last is None or last.value is None or target is None or indicator.baseline is None:
        return None
    way = target - indicator.baseline
    if not way:
        better = (
            last.value >= target if indicator.direction == Direction.UP else last.value <= target
        )
        return Decimal(1 if better else 0)
    return min(max((last.value - indicator.baseline) / way, Decimal(0)), Decimal("1.2"))


def _standing(indicator: Indicator, last: Point | None, targets: dict[int, Decimal]) -> Standing:
    """Against the part of the way that the year has gone by the end of the last period."""
    done = _achievement(indicator, last, targets)
    if done is None or last is None or indicator.direction == Direction.NONE:
        return Standing.UNKNOWN
    if done >= 1:
        return Standing.REACHED
    if not indicator.baseline_period:
        return Standing.UNKNOWN
    start = Period.parse(indicator.baseline_period).end
    end = Period(last.period.year, 1, Frequency.YEAR).end
    whole = (end - start).days
    expected = Decimal((last.period.end - start).days) / whole if whole > 0 else Decimal(1)
    ratio = done / expected if expected > 0 else Decimal(1)
    if ratio >= ON_THE_WAY:
        return Standing.ON_TRACK
    return Standing.AT_RISK if ratio >= LATE else Standing.OFF_TRACK


def _trend(known: list[Point], indicator: Indicator, year: int | None) -> Forecast | None:
    if year is None:
        return None
    last_of_year = Period(year, 1, Frequency.YEAR).end
    steps = 0
    if known:
        period = known[-1].period
        while period.end < last_of_year and steps < 200:
            period, steps = period.shifted(1), steps + 1
    if not steps:
        return None
    values = _every_period(known)
    is_positive = all(value is None or value >= 0 for value in values)
    return forecast(
        values,
        steps,
        least=0 if is_positive else None,
        most=_WHOLE if indicator.unit == "share" else None,
    )


def _every_period(known: list[Point]) -> list[float | None]:
    """A value for each period from the first known one to the last."""
    told = {point.period: float(point.value or 0) for point in known}
    period = known[0].period
    values: list[float | None] = [told[period]]
    while period != known[-1].period:
        period = period.shifted(1)
        values.append(told.get(period))
    return values


def _outlook(indicator: Indicator, trend: Forecast | None, target: Decimal | None) -> Outlook:
    if trend is None or target is None or indicator.direction == Direction.NONE:
        return Outlook.UNKNOWN
    goal, sign = float(target), 1 if indicator.direction == Direction.UP else -1
    low, high = sorted((sign * trend.low, sign * trend.high))
    if low >= sign * goal:
        return Outlook.LIKELY
    return Outlook.UNLIKELY if high < sign * goal else Outlook.OPEN
