"""Figures that others published, arranged so that those which disagree stand side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.conf import settings

from ortaq.data import figures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ortaq.engine.terms.figure import FigureDefinition, PublishedFigure, TypologyCategory

DAMAGE = "online_fraud_damage_kzt"
CRIMES = "online_fraud_registered"


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """What was published of one indicator, period and area; more than one figure where sources differ."""

    period_from: date
    period_to: date
    area: str
    figures: tuple[PublishedFigure, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether there is more than one figure."""
        return len(self.figures) > 1


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """One indicator with its periods, latest first.

    Args:
        code: the indicator.
        periods: with one figure, or several where sources disagree or count something else.
    """

    code: str
    periods: tuple[PeriodFigures, ...]

    @property
    def single(self) -> tuple[PeriodFigures, ...]:
        """Periods with one figure."""
        return tuple(period for period in self.periods if not period.is_disputed)

    @property
    def disputed(self) -> tuple[PeriodFigures, ...]:
        """Periods in which sources disagree, or count something else under the same name."""
        return tuple(period for period in self.periods if period.is_disputed)

    @property
    def first(self) -> PublishedFigure:
        """One of its figures."""
        return self.periods[0].figures[0]

    @property
    def definitions(self) -> tuple[FigureDefinition, ...]:
        """What its figures count, each once, in the order in which they are met."""
        met = (figure.definition for period in self.periods for figure in period.figures)
        return tuple({definition.code: definition for definition in met}.values())


@dataclass(frozen=True, slots=True)
class TypologyFigures:
    """One publisher's own types in one period, in its own order; they don't map on another's.

    Args:
        period_from: first day.
        period_to: day after the last.
        rows: type and figure.
    """

    period_from: date
    period_to: date
    rows: tuple[tuple[TypologyCategory, PublishedFigure], ...]

    @property
    def first(self) -> PublishedFigure:
        """Any of the figures: all have one definition and source."""
        return self.rows[0][1]


def list_national() -> list[IndicatorFigures]:
    """Totals of the whole country by indicator, in the order of the data."""
    country = settings.COUNTRY.upper()
    return _by_indicator(figure for figure in _all() if figure.area == country)


def list_regional() -> list[IndicatorFigures]:
    """Totals of regions by indicator; regions count differently and can't be compared."""
    country = settings.COUNTRY.upper()
    return _by_indicator(figure for figure in _all() if figure.area != country)


def list_typologies() -> list[TypologyFigures]:
    """Figures by the types of those who published them, latest period first."""
    names = {(item.typology, item.category): item for item in figures.typologies()}
    typed = [figure for figure in _all() if figure.typology]
    order = list(names)

    def place(figure: PublishedFigure) -> tuple[int, int, str]:
        return (-figure.period_to.toordinal(), -figure.period_from.toordinal(), figure.typology)

    typed.sort(key=lambda figure: (place(figure), order.index((figure.typology, figure.category))))
    return [
        TypologyFigures(
            period_from=group[0].period_from,
            period_to=group[0].period_to,
            rows=tuple((names[row.typology, row.category], row) for row in group),
        )
        for group in (list(found) for _, found in groupby(typed, key=place))
    ]


def list_rivals() -> list[PeriodFigures]:
    """Crimes and damage in the latest period of which sources name different damages."""
    national = {indicator.code: indicator for indicator in list_national()}
    damage = national.get(DAMAGE)
    if damage is None or not damage.disputed:
        return []
    latest = damage.disputed[0]
    crimes = national.get(CRIMES)
    periods = crimes.periods if crimes else ()
    same = [period for period in periods if _period(period) == _period(latest)]
    return [*same, latest]


def _all() -> tuple[PublishedFigure, ...]:
    try:
        return figures.load(settings.COUNTRY)
    except FileNotFoundError:
        return ()


def _period(found: PeriodFigures) -> tuple[date, date]:
    return found.period_from, found.period_to


def _by_indicator(wanted: Iterable[PublishedFigure]) -> list[IndicatorFigures]:
    by_code: dict[str, dict[tuple[date, date, str], list[PublishedFigure]]] = {}
    for figure in wanted:
        if not figure.typology:
            place = (figure.period_to, figure.period_from, figure.area)
            by_code.setdefault(figure.indicator, {}).setdefault(place, []).append(figure)
    return [_indicator(code, periods) for code, periods in by_code.items()]


def _indicator(
    code: str, periods: dict[tuple[date, date, str], list[PublishedFigure]]
) -> IndicatorFigures:
    latest_first = sorted(periods, reverse=True)
    return IndicatorFigures(
        code=code,
        periods=tuple(
            PeriodFigures(start, end, area, tuple(periods[end, start, area]))
            for end, start, area in latest_first
        ),
    )
