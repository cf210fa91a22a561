"""Reports that leave or join campaigns because a person said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from ortaq.act.campaigns.models import Campaign, CampaignEvent, Membership
from ortaq.act.campaigns.services.crime_types import count_crime_types
from ortaq.act.reports.services import mark_changed
from ortaq.shared import clock
from ortaq.shared.batches import in_batches, write_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

BY_HAND: dict[str, object] = {
    "code": Membership.JUDGED,
    "identifier": None,
    "weight": 1.0,
    "days": 0,
}
"""The reason that a person said so."""


def take_out(report: int, campaign: Campaign, *, by: str) -> None:
    """End a report's membership of this campaign; a campaign of one report is none."""
    gone, _ = Membership.objects.filter(report=report, campaign=campaign).delete()
    if gone:
        mark_changed({report})
        end_if_alone(campaign, by=by)


def join_by_hand(reports: Iterable[int], campaign: Campaign, *, by: str) -> None:
    """Bring reports into a campaign, wherever they are now, with the reason that a person said so.

    The reasons of those that are in the campaign already stay as they are.
    """
    moving = _others_than_members(reports, campaign)
    left: set[int] = set()
    for keys in in_batches(moving):
        there = Membership.objects.filter(report__in=keys)
        left.update(there.values_list("campaign", flat=True))
    _write(moving, campaign, [BY_HAND])
    refresh_totals([campaign])
    for row in Campaign.objects.filter(pk__in=left - {campaign.pk}):
        end_if_alone(row, by=by)


def move(reports: Iterable[int], campaign: Campaign, *, judged: bool) -> None:
    """Bring members of other campaigns into this one with the reasons they have.

    Args:
        reports: keys.
        campaign: where they go.
        judged: add the reason that a person said so.
    """
    listed = sorted(reports)
    for keys in in_batches(listed):
        rows = list(Membership.objects.filter(report__in=keys))
        for row in rows:
            row.campaign, row.linked_at = campaign, clock.now()
            others = [reason for reason in row.reasons if reason["code"] != Membership.JUDGED]
            row.reasons = [*others, BY_HAND] if judged else others or [BY_HAND]
        write_columns(rows, ["campaign", "linked_at", "reasons"])
    mark_changed(listed)


def refresh_totals(campaigns: Iterable[Campaign]) -> None:
    """Bring the last day and the types of campaigns up to date with their reports."""
    for part in in_batches(campaigns):
        rows = Membership.objects.filter(campaign__in=part).values_list("campaign")
        last = dict(rows.annotate(last=Max("report__reported_at")))
        for campaign in part:
            if moment := last.get(campaign.pk):
                campaign.last_report_on = moment.date()
            campaign.recounted_at = clock.now()
        count_crime_types(part)
        write_columns(part, ["last_report_on", "crime_type", "crime_types", "recounted_at"])


def end_if_alone(campaign: Campaign, *, by: str = "") -> None:
    """End a campaign of which fewer than two reports are left, and bring its totals up to date."""
    left = list(Membership.objects.filter(campaign=campaign).values_list("report", flat=True)[:2])
    if len(left) < 2:
        Membership.objects.filter(report__in=left).delete()
        mark_changed(left)
        CampaignEvent.objects.create(
            campaign=campaign, at=clock.now(), kind=CampaignEvent.Kind.DISSOLVED, by=by
        )
    refresh_totals([campaign])


def _others_than_members(reports: Iterable[int], campaign: Campaign) -> list[int]:
    found = set(reports)
    for keys in in_batches(sorted(found)):
        members = Membership.objects.filter(report__in=keys, campaign=campaign)
        found.difference_update(members.values_list("report", flat=True))
    return sorted(found)


def _write(reports: list[int], campaign: Campaign, reasons: list[dict[str, object]]) -> None:
    now = clock.now()
    Membership.objects.bulk_create(
        [
            Membership(
                report_id=report, campaign=campaign, weight=1.0, reasons=reasons, linked_at=now
            )
            for report in reports
        ],
        update_conflicts=True,
        unique_fields=["report"],
        update_fields=["campaign", "weight", "reasons", "linked_at"],
        batch_size=500,
    )
    mark_changed(reports)
