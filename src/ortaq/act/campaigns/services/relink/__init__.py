"""Linking the whole register anew: what the order of arrival did wrong is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.act.campaigns.services.relink import lake
from ortaq.act.campaigns.services.relink.apply import Overtaken, Relinked, apply
from ortaq.act.campaigns.services.relink.found import find
from ortaq.act.campaigns.services.tallies import count_tallies, refresh_tallies
from ortaq.act.reports.services import mark_hubs

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor

__all__ = ["Relinked", "relink"]


def relink(*, actor: Actor) -> Relinked:
    """Link all reports of the lake together and bring what differs into the register.

    The lake is brought up to date first. Campaigns that exchange reports are changed in one
    transaction; of campaigns that have nothing to do with each other some at a time, so that
    nobody waits long. Judgements and regroupings that stand are obeyed. Campaigns keep their
    references while their largest part lives. Reports may arrive meanwhile; they stay where their
    arrival put them. Linking starts again where somebody decides something meanwhile. What is
    killed leaves every campaign whole, and the next run goes on. A second run changes nothing.
    """
    mark_hubs()
    while True:
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
