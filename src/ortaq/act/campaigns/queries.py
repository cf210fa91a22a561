"""Reading campaigns; every total counts only the reports that the reader may see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from ortaq.act.campaigns.models import Campaign, CampaignEvent, Judgement, Membership
from ortaq.act.campaigns.neighbourhood import Neighbourhood, link_values
from ortaq.act.reports.queries import (
    get_identifiers,
    list_mentions,
    list_mentions_of,
    visible_to,
)
from ortaq.engine.link.arrival import link_report
from ortaq.engine.link.verdict import ReasonCode
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from ortaq.act.reports.models import Identifier, Report
    from ortaq.engine.link.verdict import Reason
    from ortaq.shared.actors import Actor

HOT_DAYS = 30
"""Days that count as now in the list of campaigns. Ortaq's own choice."""

SORTS = ("hot", "-reports", "-claimed", "-last", "-first")
"""Orders of the list: most reports lately, most reports, most damage, latest, newest."""


def list_campaigns(
    actor: Actor, *, on: date, sort: str = "hot", crime_type: str = ""
) -> QuerySet[Campaign]:
    """Campaigns with a visible report, annotated with what is visible of them.

    Each has `seen` (reports), `claimed` (tenge or None), `recent` (reports of the last HOT_DAYS),
    `regions`, `first_at` and `last_at`.
    """
    visible = Q(memberships__report__in=visible_to(actor).values("pk"))
    recent_since = on - timedelta(days=HOT_DAYS)
    campaigns = Campaign.objects.filter(visible).annotate(
        seen=Count("memberships"),
        claimed=Sum("memberships__report__claimed_kzt"),
        recent=Count(
            "memberships", filter=Q(memberships__report__reported_at__date__gte=recent_since)
        ),
        regions=Count("memberships__report__region", distinct=True),
        first_at=Min("memberships__report__reported_at"),
        last_at=Max("memberships__report__reported_at"),
    )
    if crime_type:
        campaigns = campaigns.filter(crime_type=crime_type)
    orders = {
        "hot": ("-recent", "-seen", "id"),
        "-reports": ("-seen", "id"),
        "-claimed": ("-claimed", "id"),
        "-last": ("-last_at", "id"),
        "-first": ("-first_at", "id"),
    }
    return campaigns.order_by(*orders.get(sort, orders["hot"]))


def parse_reference(reference: str) -> int:
    """The key in a campaign's reference; 0 for anything else."""
    number = reference.strip().upper().removeprefix("C-")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0


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
        by_region: region code to reports.
        evidence: identifiers, those that made most links first.
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
    events: QuerySet[CampaignEvent]


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
    if not _visible_members(actor, campaign).exists():
        raise Campaign.DoesNotExist
    return campaign


def _visible_members(actor: Actor, campaign: Campaign) -> QuerySet[Membership]:
    return Membership.objects.filter(campaign=campaign, report__in=visible_to(actor).values("pk"))


def get_campaign_view(actor: Actor, campaign: Campaign) -> CampaignView:
    """Everything the campaign page shows.

    Raises:
        Campaign.DoesNotExist: the actor sees none of its reports.
    """
    members = _visible_members(actor, campaign)
    totals = members.aggregate(
        count=Count("report"),
        claimed=Sum("report__claimed_kzt"),
        held=Sum("report__held_kzt"),
        first=Min("report__reported_at"),
        last=Max("report__reported_at"),
    )
    if not totals["count"]:
        raise Campaign.DoesNotExist
    return CampaignView(
        campaign=campaign,
        reports=members.select_related("report").order_by("-report__reported_at", "-report"),
        count=totals["count"],
        claimed_kzt=totals["claimed"],
        held_kzt=totals["held"],
        first_on=totals["first"].date(),
        last_on=totals["last"].date(),
        by_month=_by_month(members),
        by_region=dict(members.values_list("report__region").annotate(n=Count("report"))),
        evidence=_evidence(members),
        events=CampaignEvent.objects.filter(campaign=campaign)
        .select_related("other")
        .order_by("at", "id"),
    )


def _by_month(members: QuerySet[Membership]) -> list[tuple[str, int]]:
    rows = members.annotate(month=TruncMonth("report__reported_at")).values_list("month")
    counts = {f"{month:%Y-%m}": n for month, n in rows.annotate(n=Count("report"))}
    first, last = min(counts), max(counts)
    year, month = map(int, first.split("-"))
    series = []
    while (name := f"{year:04d}-{month:02d}") <= last:
        series.append((name, counts.get(name, 0)))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return series


def _evidence(members: QuerySet[Membership]) -> list[Evidence]:
    links: Counter[int] = Counter()
    for reasons in members.values_list("reasons", flat=True):
        links.update({reason["identifier"] for reason in reasons})
    carriers: dict[int, set[int]] = {}
    rows: dict[int, Identifier] = {}
    for mention in list_mentions_of(members.values_list("report", flat=True)).filter(
        identifier__is_hub=False
    ):
        carriers.setdefault(mention.identifier_id, set()).add(mention.report_id)
        rows[mention.identifier_id] = mention.identifier
    found = [
        Evidence(row, len(carriers[key]), links[key])
        for key, row in rows.items()
        if links[key] or len(carriers[key]) > 1
    ]
    return sorted(found, key=lambda item: (-item.links, -item.reports, item.identifier.pk))


@dataclass(frozen=True, slots=True)
class Explained:
    """One reason with the identifier it speaks of."""

    code: str
    identifier: Identifier | None
    weight: float
    days: int
    campaign: str = ""


def find_membership(report: Report) -> Membership | None:
    """The report's membership with its campaign, or None."""
    return Membership.objects.select_related("campaign").filter(report=report).first()


def list_judgements(report: Report) -> QuerySet[Judgement]:
    """Judgements on a report that stand, oldest first, with their campaigns."""
    standing = Judgement.objects.filter(report=report, withdrawn_at=None)
    return standing.select_related("campaign").order_by("judged_at", "pk")


def get_judgement(actor: Actor, pk: int) -> Judgement:
    """One judgement on a visible report.

    Raises:
        Judgement.DoesNotExist: there is none, or the actor may not see the report.
    """
    visible = Judgement.objects.filter(report__in=visible_to(actor).values("pk"))
    return visible.select_related("report", "campaign").get(pk=pk)


def explain(membership: Membership) -> list[Explained]:
    """Why a report is in its campaign, strongest reason first."""
    return explain_all([membership])[membership.pk]


def explain_all(memberships: Iterable[Membership]) -> dict[int, list[Explained]]:
    """Report key to the reasons of its membership, strongest first."""
    listed = list(memberships)
    keys = {reason["identifier"] for row in listed for reason in row.reasons} - {None}
    rows = get_identifiers(keys)
    return {
        row.pk: sorted(
            (
                Explained(
                    code=reason["code"],
                    identifier=rows.get(reason["identifier"]),
                    weight=reason["weight"],
                    days=reason["days"],
                )
                for reason in row.reasons
            ),
            key=lambda reason: -reason.weight,
        )
        for row in listed
    }


def explain_absence(actor: Actor, report: Report) -> list[Explained]:
    """Why identifiers that a report shares with other visible reports do not link it to them.

    What links it to its campaign is left out, unless it fits another campaign as well.
    """
    pairs = [(mention, mention.identifier) for mention in list_mentions(report)]
    by_value = {(row.kind, row.link_value): row for _, row in pairs}
    hood = Neighbourhood.around(by_value.values(), among=visible_to(actor))
    hood.forget(report.pk)
    verdict = link_report(
        link_values(pairs),
        hood.candidates(link_values(pairs)),
        on=report.reported_at.date(),
        crime_type=report.crime_type or None,
    )
    membership = find_membership(report)
    linking = {row.identifier for row in explain(membership)} if membership else set()
    links = {(row.kind, row.link_value) for row in linking if row}
    found: dict[tuple[str, int], Explained] = {}
    for reason in verdict.not_linked:
        links_here = (reason.kind, reason.value) in links
        if links_here and reason.code != ReasonCode.OTHER_CAMPAIGN:
            continue
        row = by_value.get((reason.kind, reason.value))
        found.setdefault((reason.code, row.pk if row else 0), _absence(reason, row))
    return sorted(found.values(), key=lambda reason: -reason.weight)


def _absence(reason: Reason, row: Identifier | None) -> Explained:
    campaign = f"C-{int(reason.campaign):06d}" if reason.campaign else ""
    return Explained(reason.code, row, reason.weight, reason.days, campaign)


def list_references(reports: list[int]) -> dict[int, str]:
    """Report key to the reference of its campaign, for those in one."""
    found: dict[int, str] = {}
    for batch in in_batches(reports):
        rows = Membership.objects.filter(report__in=batch)
        for report, campaign in rows.values_list("report", "campaign"):
            found[report] = f"C-{campaign:06d}"
    return found


def count_campaigns(actor: Actor) -> int:
    """Campaigns of which the actor sees a report."""
    members = Membership.objects.filter(report__in=visible_to(actor).values("pk"))
    return members.values("campaign").distinct().count()


def count_hot_campaigns(actor: Actor, *, on: date) -> int:
    """Campaigns with a visible report in the last HOT_DAYS."""
    since = on - timedelta(days=HOT_DAYS)
    recent = visible_to(actor).filter(reported_at__date__gte=since)
    members = Membership.objects.filter(report__in=recent.values("pk"))
    return members.values("campaign").distinct().count()


def find_visible_campaign(actor: Actor, reference: str) -> Campaign | None:
    """The campaign with this reference, or what took it in, where the actor may see it."""
    key = parse_reference(reference)
    try:
        return find_survivor(actor, key) if key else None
    except Campaign.DoesNotExist:
        return None
