"""What people judge of one report and a campaign, and what follows at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.act.campaigns.models import Campaign, Judgement, Membership, RegroupedReport
from ortaq.act.campaigns.permissions import JUDGE
from ortaq.act.campaigns.queries import surviving
from ortaq.act.campaigns.services.arrival import link_arrivals
from ortaq.act.campaigns.services.moving import join_by_hand, take_out
from ortaq.act.reports.queries import list_mentions_of
from ortaq.act.reports.services import Recorded, mark_changed
from ortaq.shared import clock
from ortaq.shared.audit.services import hold, record, record_all

if TYPE_CHECKING:
    from ortaq.act.reports.models import Report
    from ortaq.shared.actors import Actor

BOUND_REPORTS = 100
"""Earliest reports of a campaign from which a judgement keeps a report apart. Ortaq's own rule: the
others of a campaign so large stay with these."""


@transaction.atomic
def judge(
    *,
    actor: Actor,
    report: Report,
    campaign: Campaign,
    verdict: Judgement.Verdict,
    note: str = "",
) -> Judgement:
    """Say whether a report belongs to a campaign, or to the one that took it in.

    A report that does not belong leaves the campaign at once; one that does joins it at once.
    Arrivals and re-linkings obey. A later judgement overrules an earlier one that contradicts it.

    Raises:
        NotAllowed: the actor may not judge.
    """
    actor.require(JUDGE)
    hold()
    campaign = surviving(Campaign.objects.select_related("merged_into").get(pk=campaign.pk))
    judgement = Judgement.objects.create(
        report=report,
        campaign=campaign,
        verdict=verdict,
        note=note,
        judged_at=clock.now(),
        judged_by=actor.name,
    )
    bound = _bound(report, campaign, verdict)
    judgement.others.set(bound)
    if verdict == Judgement.Verdict.DIFFERENT:
        take_out(report.pk, campaign, by=actor.name)
    elif verdict == Judgement.Verdict.SAME and bound:
        join_by_hand([report.pk], campaign, by=actor.name)
    _record(actor, "judge", judgement)
    return judgement


@transaction.atomic
def withdraw_judgement(*, actor: Actor, judgement: Judgement) -> Judgement:
    """Take a judgement back; later re-linkings no longer obey it. A second time is nothing.

    Where an earlier judgement on the same report and campaign counts again, it is obeyed at once. Else a
    report that only the withdrawn one had put into the campaign leaves it, and one that it had sent away
    or that left is placed at once as if it arrived now. Where something else is judged of the report, its
    place is left to the next re-linking.

    Raises:
        NotAllowed: the actor may not judge.
    """
    actor.require(JUDGE)
    hold()
    judgement.refresh_from_db()
    if judgement.withdrawn_at is None:
        judgement.withdrawn_at, judgement.withdrawn_by = clock.now(), actor.name
        judgement.save(update_fields=["withdrawn_at", "withdrawn_by"])
        _record(actor, "withdraw_judgement", judgement)
        if judgement.verdict != Judgement.Verdict.UNSURE:
            _no_longer_obey(actor, judgement)
    return judgement


def _no_longer_obey(actor: Actor, judgement: Judgement) -> None:
    report, campaign = judgement.report, surviving(judgement.campaign)
    standing = _sure_words(report)
    again = [row for row in standing if surviving(row.campaign) == campaign]
    if again:
        _obey(again[-1], campaign, by=actor.name)
    elif not standing:
        if judgement.verdict == Judgement.Verdict.SAME and not _is_bound(report):
            _let_go(report, campaign, by=actor.name)
        _place_again(actor, report)


def _sure_words(report: Report) -> list[Judgement]:
    """What stands of the report, oldest first, less what is unsure."""
    standing = Judgement.objects.filter(report=report, withdrawn_at=None)
    sure = standing.exclude(verdict=Judgement.Verdict.UNSURE)
    return list(sure.select_related("campaign__merged_into").order_by("judged_at", "pk"))


def _obey(judgement: Judgement, campaign: Campaign, *, by: str) -> None:
    """Bring a report to where a judgement wants it; the others of its campaign may be elsewhere by now."""
    if judgement.verdict == Judgement.Verdict.DIFFERENT:
        take_out(judgement.report_id, campaign, by=by)
        return
    beside = Membership.objects.filter(report__in=judgement.others.all()).first()
    if beside is not None:
        join_by_hand([judgement.report_id], beside.campaign, by=by)


def _is_bound(report: Report) -> bool:
    """Whether another decision holds the report: a merge, a split, or that a second report belongs to it."""
    by_judgement = Judgement.objects.filter(
        others=report, verdict=Judgement.Verdict.SAME, withdrawn_at=None
    )
    by_regrouping = RegroupedReport.objects.filter(report=report, regrouping__undone_at=None)
    return by_judgement.exists() or by_regrouping.exists()


def _let_go(report: Report, campaign: Campaign, *, by: str) -> None:
    """Forget that a person put a report into a campaign; where nothing else holds it there, it leaves."""
    membership = Membership.objects.filter(report=report, campaign=campaign).first()
    if membership is None:
        return
    membership.reasons = [row for row in membership.reasons if row["code"] != Membership.JUDGED]
    if membership.reasons:
        membership.save(update_fields=["reasons"])
        mark_changed({report.pk})
    else:
        take_out(report.pk, campaign, by=by)


def _place_again(actor: Actor, report: Report) -> None:
    """Link a report that is in no campaign as if it arrived now."""
    if Membership.objects.filter(report=report).exists():
        return
    mentions = list_mentions_of([report.pk]).order_by("pk")
    named = [(mention, mention.identifier) for mention in mentions]
    deeds = link_arrivals(recorded=[Recorded(report, is_new=True, mentions=named)])
    if deeds:
        mark_changed({report.pk})
        record_all(actor, deeds)


def _bound(report: Report, campaign: Campaign, verdict: Judgement.Verdict) -> list[int]:
    """Reports of the campaign that the judgement is about.

    One is enough to join, and more would glue them together: the one that shares most identifiers.
    """
    if verdict == Judgement.Verdict.UNSURE:
        return []
    members = Membership.objects.filter(campaign=campaign).exclude(report=report)
    listed = list(members.order_by("report").values_list("report", flat=True)[:BOUND_REPORTS])
    if verdict == Judgement.Verdict.DIFFERENT or not listed:
        return listed
    own = set(list_mentions_of([report.pk]).values_list("identifier", flat=True))
    shared = Counter(
        carrier
        for carrier, identifier in list_mentions_of(listed)
        .values_list("report", "identifier")
        .distinct()
        if identifier in own
    )
    return [max(listed, key=lambda key: (shared[key], -key))]


def _record(actor: Actor, verb: str, judgement: Judgement) -> None:
    record(
        actor,
        f"campaign.{verb}",
        subject_kind="report",
        subject=judgement.report.reference,
        campaign=judgement.campaign.reference,
        verdict=judgement.verdict,
    )
