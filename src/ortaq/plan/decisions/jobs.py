"""Work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from ortaq.plan.decisions import services
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from datetime import date

MORNING_HOUR = 9
"""Hour of the country's clock from which reminders go out. Ortaq's own choice: people are at work."""


def remind_of_assignments(last: date | None) -> date | None:
    """Remind of open assignments once a day; return the day of the latest time.

    Args:
        last: day of the latest time; None where this process has not done it yet.
    """
    today = clock.today()
    if timezone.localtime(clock.now()).hour < MORNING_HOUR or last == today:
        return last
    services.remind_assignments(actor=SYSTEM)
    return today
