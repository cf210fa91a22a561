"""What people call a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Subquery

from ortaq.act.campaigns.models import LONGEST_NAME, Campaign, CampaignEvent
from ortaq.act.campaigns.permissions import JUDGE
from ortaq.shared import clock
from ortaq.shared.audit.services import hold, record

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor


@transaction.atomic
def name_campaign(*, actor: Actor, campaign: Campaign, name: str) -> Campaign:
    """Give a campaign a name beside its reference, or take it away (empty); the same again is nothing.

    Everybody who may see the campaign reads it. The log says that it was named, not how.

    Args:
        actor: who names.
        campaign: what is named.
        name: cut to its longest; white space around and within it is made single spaces.

    Raises:
        NotAllowed: the actor may not judge.
    """
    actor.require(JUDGE)
    hold()
    campaign.refresh_from_db()
    name = " ".join(name.split())[:LONGEST_NAME]
    if name == campaign.name:
        return campaign
    campaign.name = name
    campaign.save(update_fields=["name"])
    CampaignEvent.objects.create(
        campaign=campaign,
        at=clock.now(),
        kind=CampaignEvent.Kind.NAMED,
        by=actor.name,
        note=name,
    )
    record(
        actor,
        "campaign.name",
        subject_kind="campaign",
        subject=campaign.reference,
        is_named=bool(name),
    )
    return campaign


def carry_name(taken_in: int, into: int) -> None:
    """Let a campaign without a name have that of the one that it takes in; its history tells of both."""
    name = Campaign.objects.filter(pk=taken_in).values("name")
    Campaign.objects.filter(pk=into, name="").update(name=Subquery(name))


def give_name_back(campaign: Campaign, parted: Campaign) -> None:
    """Leave the name that two campaigns would have after they parted to the one that brought it."""
    Campaign.objects.filter(pk=campaign.pk, name=parted.name).update(name="")
