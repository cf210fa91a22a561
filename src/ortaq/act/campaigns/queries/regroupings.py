"""Whole campaigns that people merged or split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from ortaq.act.campaigns.models import Regrouping
from ortaq.act.campaigns.queries.campaign import surviving
from ortaq.act.campaigns.queries.membership import visible_members

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.act.campaigns.models import Campaign
    from ortaq.shared.actors import Actor


def list_regroupings(campaign: Campaign) -> QuerySet[Regrouping]:
    """What was done by hand to a campaign, or to one that linking merged into it, and stands, oldest first.

    Of one that a person merged into it that merge is to be undone first.
    """
    by_hand = Regrouping.objects.filter(
        kind=Regrouping.Kind.MERGED, other=OuterRef("campaign"), undone_at=None
    )
    of_taken_in = Q(campaign__merged_into=campaign) & ~Exists(by_hand)
    about = Q(campaign=campaign) | Q(other=campaign) | of_taken_in
    standing = Regrouping.objects.filter(about, undone_at=None)
    return standing.select_related("campaign", "other").order_by("made_at", "pk")


def get_regrouping(actor: Actor, pk: int) -> Regrouping:
    """One of them, where the actor sees a report of either campaign or of what took it in.

    Raises:
        Regrouping.DoesNotExist: there is none, or the actor sees neither.
    """
    regrouping = Regrouping.objects.select_related("campaign", "other").get(pk=pk)
    either = [regrouping.other_id, surviving(regrouping.campaign).pk]
    if not visible_members(actor).filter(campaign__in=either).exists():
        raise Regrouping.DoesNotExist
    return regrouping


def list_members_named(actor: Actor, campaign: Campaign, references: list[str]) -> list[int]:
    """Keys of the visible reports of a campaign that have these references."""
    members = visible_members(actor).filter(campaign=campaign, report__reference__in=references)
    return list(members.order_by("report").values_list("report", flat=True))
