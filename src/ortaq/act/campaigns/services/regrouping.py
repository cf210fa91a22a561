"""Whole campaigns that people merge and split, and how that is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.act.campaigns.models import (
    Campaign,
    CampaignEvent,
    Membership,
    RegroupedReport,
    Regrouping,
)
from ortaq.act.campaigns.permissions import JUDGE
from ortaq.act.campaigns.queries import surviving
from ortaq.act.campaigns.services.moving import end_if_alone, move, refresh_totals
from ortaq.act.campaigns.services.naming import carry_name, give_name_back
from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared import clock
from ortaq.shared.audit.services import hold, record
from ortaq.shared.batches import BATCH

if TYPE_CHECKING:
    from collections.abc import Collection

    from ortaq.shared.actors import Actor

_Event = CampaignEvent.Kind


class AlreadyOne(OrtaqError):
    """The two campaigns are one already. Choose another campaign."""

    code = "campaigns_already_one"


class SplitTooSmall(OrtaqError):
    """A split leaves two campaigns of at least two reports each. Judge a single report on its page."""

    code = "split_too_small"


@transaction.atomic
def merge_campaigns(
    *, actor: Actor, campaign: Campaign, other: Campaign, reason: str
) -> Regrouping:
    """Let a campaign take another in, for good: every later linking keeps their reports together.

    Raises:
        NotAllowed: the actor may not judge.
        AlreadyOne: one has taken the other in before.
    """
    actor.require(JUDGE)
    hold()
    campaign, other = _current(campaign), _current(other)
    if campaign == other:
        raise AlreadyOne(campaign=campaign.reference)
    stayed, moved = _members(campaign), _members(other)
    kept = _keep(actor, Regrouping.Kind.MERGED, campaign, other, reason, stayed, moved)
    _take_in(campaign, other, moved, by=actor.name, note=reason, judged=True)
    _record(actor, "merge", kept)
    return kept


@transaction.atomic
def split_campaign(
    *, actor: Actor, campaign: Campaign, reports: Collection[int], reason: str
) -> Regrouping:
    """Make a new campaign of some reports (keys): every later linking keeps it apart from the rest.

    Reports that are not in the campaign are left where they are.

    Raises:
        NotAllowed: the actor may not judge.
        SplitTooSmall: one of the two parts would have fewer than two reports.
    """
    actor.require(JUDGE)
    hold()
    campaign = _current(campaign)
    members = _members(campaign)
    moved = [report for report in members if report in set(reports)]
    stayed = [report for report in members if report not in set(moved)]
    if min(len(moved), len(stayed)) < 2:
        raise SplitTooSmall(campaign=campaign.reference)
    now = clock.now()
    other = Campaign.objects.create(founded_at=now, last_report_on=now.date())
    kept = _keep(actor, Regrouping.Kind.SPLIT, campaign, other, reason, stayed, moved)
    _tell(other, _Event.FOUNDED, None, by=actor.name, note=reason, report=moved[0])
    _tell(campaign, _Event.SPLIT_OFF, other, by=actor.name, note=reason)
    move(moved, other, judged=True)
    refresh_totals([campaign, other])
    _record(actor, "split", kept)
    return kept


@transaction.atomic
def undo_regrouping(*, actor: Actor, regrouping: Regrouping) -> Regrouping:
    """Take a merge or a split back; later linkings decide for themselves. A second time is nothing.

    The campaign that was taken in comes back under its reference with those of its reports that are
    still there; one that was split off goes back where it came from.

    Raises:
        NotAllowed: the actor may not judge.
    """
    actor.require(JUDGE)
    hold()
    regrouping = Regrouping.objects.select_related("campaign", "other").get(pk=regrouping.pk)
    if regrouping.undone_at is None:
        regrouping.undone_at, regrouping.undone_by = clock.now(), actor.name
        regrouping.save(update_fields=["undone_at", "undone_by"])
        if regrouping.kind == Regrouping.Kind.MERGED:
            _part_again(regrouping, by=actor.name)
        else:
            _join_again(regrouping, by=actor.name)
        _record(actor, "undo_regrouping", regrouping)
    return regrouping


def _part_again(regrouping: Regrouping, *, by: str) -> None:
    """Bring the campaign that was taken in back, where something of it is left in the other."""
    campaign, other = _current(regrouping.campaign), regrouping.other
    bound = RegroupedReport.objects.filter(regrouping=regrouping, moved=True)
    there = Membership.objects.filter(campaign=campaign)
    back = list(there.filter(report__in=bound.values("report")).values_list("report", flat=True))
    if other.merged_into_id is None or len(back) < 2:
        return
    other.merged_into = other.merged_at = None
    other.save(update_fields=["merged_into", "merged_at"])
    give_name_back(campaign, other)
    move(back, other, judged=False)
    _tell(campaign, _Event.SPLIT_OFF, other, by=by)
    _tell(other, _Event.CAME_BACK, campaign, by=by)
    refresh_totals([other])
    end_if_alone(campaign, by=by)


def _join_again(regrouping: Regrouping, *, by: str) -> None:
    """Bring what was split off back, unless it was taken in by a third campaign meanwhile."""
    campaign, other = _current(regrouping.campaign), regrouping.other
    if other.merged_into_id is None:
        _take_in(campaign, other, _members(other), by=by, note="", judged=False)


def _current(campaign: Campaign) -> Campaign:
    return surviving(Campaign.objects.select_related("merged_into").get(pk=campaign.pk))


def _members(campaign: Campaign) -> list[int]:
    members = Membership.objects.filter(campaign=campaign).order_by("report")
    return list(members.values_list("report", flat=True))


def _keep(
    actor: Actor,
    kind: Regrouping.Kind,
    campaign: Campaign,
    other: Campaign,
    reason: str,
    stayed: list[int],
    moved: list[int],
) -> Regrouping:
    kept = Regrouping.objects.create(
        kind=kind,
        campaign=campaign,
        other=other,
        reason=reason,
        made_at=clock.now(),
        made_by=actor.name,
    )
    RegroupedReport.objects.bulk_create(
        [
            RegroupedReport(regrouping=kept, report_id=report, moved=is_moved)
            for reports, is_moved in ((stayed, False), (moved, True))
            for report in reports
        ],
        batch_size=BATCH,
    )
    return kept


def _take_in(
    campaign: Campaign, other: Campaign, moved: list[int], *, by: str, note: str, judged: bool
) -> None:
    move(moved, campaign, judged=judged)
    other.merged_into, other.merged_at, other.crime_types = campaign, clock.now(), {}
    other.save(update_fields=["merged_into", "merged_at", "crime_types"])
    carry_name(other.pk, campaign.pk)
    _tell(campaign, _Event.TOOK_IN, other, by=by, note=note)
    refresh_totals([campaign])


def _tell(
    campaign: Campaign,
    kind: CampaignEvent.Kind,
    other: Campaign | None,
    *,
    by: str,
    note: str = "",
    report: int | None = None,
) -> None:
    CampaignEvent.objects.create(
        campaign=campaign,
        at=clock.now(),
        kind=kind,
        other=other,
        by=by,
        note=note,
        report_id=report,
    )


def _record(actor: Actor, verb: str, regrouping: Regrouping) -> None:
    record(
        actor,
        f"campaign.{verb}",
        subject_kind="campaign",
        subject=regrouping.campaign.reference,
        other=regrouping.other.reference,
        reports=regrouping.reports.filter(moved=True).count(),
    )
