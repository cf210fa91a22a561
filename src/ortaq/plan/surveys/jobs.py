"""Work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from ortaq.plan.surveys import services
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from datetime import date

MORNING_HOUR = 9
"""Hour of the country's clock from which letters go out. Ortaq's own choice: people are at work."""


def go_on_in_the_morning(last: date | None) -> date | None:
    """End turns that are over and remind silent experts, once a day; return the day of the latest time.

    Args:
        last: day of the latest time; None where this process has not done it yet.
    """
    today = clock.today()
    if timezone.localtime(clock.now()).hour < MORNING_HOUR or last == today:
        return last
    services.go_on(actor=SYSTEM)
    return today
