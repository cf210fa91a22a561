"""The one place that reads the clock."""

from datetime import date, datetime

from django.utils import timezone

MORNING_HOUR = 9
"""Hour of the country's clock from which letters go out. Ortaq's own choice: people are at work."""


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return timezone.now()  # noqa: TID251 - this is the place


def today() -> date:
    """The present day in the country's time zone."""
    return timezone.localdate()


def is_morning_due(last: date | None) -> bool:
    """Whether today's morning has come and what is done in it was last done on another day.

    Args:
        last: day of the latest time; None where it was not done yet.
    """
    return timezone.localtime(now()).hour >= MORNING_HOUR and last != today()
