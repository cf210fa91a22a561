"""One campaign as a reader may see it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, Max, Min, OuterRef, QuerySet, Sum

from ortaq.act.campaigns.models import Campaign, CampaignEvent, Membership
from ortaq.act.campaigns.queries.membership import visible_members
from ortaq.act.reports.queries import count_by_month, get_identifiers, list_carried

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ortaq.act.reports.models import Identifier
    from ortaq.shared.actors import Actor


def parse_reference(reference: str) -> int:
    """The key in a campaign's reference; 0 for anything else."""
    number = reference.strip().upper().removeprefix("C-")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0


def surviving(campaign: Campaign) -> Campaign:
    """The campaign, or the one that took it in."""
    while campaign.merged_into is not None:
        campaign = campaign.merged_into
    return campaign


def find_survivor(actor: Actor, pk: int) -> Campaign:
    """The campaign with this key, or the one that took it in.

    Raises:
        Campaign.DoesNotExist: none, or the actor sees none of its reports.
    """
    campaign = surviving(Campaign.objects.select_related("merged_into").get(pk=pk))
    if not visible_members(actor).filter(campaign=campaign).exists():
        raise Campaign.DoesNotExist
    return campaign


def find_visible_campaign(actor: Actor, reference: str) -> Campaign | None:
    """The campaign with this reference, or what took it in, where the actor may see it."""
    key = parse_reference(reference)
    try:
        return find_survivor(actor, key) if key else None
    except Campaign.DoesNotExist:
        return None


def list_campaigns_named(actor: Actor, words: str) -> list[Campaign]:
    """Visible campaigns whose name has these words in it, the newest first."""
    members = visible_members(actor).filter(campaign=OuterRef("pk"))
    named = Campaign.objects.exclude(name="").filter(Exists(members)).order_by("-pk")
    wanted = words.casefold()
    return [campaign for campaign in named if wanted in campaign.name.casefold()]


@dataclass(frozen=True, slots=True)
class Evidence:
    """An identifier that ties a campaign together, with the visible reports that carry it."""

    identifier: Identifier
    reports: int
    links: int


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A campaign as one reader may see it.

    Args:
        campaign: the row; a merged one has `merged_into`.
        reports: visible reports in it, newest first.
        claimed_kzt: sum of what they claim; None where none says.
        held_kzt: sum held for them; None where none says.
        first_on: day of the first visible report.
        last_on: day of the last.
        by_month: (YYYY-MM, reports), every month from the first to the last.
        by_region: region code to reports that name it.
        evidence: identifiers, those that made most links first.
        carried: report key to the keys of its identifiers, without hubs and victims' own.
        events: its history, oldest first.
    """

    campaign: Campaign
    reports: QuerySet[Membership]
    count: int
    claimed_kzt: Decimal | None
    held_kzt: Decimal | None
    first_on: date
    last_on: date
    by_month: list[tuple[str, int]]
    by_region: dict[str, int]
    evidence: list[Evidence]
    carried: dict[int, frozenset[int]]
    events: QuerySet[CampaignEvent]


def get_campaign_view(actor: Actor, campaign: Campaign) -> CampaignView:
    """Everything the campaign page shows.

    Raises:
        Campaign.DoesNotExist: the actor sees none of its reports.
    """
    members = visible_members(actor).filter(campaign=campaign)
    told = members.exclude(report__region="").values_list("report__region")
    totals = members.aggregate(
        count=Count("report"),
        claimed=Sum("report__claimed_kzt"),
        held=Sum("report__held_kzt"),
        first=Min("report__reported_at"),
        last=Max("report__reported_at"),
    )
    if not totals["count"]:
        raise Campaign.DoesNotExist
    carried = _carried(members)
    return CampaignView(
        campaign=campaign,
        reports=members.select_related("report").order_by("-report__reported_at", "-report"),
        count=totals["count"],
        claimed_kzt=totals["claimed"],
        held_kzt=totals["held"],
        first_on=totals["first"].date(),
        last_on=totals["last"].date(),
        by_month=count_by_month(members, "report__reported_at"),
        by_region=dict(told.annotate(n=Count("report"))),
        evidence=_evidence(members, carried),
        carried=carried,
        events=CampaignEvent.objects.filter(campaign=campaign)
        .select_related("other")
        .order_by("at", "id"),
    )


def _carried(members: QuerySet[Membership]) -> dict[int, frozenset[int]]:
    """Report key to the keys of its identifiers, for the visible reports of a campaign."""
    found: dict[int, set[int]] = {key: set() for key in members.values_list("report", flat=True)}
    for report, identifier in list_carried(members.values("report")):
        found[report].add(identifier)
    return {report: frozenset(keys) for report, keys in found.items()}


def _evidence(members: QuerySet[Membership], carried: dict[int, frozenset[int]]) -> list[Evidence]:
    links: Counter[int] = Counter()
    for reasons in members.values_list("reasons", flat=True):
        links.update({reason["identifier"] for reason in reasons})
    carriers = Counter(key for keys in carried.values() for key in keys)
    rows = get_identifiers(key for key, n in carriers.items() if n > 1 or links[key])
    found = [Evidence(row, carriers[key], links[key]) for key, row in rows.items()]
    return sorted(found, key=lambda item: (-item.links, -item.reports, item.identifier.pk))
