"""The one place that reads the clock."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return timezone.now()  # noqa: TID251 - this is the place


def today() -> date:
    """The present day in the country's time zone."""
    return timezone.localdate()
