"""On which days a round reminds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def reminder_days(
    deadline: date, *, days_before: Iterable[int], on_the_day: bool, weeks_after: int
) -> list[date]:
    """The days of all reminders, earliest first.

    Example:
        >>> from datetime import date
        >>> days = reminder_days(date(2026, 3, 10), days_before=[7], on_the_day=True, weeks_after=1)
        >>> [str(day) for day in days]
        ['2026-03-03', '2026-03-10', '2026-03-17']
    """
    days = {deadline - timedelta(days=number) for number in days_before}
    if on_the_day:
        days.add(deadline)
    days |= {deadline + timedelta(weeks=week) for week in range(1, weeks_after + 1)}
    return sorted(days)


def step_due(
    days: Iterable[date], *, opened: date, last_step: date | None, on: date
) -> date | None:
    """The reminder that is due on a day: the latest one reached and not sent yet; None for none.

    A reminder whose day came before the round was opened, or before a later one, is never made up for.
    """
    reached = [day for day in days if opened < day <= on]
    if not reached:
        return None
    latest = max(reached)
    return latest if last_step is None or last_step < latest else None
