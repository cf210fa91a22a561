"""Merges and splits lately, for those who watch campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from ortaq.act.campaigns.models import CampaignEvent
from ortaq.act.campaigns.permissions import JUDGE
from ortaq.act.campaigns.queries.membership import visible_members
from ortaq.shared.people.queries import name_accounts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

CHANGES_SHOWN = 10
"""Ortaq's own choice: what fits under the list."""

_Kind = CampaignEvent.Kind


def list_changes(actor: Actor) -> QuerySet[CampaignEvent]:
    """The latest merges, splits and returns of campaigns of which the actor sees a report."""
    members = visible_members(actor).filter(campaign=OuterRef("campaign"))
    told = CampaignEvent.objects.filter(
        Exists(members), kind__in=[_Kind.TOOK_IN, _Kind.SPLIT_OFF, _Kind.CAME_BACK]
    )
    return told.select_related("campaign", "other").order_by("-at", "-pk")[:CHANGES_SHOWN]


def name_deciders(actor: Actor, events: Iterable[CampaignEvent]) -> list[tuple[CampaignEvent, str]]:
    """Each event with the name of the person who decided it; empty for readers who decide nothing."""
    listed = list(events)
    named = name_accounts({event.by for event in listed}) if actor.may(JUDGE) else {}
    return [(event, named.get(event.by, "")) for event in listed]
