"""Linking the whole register anew: what the order of arrival did wrong is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.act.campaigns.services.relink import lake
from ortaq.act.campaigns.services.relink.apply import Overtaken, Relinked, apply
from ortaq.act.campaigns.services.relink.found import find
from ortaq.act.campaigns.services.tallies import count_tallies, refresh_tallies
from ortaq.act.reports.services import mark_hubs
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor

__all__ = ["AlwaysOvertaken", "Relinked", "relink"]

MOST_STARTS = 10
"""Times that linking starts again. Ortaq's own rule: other work waits in the worker meanwhile."""


class AlwaysOvertaken(OrtaqError):
    """People decide about campaigns again and again. Link at a quieter time."""

    code = "relink_overtaken"


def relink(*, actor: Actor) -> Relinked:
    """Link all reports of the lake together and bring what differs into the register.

    The lake is brought up to date first. Campaigns that exchange reports are changed in one
    transaction; of campaigns that have nothing to do with each other some at a time, so that
    nobody waits long. Judgements and regroupings that stand are obeyed. Campaigns keep their
    references while their largest part lives. Reports may arrive meanwhile; they stay where their
    arrival put them. Linking starts again where somebody decides something meanwhile. What is
    killed leaves every campaign whole, and the next run goes on. A second run changes nothing.

    Raises:
        AlwaysOvertaken: people decide something again and again; what was changed until then stays.
    """
    mark_hubs()
    for _ in range(MOST_STARTS):
        found = find(lake.read(lake.refresh()))
        try:
            done = apply(actor, found)
        except Overtaken:
            continue
        if done.changes_anything:
            count_tallies()
        else:
            refresh_tallies()
        return done
    raise AlwaysOvertaken
