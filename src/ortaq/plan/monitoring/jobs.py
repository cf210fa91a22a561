"""Work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from ortaq.plan.monitoring import services
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from datetime import date

MORNING_HOUR = 9
"""Hour of the country's clock from which reminders go out. Ortaq's own choice: people are at work."""


def remind_leads(last: date | None) -> date | None:
    """Write today's reminders down once; return the day on which they were last written.

    Args:
        last: what the call before returned; None for the first one.
    """
    now = timezone.localtime(clock.now())
    if now.hour < MORNING_HOUR or last == now.date():
        return last
    services.remind_due(actor=SYSTEM)
    return now.date()
