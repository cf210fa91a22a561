"""Everything the picture page shows of our own counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ortaq.engine.cube.backends.duckdb import tabulate
from ortaq.engine.cube.query import CubeQuery, Dimension, Measure
from ortaq.picture.statistics.permissions import READ
from ortaq.picture.statistics.queries.cubes import (
    CLAIMED,
    DATASET,
    EVERYTHING,
    Breakdown,
    get_breakdown,
)
from ortaq.picture.statistics.queries.filter import PictureFilter
from ortaq.picture.statistics.queries.headline import Headline, headline_of
from ortaq.picture.statistics.queries.months import month_of, shift_month
from ortaq.shared.lake.queries import find_watermark, get_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from pathlib import Path

    from ortaq.shared.actors import Actor

TABLES: Mapping[str, tuple[Dimension, ...]] = {
    "month": (Dimension.MONTH,),
    "region": (Dimension.REGION,),
    "crime_type": (Dimension.CRIME_TYPE,),
    "channel": (Dimension.CHANNEL,),
    "language": (Dimension.LANGUAGE,),
    "region_and_type": (Dimension.REGION, Dimension.CRIME_TYPE),
}
"""Breakdowns by the name that an address uses; the public gets those of one dimension."""

_REMEMBERED = 64
"""Pictures kept in memory, about 0.2 MB each. Ortaq's own rule."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of one period as one reader may see it.

    Args:
        narrowed: what is counted, both months known.
        first_month: first month that may be asked for.
        last_month: last one.
        is_exact: False where small cells are hidden.
        is_running: whether the period holds the month that is not over.
        now: totals of the period.
        before: totals of the same months a year before; None where they cannot be compared.
        breakdowns: by the names in `TABLES`.
        as_of: changes of the register up to this instant are counted.
    """

    narrowed: PictureFilter
    first_month: str
    last_month: str
    is_exact: bool
    is_running: bool
    now: Headline
    before: Headline | None
    breakdowns: Mapping[str, Breakdown]
    as_of: datetime

    @property
    def has_hidden(self) -> bool:
        """Whether anything is withheld."""
        return any(breakdown.has_hidden for breakdown in self.breakdowns.values())


def find_picture(actor: Actor, asked: PictureFilter, *, on: date) -> Picture | None:
    """The picture of what is asked for, or None where the lake has nothing to show yet.

    The public always gets the last twelve complete months of the whole country, whatever it asks:
    tables of overlapping periods and parts could be subtracted from each other.
    Kept in memory until the lake is refreshed.
    """
    exact, watermark, folder = actor.may(READ), find_watermark(DATASET), get_folder(DATASET)
    span = _span(folder, watermark.position) if watermark else None
    if span is None or watermark is None:
        return None
    (first, last), current = span, month_of(on)
    if not exact:
        asked, last = PictureFilter(), min(last, shift_month(current, -1))
    if first > last:
        return None
    narrowed = asked.within(first, last, current=current)
    return _picture(narrowed, first, last, current, exact, folder, watermark.position)


@lru_cache(maxsize=_REMEMBERED)
def _picture(
    narrowed: PictureFilter,
    first: str,
    last: str,
    current: str,
    exact: bool,
    folder: Path,
    position: datetime,
) -> Picture:
    """The picture; folder and position say which lake it was made from, and so when it is stale."""
    measures = EVERYTHING if exact else CLAIMED
    before = narrowed.a_year_before()
    is_running = narrowed.to_month >= current
    comparable = (
        first <= before.from_month and before.to_month < narrowed.from_month and not is_running
    )
    return Picture(
        narrowed=narrowed,
        first_month=first,
        last_month=last,
        is_exact=exact,
        is_running=is_running,
        now=headline_of(narrowed, exact=exact),
        before=headline_of(before, exact=exact) if comparable else None,
        breakdowns={
            name: get_breakdown(narrowed, dimensions, exact=exact, measures=measures)
            for name, dimensions in TABLES.items()
            if exact or len(dimensions) == 1
        },
        as_of=position,
    )


@lru_cache(maxsize=_REMEMBERED)
def _span(folder: Path, position: datetime) -> tuple[str, str] | None:
    """First and last month with a report; None where there is none."""
    found = tabulate(CubeQuery((Dimension.MONTH,), (Measure.REPORTS,)), folder)
    months = [row.keys[0] for row in found.rows if row.keys[0]]
    return (months[0], months[-1]) if months else None
