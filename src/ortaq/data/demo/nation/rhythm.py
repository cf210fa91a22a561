"""When things happen in the synthetic nation: growth by year, season, week and hour."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortaq.data.demo.nation.chance import Chance
    from ortaq.data.demo.nation.traits import Nation

LOCAL = timezone(timedelta(hours=5))
"""Source: one time zone for all Kazakhstan since 1 March 2024."""
_FIRST_HOUR = 8


def months_before(day: date, months: int) -> date:
    """The same day `months` earlier; the days after the 28th count as the 28th."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


class Rhythm:
    """Weights of the days in [first, until).

    Args:
        traits: levels by year, month, weekday and hour.
        first: first day.
        until: the day after the last.
    """

    def __init__(self, traits: Nation, first: date, until: date) -> None:
        self.first, self.until = first, until
        self.days = (until - first).days
        weights = [_weight(traits, first + timedelta(days=offset)) for offset in range(self.days)]
        self._sums = [0.0, *accumulate(weights)]
        self._hours = traits.hourly_level

    def share(self, year: int) -> float:
        """The part of all reports that falls into a calendar year."""
        low, high = (
            min(max((date(border, 1, 1) - self.first).days, 0), self.days)
            for border in (year, year + 1)
        )
        return (self._sums[high] - self._sums[low]) / self._sums[-1]

    def draw(self, chance: Chance, low: int = 0, high: int | None = None) -> int:
        """A day, as an offset from the first, drawn by weight from [low, high) inside the window."""
        low, high = self._clip(low, self.days if high is None else high)
        return self._at(chance.uniform(self._sums[low], self._sums[high]), low, high)

    def quantile(self, share: float) -> int:
        """The day offset before which `share` (in [0, 1)) of all reports lie."""
        return self._at(share * self._sums[-1], 0, self.days)

    def moment(self, chance: Chance, offset: int) -> datetime:
        """An instant (UTC) in the working or evening hours of a day."""
        hour = chance.choices(range(len(self._hours)), self._hours)[0] + _FIRST_HOUR
        clock = time(hour, chance.randrange(60), chance.randrange(60), tzinfo=LOCAL)
        return datetime.combine(self.date(offset), clock).astimezone(UTC)

    def date(self, offset: int) -> date:
        """The local date of a day offset."""
        return self.first + timedelta(days=offset)

    def _at(self, point: float, low: int, high: int) -> int:
        return min(max(bisect_left(self._sums, point) - 1, low), high - 1)

    def _clip(self, low: int, high: int) -> tuple[int, int]:
        low = min(max(low, 0), self.days - 1)
        return low, min(max(high, low + 1), self.days)


def _weight(traits: Nation, day: date) -> float:
    return (
        traits.level(day.year)
        * traits.monthly_level[day.month - 1]
        * traits.weekday_level[day.weekday()]
    )
