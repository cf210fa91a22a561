"""Linking reports on arrival, founding and merging campaigns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.act.campaigns.models import Campaign, CampaignEvent, Membership
from ortaq.act.campaigns.neighbourhood import Neighbourhood, link_values
from ortaq.act.campaigns.services.apart import find_apart
from ortaq.act.campaigns.services.crime_types import add_crime_types
from ortaq.act.campaigns.services.naming import carry_name
from ortaq.act.reports.services import mark_changed
from ortaq.engine.link.arrival import link_report
from ortaq.engine.link.policy import DEFAULT
from ortaq.engine.link.weigh import telling
from ortaq.shared import clock
from ortaq.shared.audit.services import Deed
from ortaq.shared.batches import write_columns
from ortaq.shared.compiled import CompiledInsert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ortaq.act.campaigns.neighbourhood import LinkValue
    from ortaq.act.reports.models import Identifier, Report
    from ortaq.act.reports.services import Recorded
    from ortaq.engine.link.verdict import Reason, Verdict


_CAMPAIGNS, _EVENTS = CompiledInsert(Campaign), CompiledInsert(CampaignEvent)
_MEMBERSHIPS = CompiledInsert(Membership)


@transaction.atomic(savepoint=False)
def link_arrivals(*, recorded: Sequence[Recorded]) -> list[Deed]:
    """Link new reports in the order in which they were told; return what the caller has to log."""
    fresh = sorted(
        (item for item in recorded if item.is_new),
        key=lambda item: (item.report.reported_at, item.report.pk),
    )
    values = {item.report.pk: link_values(item.mentions) for item in fresh}
    hood = Neighbourhood.around(_telling(fresh, values).values())
    for item in fresh:
        hood.forget(item.report.pk)
    if len(fresh) > 1:  # of one report only its candidates are needed
        hood.load(hood.campaign_of.values())
    batch = _Linking(hood)
    for item in fresh:
        batch.link(item, values[item.report.pk])
    return batch.write()


def _telling(
    fresh: Iterable[Recorded], values: Mapping[int, Sequence[LinkValue]]
) -> dict[int, Identifier]:
    """The identifiers, by key, for which one of the reports may be linked."""
    found: dict[int, Identifier] = {}
    for item in fresh:
        own = values[item.report.pk]
        keys = telling(own)
        for value, (_, row) in zip(own, item.mentions, strict=True):
            if (value.kind, value.value) in keys:
                found[row.pk] = row
    return found


@dataclass(slots=True)
class _Linking:
    """One batch being linked: what has to be written when all reports are through."""

    hood: Neighbourhood
    memberships: dict[int, Membership] = field(default_factory=dict)
    events: list[CampaignEvent] = field(default_factory=list)
    changed: set[int] = field(default_factory=set)
    merged: dict[int, int] = field(default_factory=dict)
    identifier_keys: dict[tuple[str, str], int] = field(default_factory=dict)
    arrived: set[int] = field(default_factory=set)

    def link(self, item: Recorded, values: list[LinkValue]) -> None:
        """Judge one report by its identifiers, and remember what follows."""
        report = item.report
        self.arrived.add(report.pk)
        for _, row in item.mentions:
            self.identifier_keys.setdefault(row.evidence, row.pk)
        verdict = self._verdict(report, values)
        for value, (_, row) in zip(values, item.mentions, strict=True):
            if not row.is_hub:
                self.hood.place(
                    report=report.pk,
                    key=(value.kind, value.value),
                    role=value.role,
                    day=report.reported_at.date(),
                )
        self.hood.crime_type_of[report.pk] = report.crime_type
        if verdict.is_linked:
            self._apply(item, verdict)

    def _verdict(self, report: Report, values: list[LinkValue]) -> Verdict:
        """Where the report belongs, without bringing together what somebody judged different."""
        judge = partial(
            link_report,
            values,
            self.hood.candidates(values, most_elsewhere=DEFAULT.maximum_elsewhere),
            on=report.reported_at.date(),
            crime_type=report.crime_type or None,
        )
        verdict = judge()
        campaigns = [int(key) for key in (verdict.campaign, *verdict.merge) if key]
        companions = [int(key) for key in verdict.companions]
        if len(campaigns) + len(companions) < 2:
            return verdict
        apart = find_apart(campaigns, companions)
        return judge(apart=apart) if apart else verdict

    def _apply(self, item: Recorded, verdict: Verdict) -> None:
        members = {item.report.pk: verdict.reasons}
        members.update((int(name), verdict.reasons_with(name)) for name in verdict.companions)
        day = max(self.hood.day_of[key] for key in members)  # a companion may be the later one
        campaign = self._surviving(verdict)
        if campaign is None:
            campaign = Campaign(founded_at=clock.now(), last_report_on=day)
        campaign.last_report_on = max(campaign.last_report_on, day)
        add_crime_types(campaign, Counter(self.hood.crime_type_of[key] for key in members))
        if campaign.pk is None:
            self._found(item, campaign)
        else:
            self.changed.add(campaign.pk)
        for key, reasons in members.items():
            self._join(key, campaign, verdict.weight, reasons)

    def _surviving(self, verdict: Verdict) -> Campaign | None:
        """The campaign that the report joins: the oldest where several become one."""
        if verdict.campaign is None:
            return None
        keys = sorted(int(key) for key in (verdict.campaign, *verdict.merge))
        survivor = self.hood.campaigns[keys[0]]
        for key in keys[1:]:
            self._merge(self.hood.campaigns[key], survivor)
        return survivor

    def _merge(self, campaign: Campaign, into: Campaign) -> None:
        now = clock.now()
        campaign.merged_into, campaign.merged_at = into, now
        into.last_report_on = max(into.last_report_on, campaign.last_report_on)
        add_crime_types(into, campaign.crime_types)
        campaign.crime_types = {}
        self.merged[campaign.pk] = into.pk
        for report, key in self.hood.campaign_of.items():
            if key == campaign.pk:
                self.hood.campaign_of[report] = into.pk
        for membership in self.memberships.values():
            if membership.campaign_id == campaign.pk:
                membership.campaign = into
        self.events.append(
            CampaignEvent(campaign=into, at=now, kind=CampaignEvent.Kind.TOOK_IN, other=campaign)
        )

    def _found(self, item: Recorded, campaign: Campaign) -> None:
        _CAMPAIGNS.insert([campaign])
        self.hood.campaigns[campaign.pk] = campaign
        self.events.append(
            CampaignEvent(
                campaign=campaign,
                at=campaign.founded_at,
                kind=CampaignEvent.Kind.FOUNDED,
                report=item.report,
            )
        )

    def _join(
        self, report: int, campaign: Campaign, weight: float, reasons: tuple[Reason, ...]
    ) -> None:
        self.hood.campaign_of[report] = campaign.pk
        self.memberships[report] = Membership(
            report_id=report,
            campaign=campaign,
            weight=weight,
            reasons=[self._reason(reason) for reason in reasons],
            linked_at=clock.now(),
        )

    def _reason(self, reason: Reason) -> dict[str, object]:
        return {
            "code": reason.code,
            "identifier": self.identifier_keys[reason.kind, reason.value],
            "weight": round(reason.weight, 4),
            "days": reason.days,
        }

    def write(self) -> list[Deed]:
        """Bring memberships, merges, campaigns and events into the register; what to log of it."""
        if not self.memberships:
            return []
        moved: set[int] = set()
        for old, new in self.merged.items():
            members = Membership.objects.filter(campaign=old)
            moved.update(members.values_list("report", flat=True))
            members.update(campaign=new)
            carry_name(old, new)
        _MEMBERSHIPS.insert([*self.memberships.values()])
        _EVENTS.insert(self.events)
        campaigns = [self.hood.campaigns[key] for key in sorted(self.changed | set(self.merged))]
        write_columns(
            campaigns,
            ["last_report_on", "crime_type", "crime_types", "merged_into", "merged_at"],
        )
        mark_changed((moved | set(self.memberships)) - self.arrived)
        return [*self._steps(), self._count()]

    def _steps(self) -> Iterator[Deed]:
        for event in self.events:
            other = event.other.reference if event.other else ""
            yield Deed(
                f"campaign.{event.kind}", "campaign", event.campaign.reference, {"other": other}
            )

    def _count(self) -> Deed:
        return Deed("campaign.link", "campaign", "arrivals", {"reports": len(self.memberships)})
