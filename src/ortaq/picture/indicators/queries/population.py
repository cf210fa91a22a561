"""How many people live where, and which figure serves a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.picture.indicators.models import PopulationFigure
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from datetime import date

SERVES_YEARS = 1
"""A figure serves the months of its own year and of so many years after it, until a newer one comes.
Ortaq's own rule: offices publish once a year; an older figure would make a wrong rate."""


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """A number of people with what it rests on.

    Args:
        on: the day it is of.
        persons: how many.
        source: who counted.
        is_verified: False where no official source confirms it.
        is_sum: True where the regions were added up.
    """

    on: date
    persons: int
    source: str
    is_verified: bool
    is_sum: bool = False


class Population:
    """The newest revisions of all figures.

    Args:
        figures: of any days and regions.
    """

    def __init__(self, figures: list[PopulationFigure]) -> None:
        self._by_day: dict[date, dict[str, PopulationFigure]] = {}
        for row in sorted(figures, key=lambda row: (row.on, row.revision)):
            self._by_day.setdefault(row.on, {})[row.region] = row

    @property
    def days(self) -> list[date]:
        """Days that have a figure, newest first."""
        return sorted(self._by_day, reverse=True)

    def on(self, day: date) -> dict[str, Inhabitants]:
        """Region to its figure of exactly this day; under "" the country, where it is known."""
        rows = self._by_day.get(day, {})
        found = {region: _inhabitants(row) for region, row in rows.items()}
        if "" not in found and (whole := _sum(day, rows)) is not None:
            found[""] = whole
        return found

    def at(self, month: str) -> dict[str, Inhabitants]:
        """Region to the figure that serves a month (YYYY-MM); nothing for an empty month."""
        if not month:
            return {}
        year = int(month[:4])
        serving = [day for day in self.days if year - SERVES_YEARS <= day.year <= year]
        found: dict[str, Inhabitants] = {}
        for day in serving:
            if f"{day:%Y-%m}" <= month:
                found = {**self.on(day), **found}
        return found

    def persons(self, month: str) -> dict[str, int]:
        """Region to inhabitants, as the engine asks for them."""
        return {region: one.persons for region, one in self.at(month).items()}


def get_population() -> Population:
    """What is known of the population; everybody may read it."""
    return Population(list(PopulationFigure.objects.all()))


def _inhabitants(row: PopulationFigure) -> Inhabitants:
    return Inhabitants(row.on, row.persons, row.source, row.is_verified)


def _sum(day: date, rows: dict[str, PopulationFigure]) -> Inhabitants | None:
    """The country as the sum of its regions, where every region of that day has a figure."""
    regions = {
        one.code for one in pack().regions if one.valid_from is None or one.valid_from <= day
    }
    if not rows or not regions <= rows.keys():
        return None
    used = [rows[region] for region in sorted(regions)]
    return Inhabitants(
        on=day,
        persons=sum(row.persons for row in used),
        source="; ".join(dict.fromkeys(row.source for row in used)),
        is_verified=all(row.is_verified for row in used),
        is_sum=True,
    )
