"""The country's situation in a few numbers, for the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ortaq.act.reports.queries import visible_to
from ortaq.engine.cube.query import Measure
from ortaq.picture.statistics.permissions import READ
from ortaq.picture.statistics.queries.cubes import LEAST_PUBLIC_COUNT
from ortaq.picture.statistics.queries.filter import PictureFilter
from ortaq.picture.statistics.queries.picture import find_picture
from ortaq.shared.actors import SYSTEM
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from datetime import date

    from ortaq.engine.cube.table import Value
    from ortaq.picture.statistics.queries.cubes import Breakdown
    from ortaq.shared.actors import Actor

RECENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Situation:
    """National totals; None where unknown or withheld from the public.

    Args:
        recent: reports of the last 30 days, the day itself left out.
        previous: reports of the 30 days before.
        first_month: first of the months that the rest counts, at most twelve.
        last_month: last of them.
        reports: reports of these months.
        claimed_kzt: what they claim.
        held_kzt: money stopped.
        restored_kzt: money given back.
        crime_type: code of the commonest known type; empty where none.
        region: code of the region with most reports; empty where none.
        series: (month, reports) of these months.
        as_of: changes of the register up to this instant are in the months.
    """

    recent: int | None
    previous: int | None
    first_month: str
    last_month: str
    reports: Value
    claimed_kzt: Value
    held_kzt: Value
    restored_kzt: Value
    crime_type: str
    region: str
    series: tuple[tuple[str, Value], ...]
    as_of: datetime

    @property
    def change_share(self) -> float | None:
        """Recent against previous: 0.25 is a quarter more; None where it can't be computed."""
        if self.recent is None or not self.previous:
            return None
        return self.recent / self.previous - 1


def get_situation(actor: Actor, on: date) -> Situation | None:
    """The situation on a day as an actor, or the public, may see it; None before the first refresh.

    The two 30-day counts come from the register itself, the months from the lake.
    """
    picture = find_picture(actor, PictureFilter(), on=on)
    if picture is None:
        return None
    exact, days = actor.may(READ), timedelta(days=RECENT_DAYS)
    by_month = picture.breakdowns["month"]
    return Situation(
        recent=_count(on - days, on, exact=exact),
        previous=_count(on - 2 * days, on - days, exact=exact),
        first_month=picture.narrowed.from_month,
        last_month=picture.narrowed.to_month,
        reports=picture.now.reports,
        claimed_kzt=picture.now.claimed_kzt,
        held_kzt=picture.now.held_kzt,
        restored_kzt=picture.now.restored_kzt,
        crime_type=_commonest(picture.breakdowns["crime_type"]),
        region=_commonest(picture.breakdowns["region"]),
        series=tuple((row.keys[0], by_month.value(row, Measure.REPORTS)) for row in by_month.rows),
        as_of=picture.as_of,
    )


def _count(start: date, end: date, *, exact: bool) -> int | None:
    """Reports told on the days in [start, end); a small count is withheld unless `exact`."""
    zone = ZoneInfo(pack().time_zone)
    first, last = (datetime.combine(day, time.min, zone) for day in (start, end))
    count = visible_to(SYSTEM).filter(reported_at__gte=first, reported_at__lt=last).count()
    return None if not exact and 0 < count < LEAST_PUBLIC_COUNT else count


def _commonest(breakdown: Breakdown) -> str:
    counted = [
        (int(breakdown.value(row, Measure.REPORTS) or 0), row.keys[0])
        for row in breakdown.rows
        if row.keys[0]
    ]
    count, key = max(counted, default=(0, ""))
    return key if count else ""
