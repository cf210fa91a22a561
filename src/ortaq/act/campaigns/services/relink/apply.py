"""The difference between the campaigns of the register and those found anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.act.campaigns.models import Campaign, CampaignEvent, Membership
from ortaq.act.campaigns.services.crime_types import set_crime_types
from ortaq.act.campaigns.services.relink.reasons import reasons_of, weight_of
from ortaq.act.campaigns.services.relink.register import standing_judgements
from ortaq.act.reports.services import mark_changed
from ortaq.engine.link.references import keep_references
from ortaq.shared import clock
from ortaq.shared.audit.services import hold, record
from ortaq.shared.batches import BATCH, in_batches

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ortaq.act.campaigns.services.relink.reasons import StoredReason
    from ortaq.act.campaigns.services.relink.register import Register
    from ortaq.engine.link.references import Kept
    from ortaq.engine.link.tables.linking import Linked
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class Relinked:
    """What a re-linking changed.

    Args:
        reports: that were linked.
        campaigns: there are now.
        joined, moved, left: reports that came into a campaign, into another, into none.
        explained: reports that stay, for other reasons.
        founded, merged, split, dissolved: campaigns.
    """

    reports: int
    campaigns: int
    joined: int = 0
    moved: int = 0
    left: int = 0
    explained: int = 0
    founded: int = 0
    merged: int = 0
    split: int = 0
    dissolved: int = 0


@transaction.atomic
def apply(actor: Actor, register: Register, linked: Linked) -> Relinked | None:
    """Bring what was found into the register; None where the judgements are others by now."""
    hold()
    if tuple(standing_judgements().values_list("pk", flat=True)) != register.standing:
        return None
    changes = _Changes(register, clock.now())
    groups = _groups(linked)
    kept = keep_references(
        {str(report): f"{campaign:018d}" for report, campaign in changes.known.items()},
        [[str(report) for report in group] for group in groups],
    )
    changes.place_all(groups, kept)
    changes.leave()
    changes.join(linked)
    changes.tell(kept)
    changes.summarise()
    return changes.finish(actor, kept, len(groups))


def _groups(linked: Linked) -> list[list[int]]:
    """Reports (keys) of each campaign of two or more, the campaign of the oldest report first."""
    found: dict[str, list[int]] = defaultdict(list)
    names = linked.memberships["campaign"].to_pylist()
    for report, name in zip(linked.memberships["report_id"].to_pylist(), names, strict=True):
        found[name].append(int(report))
    return sorted(sorted(group) for group in found.values() if len(group) > 1)


@dataclass(slots=True)
class _Changes:
    """What is being changed.

    Args:
        register: what was linked.
        now: the instant of all changes.
        old: report to campaign, as stored.
        known: the same for the reports that were linked, without those that came since.
        busy: campaigns of reports that came since.
        place: report to campaign, as it will be.
        founded: new campaigns with their oldest report.
    """

    register: Register
    now: datetime
    old: dict[int, int] = field(default_factory=dict)
    known: dict[int, int] = field(default_factory=dict)
    busy: set[int] = field(default_factory=set)
    place: dict[int, int] = field(default_factory=dict)
    founded: dict[int, int] = field(default_factory=dict)
    joined: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)
    explained: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.old = dict(Membership.objects.values_list("report", "campaign"))
        linked = set(self.register.reports["report_id"].to_pylist())
        self.known = {report: key for report, key in self.old.items() if report in linked}
        self.busy = {key for report, key in self.old.items() if report not in linked}

    def place_all(self, groups: list[list[int]], kept: Kept) -> None:
        """Give every group its campaign, new ones where it has none."""
        keys = {group: int(name) for group, name in kept.reference_of.items()}
        fresh = [number for number in range(len(groups)) if number not in keys]
        created = Campaign.objects.bulk_create(
            [Campaign(founded_at=self.now, last_report_on=self.now.date()) for _ in fresh],
            batch_size=BATCH,
        )
        keys.update({number: row.pk for number, row in zip(fresh, created, strict=True)})
        self.founded = {keys[number]: groups[number][0] for number in fresh}
        self.place = {report: keys[n] for n, group in enumerate(groups) for report in group}

    def leave(self) -> None:
        """End the memberships of reports that are in no campaign any more."""
        self.left = {
            report
            for report, campaign in self.known.items()
            if report not in self.place and campaign not in self.busy
        }
        for part in in_batches(sorted(self.left)):
            Membership.objects.filter(report__in=part).delete()

    def join(self, linked: Linked) -> None:
        """Write new, moved and newly explained memberships."""
        for part in in_batches(reasons_of(self.register, linked, self.place)):
            stored = Membership.objects.in_bulk([report for report, _ in part])
            self._write(
                self._membership(report, reasons, stored.get(report)) for report, reasons in part
            )

    def _membership(
        self, report: int, reasons: list[StoredReason], stored: Membership | None
    ) -> Membership | None:
        campaign = self.place[report]
        if stored is None:
            self.joined.add(report)
        elif stored.campaign_id != campaign:
            self.moved.add(report)
        elif _said(stored.reasons) != _said(reasons):
            self.explained.add(report)
        else:
            return None
        stays = stored is not None and stored.campaign_id == campaign
        return Membership(
            report_id=report,
            campaign_id=campaign,
            weight=weight_of(reasons),
            reasons=reasons,
            linked_at=stored.linked_at if stored is not None and stays else self.now,
        )

    @staticmethod
    def _write(memberships: Iterable[Membership | None]) -> None:
        Membership.objects.bulk_create(
            [row for row in memberships if row is not None],
            update_conflicts=True,
            unique_fields=["report"],
            update_fields=["campaign", "weight", "reasons", "linked_at"],
        )

    def tell(self, kept: Kept) -> None:
        """End merged campaigns, take along what arrived in them since, and write the history."""
        kind = CampaignEvent.Kind
        events = [
            CampaignEvent(campaign_id=key, at=self.now, kind=kind.FOUNDED, report_id=report)
            for key, report in self.founded.items()
        ]
        for name, into in kept.merged.items():
            since = Membership.objects.filter(campaign=int(name))
            self.moved.update(since.values_list("report", flat=True))
            since.update(campaign=int(into))
            Campaign.objects.filter(pk=int(name)).update(merged_into=int(into), merged_at=self.now)
            events.append(self._event(int(into), kind.TOOK_IN, int(name)))
        for campaign, others in self._parted(kept).items():
            events += [self._event(campaign, kind.SPLIT_OFF, other) for other in others]
        events += [self._event(key, kind.DISSOLVED) for key in self._dissolved(kept)]
        CampaignEvent.objects.bulk_create(events, batch_size=BATCH)

    def _dissolved(self, kept: Kept) -> list[int]:
        return [int(name) for name in kept.dissolved if int(name) not in self.busy]

    def _event(
        self, campaign: int, kind: CampaignEvent.Kind, other: int | None = None
    ) -> CampaignEvent:
        return CampaignEvent(campaign_id=campaign, at=self.now, kind=kind, other_id=other)

    def _parted(self, kept: Kept) -> dict[int, list[int]]:
        """Campaigns that were split, with the campaigns in which their other parts are now."""
        found: dict[int, set[int]] = {int(name): set() for name in kept.split}
        for report, campaign in self.known.items():
            now = self.place.get(report)
            survivor = int(kept.merged.get(f"{campaign:018d}", campaign))
            if campaign in found and now is not None and now != survivor:
                found[campaign].add(now)
        return {campaign: sorted(parts) for campaign, parts in sorted(found.items())}

    def summarise(self) -> None:
        """Bring last days and types of the campaigns that changed up to date."""
        changed = self.joined | self.moved | self.left
        keys = {self.place[report] for report in changed if report in self.place}
        keys |= {self.old[report] for report in changed if report in self.old}
        for part in in_batches(sorted(keys)):
            rows = Campaign.objects.filter(pk__in=part, memberships__isnull=False)
            campaigns = list(rows.annotate(last=Max("memberships__report__reported_at")))
            for campaign in campaigns:
                campaign.last_report_on = campaign.last.date()
            set_crime_types(campaigns)
            Campaign.objects.bulk_update(campaigns, ["last_report_on", "crime_type"])

    def finish(self, actor: Actor, kept: Kept, campaigns: int) -> Relinked:
        """Let the lake read again what changed, log it, and count."""
        done = Relinked(
            reports=len(self.register.reports),
            campaigns=campaigns,
            joined=len(self.joined),
            moved=len(self.moved),
            left=len(self.left),
            explained=len(self.explained),
            founded=len(self.founded),
            merged=len(kept.merged),
            split=len(kept.split),
            dissolved=len(self._dissolved(kept)),
        )
        mark_changed(self.joined | self.moved | self.left)
        if self.joined | self.moved | self.left | self.explained:
            counts = {name: getattr(done, name) for name in Relinked.__slots__}
            record(actor, "campaign.relink", subject_kind="campaign", subject="all", **counts)
        return done


def _said(reasons: list[StoredReason]) -> set[tuple[object, object]]:
    """What reasons say, whatever they weigh: weights are learned anew at every run."""
    return {(reason["code"], reason["identifier"]) for reason in reasons}
