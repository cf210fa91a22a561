"""Work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.surveys import services
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from datetime import date


def go_on_in_the_morning(last: date | None) -> date | None:
    """End turns that are over and remind silent experts, once a day; return the day of the latest time.

    Args:
        last: day of the latest time; None where this process has not done it yet.
    """
    if not clock.is_morning_due(last):
        return last
    today = clock.today()
    services.go_on(actor=SYSTEM)
    return today
