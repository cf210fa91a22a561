"""Work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.monitoring import services
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from datetime import date


def remind_leads(last: date | None) -> date | None:
    """Write today's reminders down once; return the day on which they were last written.

    Args:
        last: what the call before returned; None for the first one.
    """
    if not clock.is_morning_due(last):
        return last
    today = clock.today()
    services.remind_due(actor=SYSTEM)
    return today
