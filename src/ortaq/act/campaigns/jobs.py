"""Work of the background and of the night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from ortaq.act.campaigns.queries.check import STANDINGS
from ortaq.act.campaigns.services.relink import relink
from ortaq.act.campaigns.services.tallies import refresh_tallies
from ortaq.act.reports.services.digest_index import refresh_index
from ortaq.act.reports.services.testimony_index import refresh_testimony
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from datetime import date

NIGHT_HOUR = 3
"""Hour of the country's clock at which the register is linked anew. Ortaq's own choice: few report then."""


def relink_at_night(last: date | None) -> date | None:
    """Link the register anew once a night; return the day of the latest time.

    Args:
        last: day of the latest time; None where this process has not done it yet.
    """
    today = clock.today()
    if timezone.localtime(clock.now()).hour != NIGHT_HOUR or last == today:
        return last
    relink(actor=SYSTEM)
    return today


def refresh_figures() -> None:
    """Bring the figures of the list of campaigns and the index of the check up to date."""
    refresh_tallies()
    refresh_index()
    refresh_testimony(STANDINGS.index)
