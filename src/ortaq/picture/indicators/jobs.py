"""Work for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.picture.indicators import services
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from datetime import date


def store_daily(last: date | None) -> date:
    """Once a day, compute the product's own indicators; returns the day on which it was done last."""
    today = clock.today()
    if last != today:
        services.store_computed(actor=SYSTEM)
    return today
