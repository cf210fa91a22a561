"""Work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.decisions import services
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from datetime import date


def remind_of_assignments(last: date | None) -> date | None:
    """Remind of open assignments once a day; return the day of the latest time.

    Args:
        last: day of the latest time; None where this process has not done it yet.
    """
    if not clock.is_morning_due(last):
        return last
    today = clock.today()
    services.remind_assignments(actor=SYSTEM)
    return today
