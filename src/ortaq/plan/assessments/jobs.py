"""Work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.assessments.services import warn_of_expired_sources
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from datetime import date


def warn_daily(last: date | None) -> date | None:
    """Warn of expired sources once a day; return the day of the latest time.

    Args:
        last: day of the latest time; None where this process has not done it yet.
    """
    today = clock.today()
    if last == today:
        return last
    warn_of_expired_sources(actor=SYSTEM)
    return today
