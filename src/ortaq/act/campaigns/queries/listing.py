"""Lists of campaigns; every figure counts only the reports that the reader may see.

A reader of few reports has them counted as he asks. For a reader of many, the figures are those of the
last count (`services.tallies`), and the page says when that was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, Sum
from django.utils import timezone

from ortaq.act.campaigns.models import Campaign, CampaignTally, Membership, TallyRun
from ortaq.act.campaigns.queries.membership import visible_members
from ortaq.act.reports.permissions import READ_ALL
from ortaq.act.reports.queries import has_more_than, visible_q, visible_to

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

HOT_DAYS = 30
"""Days that count as now in the list of campaigns. Ortaq's own choice."""

COUNTED_LIVE = 20_000
"""Visible reports up to which campaigns are counted as they are asked for. Measured: 0.1 s."""

SORTS = ("hot", "growing", "damage", "new_regions", "largest", "newest")
"""Orders of the list; `growing` and `new_regions` leave out campaigns that do neither."""

_ORDERS = {
    "hot": ("-recent", "-seen", "pk"),
    "growing": ("-growth", "-recent", "pk"),
    "damage": (F("claimed").desc(nulls_last=True), "pk"),
    "new_regions": ("-new_regions", "-recent", "pk"),
    "largest": ("-seen", "pk"),
    "newest": ("-first_at", "pk"),
}


@dataclass(frozen=True, slots=True)
class CampaignFilter:
    """What the list is narrowed to; empty fields narrow nothing."""

    crime_type: str = ""
    region: str = ""


def list_campaigns(
    actor: Actor, *, on: date, sort: str = "hot", narrowed: CampaignFilter | None = None
) -> QuerySet[Campaign]:
    """Campaigns with a visible report, annotated with what is visible of them.

    Each has `seen` (reports), `claimed` (tenge or None), `recent` (reports of the last HOT_DAYS),
    `before` (of as many days before), `growth`, `regions`, `new_regions`, `first_at` and `last_at`.
    """
    narrowed = narrowed or CampaignFilter()
    if visible_q(actor) is None:
        return Campaign.objects.none()
    counted = find_counted_at(actor)
    campaigns = _counted_now(actor, on, narrowed) if counted is None else _tallied(actor, narrowed)
    if narrowed.crime_type:
        campaigns = campaigns.filter(crime_type=narrowed.crime_type)
    if sort == "growing":
        campaigns = campaigns.filter(Q(growth__gt=0))
    if sort == "new_regions":
        campaigns = campaigns.filter(Q(new_regions__gt=0))
    return campaigns.order_by(*_ORDERS.get(sort, _ORDERS["hot"]))


def hot_since(day: date) -> tuple[datetime, datetime]:
    """When the days that count as now began, and when as many days before them did."""
    began = day - timedelta(days=HOT_DAYS)
    zone = timezone.get_default_timezone()
    since, earlier = (
        datetime.combine(one, time(), zone) for one in (began, began - timedelta(days=HOT_DAYS))
    )
    return since, earlier


@dataclass(frozen=True, slots=True)
class Lately:
    """Visible reports of a campaign in the last HOT_DAYS, and in as many days before."""

    recent: int
    before: int

    @property
    def trend(self) -> str:
        """`growing`, `slowing`, `steady`, or `quiet` where nobody reports it now."""
        if not self.recent:
            return "quiet"
        if self.recent == self.before:
            return "steady"
        return "growing" if self.recent > self.before else "slowing"


def count_lately(actor: Actor, campaign: Campaign, *, on: date) -> Lately:
    """How many visible reports of a campaign are of now, counted as the list counts them."""
    is_recent, is_before = _told_lately("report__reported_at", on)
    members = visible_members(actor).filter(campaign=campaign)
    counted = members.aggregate(
        recent=Count("pk", filter=is_recent), before=Count("pk", filter=is_before)
    )
    return Lately(**counted)


def _told_lately(told: str, on: date) -> tuple[Q, Q]:
    """What is of now, and what is of as many days before, by the path of the moment of reporting."""
    since, earlier = hot_since(on)
    return Q(**{f"{told}__gte": since}), Q(**{f"{told}__gte": earlier, f"{told}__lt": since})


def find_counted_at(actor: Actor) -> datetime | None:
    """When the figures of a reader of many reports were counted; None where they are counted now."""
    if not has_more_than(actor, COUNTED_LIVE):
        return None
    return TallyRun.objects.values_list("counted_at", flat=True).first()


def _counted_now(actor: Actor, on: date, narrowed: CampaignFilter) -> QuerySet[Campaign]:
    condition = visible_q(actor, "memberships__report__") or Q()
    is_recent, is_before = _told_lately("memberships__report__reported_at", on)
    has_region = ~Q(memberships__report__region="")
    campaigns = Campaign.objects.filter(condition, memberships__isnull=False).annotate(
        seen=Count("memberships"),
        claimed=Sum("memberships__report__claimed_kzt"),
        recent=Count("memberships", filter=is_recent),
        before=Count("memberships", filter=is_before),
        growth=F("recent") - F("before"),
        regions=Count("memberships__report__region", distinct=True, filter=has_region),
        old_regions=Count(
            "memberships__report__region", distinct=True, filter=has_region & ~is_recent
        ),
        new_regions=F("regions") - F("old_regions"),
        first_at=Min("memberships__report__reported_at"),
        last_at=Max("memberships__report__reported_at"),
    )
    if narrowed.region:
        there = Membership.objects.filter(
            visible_q(actor, "report__") or Q(),
            campaign=OuterRef("pk"),
            report__region=narrowed.region,
        )
        campaigns = campaigns.filter(Exists(there))
    return campaigns


def _tallied(actor: Actor, narrowed: CampaignFilter) -> QuerySet[Campaign]:
    whose = None if actor.may(READ_ALL) else actor.organisation_id
    tallies = CampaignTally.objects.filter(organisation=whose)
    if narrowed.region:
        tallies = tallies.filter(region_codes__contains=f",{narrowed.region},")
    figures = ("seen", "claimed", "recent", "before", "growth", "regions", "new_regions")
    return Campaign.objects.filter(tallies__in=tallies).annotate(
        **{name: F(f"tallies__{name}") for name in (*figures, "first_at", "last_at")}
    )


def count_campaigns(actor: Actor) -> int:
    """Campaigns of which the actor sees a report."""
    members = Membership.objects.filter(report__in=visible_to(actor).values("pk"))
    return members.values("campaign").distinct().count()


def count_hot_campaigns(actor: Actor, *, on: date) -> int:
    """Campaigns with a visible report in the last HOT_DAYS."""
    recent = visible_to(actor).filter(reported_at__gte=hot_since(on)[0])
    members = Membership.objects.filter(report__in=recent.values("pk"))
    return members.values("campaign").distinct().count()
