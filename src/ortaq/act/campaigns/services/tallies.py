"""Counting campaigns for lists of many."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, Max, Min, Q, Sum

from ortaq.act.campaigns.models import Campaign, CampaignEvent, CampaignTally, Membership, TallyRun
from ortaq.act.campaigns.queries.listing import hot_since
from ortaq.act.reports.queries import list_changed_since
from ortaq.shared import clock
from ortaq.shared.audit.services import give_way, hold
from ortaq.shared.batches import BATCH, in_batches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from django.db.models import QuerySet

MOST_TOUCHED = 5_000
"""Campaigns that are counted one by one; beyond that all are counted. Ortaq's own rule."""

_FIGURES = (
    "seen", "claimed", "recent", "before", "growth", "regions", "region_codes", "new_regions",
    "first_at", "last_at",
)  # fmt: skip
_OVERLAP = timedelta(minutes=5)
"""How far before the last count changes are read again: a transaction that was open then told its own time."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def refresh_tallies() -> int:
    """Bring the figures up to date; return how many campaigns were counted.

    What changed since the last count is counted, and everything on the first time of a day.
    """
    run = TallyRun.objects.first()
    if run is None or run.day != clock.today():
        return count_tallies()
    touched = _touched_since(run)
    if touched is None:
        return count_tallies()
    _count(touched)
    return len(touched)


def count_tallies() -> int:
    """Count every campaign anew; return how many there are."""
    return _count(None)


def _touched_since(run: TallyRun) -> set[int] | None:
    """Campaigns whose reports changed; None where they are too many."""
    changed = list_changed_since(run.changed_until).values("pk")
    members = Membership.objects.filter(report__in=changed)
    touched = set(members.values_list("campaign", flat=True).distinct()[: MOST_TOUCHED + 1])
    since = run.counted_at - _OVERLAP
    left = Campaign.objects.filter(recounted_at__gte=since).values_list("pk", flat=True)
    touched.update(left[: MOST_TOUCHED + 1])
    for pair in CampaignEvent.objects.filter(at__gte=since).values_list("campaign", "other")[
        : MOST_TOUCHED + 1
    ]:
        touched.update(key for key in pair if key)
    return touched if len(touched) <= MOST_TOUCHED else None


def _count(campaigns: set[int] | None) -> int:
    """Count these campaigns, or all; nobody waits while figures are read."""
    before, now, day = TallyRun.objects.first(), clock.now(), clock.today()
    changed_until = list_changed_since(None).aggregate(last=Max("changed_at"))["last"]
    counted: dict[tuple[int, int | None], _Figures] = {}
    if campaigns is None:
        _add_up(Membership.objects.all(), day, counted)
    else:
        for batch in in_batches(sorted(campaigns)):
            _add_up(Membership.objects.filter(campaign__in=batch), day, counted)
    fresh: dict[int, list[CampaignTally]] = defaultdict(list)
    for key, figures in counted.items():
        fresh[key[0]].append(figures.row(*key, day))
    listed = CampaignTally.objects.order_by("campaign").values_list("campaign", flat=True)
    known = set(listed.distinct()) if campaigns is None else campaigns
    for part in in_batches(sorted(known | fresh.keys())):
        _replace({campaign: fresh.get(campaign, []) for campaign in part})
    _close(
        before, TallyRun(pk=1, counted_at=now, day=day, changed_until=changed_until or _BEGINNING)
    )
    return len(fresh)


def _replace(fresh: dict[int, list[CampaignTally]]) -> None:
    """Bring the figures of some campaigns in; writes only what differs."""
    stored: dict[int, list[CampaignTally]] = defaultdict(list)
    for row in CampaignTally.objects.filter(campaign__in=list(fresh)):
        stored[row.campaign_id].append(row)
    differing = [
        campaign
        for campaign, rows in fresh.items()
        if _figures_of(rows) != _figures_of(stored[campaign])
    ]
    if not differing:
        return
    with transaction.atomic():
        hold()  # two counts at once would both write a campaign
        CampaignTally.objects.filter(campaign__in=differing).delete()
        rows = [row for campaign in differing for row in fresh[campaign]]
        CampaignTally.objects.bulk_create(rows, batch_size=BATCH)
    give_way()


def _figures_of(rows: list[CampaignTally]) -> dict[int | None, tuple[object, ...]]:
    """By organisation."""
    return {row.organisation_id: tuple(getattr(row, name) for name in _FIGURES) for row in rows}


@transaction.atomic
def _close(before: TallyRun | None, run: TallyRun) -> None:
    """Say how far was counted; no further than another count that ran meanwhile."""
    hold()
    now = TallyRun.objects.first()
    if now is not None and now.counted_at != (before.counted_at if before else None):
        run.counted_at = min(run.counted_at, now.counted_at)
        run.changed_until = min(run.changed_until, now.changed_until)
    run.save()


@dataclass(slots=True)
class _Figures:
    """A campaign as one reader sees it, while it is added up."""

    first_at: datetime
    last_at: datetime
    seen: int = 0
    claimed: Decimal | None = None
    recent: int = 0
    before: int = 0
    regions: dict[str, datetime] = field(default_factory=dict)

    def add(self, part: _Part) -> None:
        self.seen += part.seen
        if part.claimed is not None:
            self.claimed = part.claimed + (self.claimed or 0)
        self.recent += part.recent
        self.before += part.before
        self.first_at = min(self.first_at, part.first_at)
        self.last_at = max(self.last_at, part.last_at)
        if part.region:
            self.regions[part.region] = min(
                self.regions.get(part.region, part.first_at), part.first_at
            )

    def row(self, campaign: int, organisation: int | None, day: date) -> CampaignTally:
        since, _ = hot_since(day)
        codes = ",".join(sorted(self.regions))
        return CampaignTally(
            campaign_id=campaign,
            organisation_id=organisation,
            seen=self.seen,
            claimed=self.claimed,
            recent=self.recent,
            before=self.before,
            growth=self.recent - self.before,
            regions=len(self.regions),
            region_codes=f",{codes}," if codes else "",
            new_regions=sum(first >= since for first in self.regions.values()),
            first_at=self.first_at,
            last_at=self.last_at,
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """Reports of one campaign, organisation and region."""

    campaign: int
    organisation: int | None
    region: str
    seen: int
    claimed: Decimal | None
    recent: int
    before: int
    first_at: datetime
    last_at: datetime


def _add_up(
    members: QuerySet[Membership], day: date, counted: dict[tuple[int, int | None], _Figures]
) -> None:
    for part in _parts(members, day):
        readers = {None, part.organisation}
        for organisation in readers:
            counted.setdefault(
                (part.campaign, organisation), _Figures(part.first_at, part.last_at)
            ).add(part)


def _parts(members: QuerySet[Membership], day: date) -> Iterator[_Part]:
    since, earlier = hot_since(day)
    rows = (
        members.order_by()
        .values_list("campaign", "report__organisation", "report__region")
        .annotate(
            seen=Count("pk"),
            claimed=Sum("report__claimed_kzt"),
            recent=Count("pk", filter=Q(report__reported_at__gte=since)),
            before=Count(
                "pk",
                filter=Q(
                    report__reported_at__date__gte=earlier, report__reported_at__date__lt=since
                ),
            ),
            first=Min("report__reported_at"),
            last=Max("report__reported_at"),
        )
    )
    for row in rows.iterator():
        yield _Part(*row)
