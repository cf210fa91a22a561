"""One transaction of a re-linking: some change sets, or some memberships with other reasons."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.act.campaigns.models import Campaign, CampaignEvent, Membership
from ortaq.act.campaigns.services.moving import refresh_totals
from ortaq.act.campaigns.services.naming import carry_name
from ortaq.act.campaigns.services.relink.opinions import get_standing
from ortaq.act.campaigns.services.relink.reasons import said, weight_of
from ortaq.act.reports.services import mark_changed
from ortaq.shared import clock
from ortaq.shared.audit.services import hold, record
from ortaq.shared.batches import BATCH, in_batches, write_columns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ortaq.act.campaigns.services.relink.changes import ChangeSet
    from ortaq.act.campaigns.services.relink.opinions import Standing
    from ortaq.act.campaigns.services.relink.reasons import StoredReason
    from ortaq.shared.actors import Actor

_Kind = CampaignEvent.Kind


class Overtaken(Exception):
    """Somebody decided something since linking began: it starts again."""


@dataclass(slots=True)
class Counts:
    """What was changed; as `Relinked`."""

    joined: int = 0
    moved: int = 0
    left: int = 0
    explained: int = 0
    founded: int = 0
    merged: int = 0
    split: int = 0
    dissolved: int = 0
    postponed: int = 0


@dataclass(frozen=True, slots=True)
class Packet:
    """Change sets that are brought in together.

    Args:
        sets: independent of each other.
        reasons: of the reports that come into a campaign, or stay for other reasons.
    """

    sets: tuple[ChangeSet, ...]
    reasons: dict[int, list[StoredReason]]

    @transaction.atomic
    def apply(self, actor: Actor, standing: Standing) -> Counts:
        """Bring in those whose campaigns nobody changed meanwhile.

        Raises:
            Overtaken: the decisions are others by now.
        """
        _hold(standing)
        stored = _stored(report for change in self.sets for report in change.old)
        fitting = [change for change in self.sets if _is_as_it_was(change, stored)]
        work = _Work(clock.now(), stored, self.reasons)
        for change in fitting:
            work.bring_in(change)
        work.write()
        work.counts.postponed = len(self.sets) - len(fitting)
        _log(actor, work.counts)
        return work.counts


@dataclass(frozen=True, slots=True)
class Reworded:
    """Memberships that stay, for other reasons."""

    reasons: dict[int, list[StoredReason]]

    @transaction.atomic
    def apply(self, actor: Actor, standing: Standing) -> Counts:
        """Write the reasons of those that are in a campaign still.

        Raises:
            Overtaken: the decisions are others by now.
        """
        _hold(standing)
        rows = list(Membership.objects.filter(report__in=list(self.reasons)))
        changed = [row for row in rows if said(row.reasons) != said(self.reasons[row.pk])]
        for row in changed:
            row.reasons = self.reasons[row.pk]
            row.weight = weight_of(self.reasons[row.pk])
        write_columns(changed, ["reasons", "weight"])
        mark_changed(row.pk for row in changed)
        counts = Counts(explained=len(changed))
        _log(actor, counts)
        return counts


def _hold(standing: Standing) -> None:
    hold()
    if get_standing() != standing:
        raise Overtaken


def _stored(reports: Iterable[int]) -> dict[int, Membership]:
    found: dict[int, Membership] = {}
    for keys in in_batches(reports):
        found.update(Membership.objects.in_bulk(keys))
    return found


def _is_as_it_was(change: ChangeSet, stored: dict[int, Membership]) -> bool:
    now = {report: stored[report].campaign_id for report in change.old if report in stored}
    return all(now.get(report, 0) == campaign for report, campaign in change.old.items())


def _log(actor: Actor, counts: Counts) -> None:
    told = {name: n for name, n in asdict(counts).items() if n}
    if set(told) - {"postponed"}:
        record(actor, "campaign.relink", subject_kind="campaign", subject="all", **told)


@dataclass(slots=True)
class _Work:
    """What has to be written when all change sets are through.

    Args:
        now: the instant of all changes.
        stored: memberships as they are.
        reasons: new ones.
    """

    now: datetime
    stored: dict[int, Membership]
    reasons: dict[int, list[StoredReason]]
    counts: Counts = field(default_factory=Counts)
    leaving: set[int] = field(default_factory=set)
    written: list[Membership] = field(default_factory=list)
    events: list[CampaignEvent] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)

    def bring_in(self, change: ChangeSet) -> None:
        """Take one change set in."""
        since = _arrived_since(change)
        keys = self._keys(change)
        place = {report: keys[group] for report, group in change.group_of.items()}
        for report, campaign in place.items():
            self._place(report, campaign)
        self._leave(change, place, busy=set(since.values()))
        self._merge(change, since)
        self._tell(change, place, busy=set(since.values()))
        self.touched |= change.campaigns | set(keys.values())

    def _keys(self, change: ChangeSet) -> dict[int, int]:
        """The campaign of each group, new ones where it has none."""
        keys = {group: int(name) for group, name in change.kept.reference_of.items()}
        for group, reports in enumerate(change.groups):
            if group not in keys:
                created = Campaign.objects.create(
                    founded_at=self.now, last_report_on=self.now.date()
                )
                keys[group] = created.pk
                self._event(created.pk, _Kind.FOUNDED, report=reports[0])
                self.counts.founded += 1
        return keys

    def _place(self, report: int, campaign: int) -> None:
        stored, reasons = self.stored.get(report), self.reasons.get(report)
        if stored is not None and stored.campaign_id == campaign:
            if reasons is None or said(stored.reasons) == said(reasons):
                return
            self.counts.explained += 1
            linked_at = stored.linked_at
        else:
            self.counts.joined += stored is None
            self.counts.moved += stored is not None
            linked_at = self.now
        told = reasons if reasons is not None else stored.reasons if stored else []
        self.changed.add(report)
        self.written.append(
            Membership(
                report_id=report,
                campaign_id=campaign,
                weight=weight_of(told),
                reasons=told,
                linked_at=linked_at,
            )
        )

    def _leave(self, change: ChangeSet, place: dict[int, int], *, busy: set[int]) -> None:
        """End memberships, but of campaigns in which somebody arrived since."""
        gone = {
            report
            for report, campaign in change.old.items()
            if campaign and report not in place and campaign not in busy
        }
        self.leaving |= gone
        self.counts.left += len(gone)

    def _merge(self, change: ChangeSet, since: dict[int, int]) -> None:
        """End campaigns that are part of others, and take along what arrived in them since."""
        for name, into in change.kept.merged.items():
            late = [report for report, campaign in since.items() if campaign == int(name)]
            Membership.objects.filter(report__in=late).update(campaign=int(into))
            Campaign.objects.filter(pk=int(name)).update(
                merged_into=int(into), merged_at=self.now, crime_types={}
            )
            carry_name(int(name), int(into))
            self.changed.update(late)
            self.counts.moved += len(late)
            self.counts.merged += 1
            self._event(int(into), _Kind.TOOK_IN, other=int(name))

    def _tell(self, change: ChangeSet, place: dict[int, int], *, busy: set[int]) -> None:
        for name in change.kept.split:
            campaign = int(name)
            survivor = int(change.kept.merged.get(name, name))
            parts = {place[r] for r, old in change.old.items() if old == campaign and r in place}
            self.counts.split += 1
            for other in sorted(parts - {survivor}):
                self._event(campaign, _Kind.SPLIT_OFF, other=other)
        for name in change.kept.dissolved:
            if int(name) not in busy:
                self.counts.dissolved += 1
                self._event(int(name), _Kind.DISSOLVED)

    def _event(
        self, campaign: int, kind: _Kind, *, other: int | None = None, report: int | None = None
    ) -> None:
        self.events.append(
            CampaignEvent(
                campaign_id=campaign, at=self.now, kind=kind, other_id=other, report_id=report
            )
        )

    def write(self) -> None:
        """Bring everything into the register."""
        for keys in in_batches(sorted(self.leaving)):
            Membership.objects.filter(report__in=keys).delete()
        Membership.objects.bulk_create(
            self.written,
            update_conflicts=True,
            unique_fields=["report"],
            update_fields=["campaign", "weight", "reasons", "linked_at"],
            batch_size=BATCH,
        )
        CampaignEvent.objects.bulk_create(self.events, batch_size=BATCH)
        for part in in_batches(sorted(self.touched)):
            refresh_totals(Campaign.objects.filter(pk__in=part, merged_into=None))
        mark_changed(self.changed | self.leaving)


def _arrived_since(change: ChangeSet) -> dict[int, int]:
    """Members of the campaigns concerned that were not there to be linked."""
    found: dict[int, int] = {}
    for keys in in_batches(sorted(change.campaigns)):
        members = Membership.objects.filter(campaign__in=keys)
        found.update(members.values_list("report", "campaign"))
    return {report: campaign for report, campaign in found.items() if report not in change.old}
