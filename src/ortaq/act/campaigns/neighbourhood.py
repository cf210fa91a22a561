"""What the register holds about the identifiers of a batch: the linker's view, kept in memory."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortaq.act.campaigns.models import Campaign
from ortaq.act.reports.queries import CarrierQuery, list_mentions_of, list_talkative
from ortaq.engine.link.facts import Candidate, SharedIdentifier
from ortaq.engine.link.policy import DEFAULT
from ortaq.engine.link.weigh import names_a_list
from ortaq.engine.terms.identifier import IdentifierKind, Role
from ortaq.shared.compiled import CompiledObjects

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from ortaq.act.reports.models import Identifier, Mention, Report

_GRAVEST_FIRST = (Role.HUB, Role.OFFENDER, Role.UNKNOWN, Role.VICTIM)

_CARRIERS = CarrierQuery(beside="membership__campaign")
_CAMPAIGNS = CompiledObjects(Campaign, lambda keys: Campaign.objects.filter(pk__in=keys))

_Key = tuple[IdentifierKind, str]


@dataclass(frozen=True, slots=True)
class LinkValue:
    """An identifier of a report in the form that the linker compares."""

    kind: IdentifierKind
    value: str
    role: Role


def link_values(mentions: Iterable[tuple[Mention, Identifier]]) -> list[LinkValue]:
    """The identifiers of a report for the linker."""
    return [LinkValue(*identifier.evidence, Role(mention.role)) for mention, identifier in mentions]


@dataclass(slots=True)
class Neighbourhood:
    """Who else carries the batch's identifiers, and in which campaign each of them is.

    Args:
        carriers: (kind, link value) to report key to (role, day).
        campaign_of: report key to campaign key.
        campaigns: campaign key to its row, of those that were candidates.
        crime_type_of: report key to what its reporter chose.
        day_of: report key to the day on which it was told.
        is_list: report key to whether it is a list, of reports in no campaign that were candidates.
    """

    carriers: dict[_Key, dict[int, tuple[Role, date]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    campaign_of: dict[int, int] = field(default_factory=dict)
    campaigns: dict[int, Campaign] = field(default_factory=dict)
    crime_type_of: dict[int, str] = field(default_factory=dict)
    day_of: dict[int, date] = field(default_factory=dict)
    is_list: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def around(
        cls, identifiers: Iterable[Identifier], *, among: QuerySet[Report] | None = None
    ) -> Neighbourhood:
        """The stored neighbours of these identifiers, among the given reports or all.

        Hubs have no neighbours here: they never link.
        """
        hood = cls()
        for carrier in _CARRIERS.find(identifiers, among=among):
            hood.place(
                report=carrier.report_id,
                key=carrier.evidence,
                role=Role(carrier.role),
                day=carrier.day,
            )
            hood.crime_type_of[carrier.report_id] = carrier.crime_type
            if carrier.beside:
                hood.campaign_of[carrier.report_id] = carrier.beside
        return hood

    def load(self, campaigns: Iterable[int]) -> None:
        """Read those of these campaigns (keys) that weren't read yet."""
        rows = _CAMPAIGNS.find(sorted({*campaigns} - self.campaigns.keys()))
        self.campaigns.update((row.pk, row) for row in rows)

    def place(self, *, report: int, key: _Key, role: Role, day: date) -> None:
        """Let later reports find this one; the gravest claim about an identifier counts."""
        known = self.carriers[key].get(report)
        if known is not None:
            role = min(known[0], role, key=_GRAVEST_FIRST.index)
        self.carriers[key][report] = (role, day)
        self.day_of[report] = day

    def forget(self, report: int) -> None:
        """Take a report out, so that it isn't its own neighbour."""
        for found in self.carriers.values():
            found.pop(report, None)

    def candidates(
        self, values: Iterable[LinkValue], *, most_elsewhere: int | None = None
    ) -> list[Candidate]:
        """Every campaign, and every report in none, that carries one of these identifiers.

        Campaigns and reports are named by their keys as text, so that older ones sort first.

        Args:
            values: the identifiers.
            most_elsewhere: leave out what more reports than this outside a candidate carry: of a
                common identifier hardly a candidate is left.
        """
        places = self._places(values, most_elsewhere)
        self._tell_lists({report for _, by_place in places for _, report in by_place if report})
        shared: dict[tuple[int, int], list[SharedIdentifier]] = defaultdict(list)
        for key, by_place in places:
            found = self.carriers[key]
            told = sum(not self.is_list.get(report, False) for report in found)
            for place, reports in by_place.items():
                shared[place].append(_shared(key, reports, found, told))
        self.load(campaign for campaign, _ in shared if campaign)
        return [self._candidate(*place, tuple(items)) for place, items in shared.items()]

    def _places(
        self, values: Iterable[LinkValue], most_elsewhere: int | None
    ) -> list[tuple[_Key, dict[tuple[int, int], list[int]]]]:
        """For each identifier: campaign, or else report in none, to those who carry it there."""
        places = []
        for key in sorted({(value.kind, value.value) for value in values}):
            found = self.carriers.get(key, {})
            by_place: dict[tuple[int, int], list[int]] = defaultdict(list)
            for report in found:
                campaign = self.campaign_of.get(report, 0)
                by_place[campaign, 0 if campaign else report].append(report)
            if most_elsewhere is not None:
                most = len(found) - most_elsewhere
                by_place = {place: few for place, few in by_place.items() if len(few) >= most}
            places.append((key, by_place))
        return places

    def _tell_lists(self, reports: set[int]) -> None:
        """Find out which of these reports are lists, where it isn't known."""
        unknown = reports - self.is_list.keys()
        lists = _lists_among(unknown)
        self.is_list.update((report, report in lists) for report in unknown)

    def _candidate(
        self, campaign: int, report: int, shared: tuple[SharedIdentifier, ...]
    ) -> Candidate:
        if campaign:
            row = self.campaigns[campaign]
            return Candidate(
                campaign=f"{campaign:018d}",
                shared=shared,
                last_report_on=row.last_report_on,
                crime_type=row.crime_type or None,
            )
        return Candidate(
            campaign="",
            shared=shared,
            reports=(str(report),),
            last_report_on=max(item.last_seen_on for item in shared if item.last_seen_on),
            crime_type=self.crime_type_of.get(report) or None,
            is_list=self.is_list[report],
        )


def _lists_among(reports: Iterable[int]) -> set[int]:
    """Those of these reports (keys) that name too many identifiers to be of one crime."""
    named: dict[int, list[tuple[Mention, Identifier]]] = defaultdict(list)
    for mention in list_mentions_of(list_talkative(sorted(reports), DEFAULT.most_named)):
        named[mention.report_id].append((mention, mention.identifier))
    return {key for key, pairs in named.items() if names_a_list(link_values(pairs))}


def _shared(
    key: _Key, reports: list[int], found: dict[int, tuple[Role, date]], told: int
) -> SharedIdentifier:
    days = [found[report][1] for report in reports]
    return SharedIdentifier(
        kind=key[0],
        value=key[1],
        role=min((found[report][0] for report in reports), key=_GRAVEST_FIRST.index),
        report_count=told,
        here_count=len(reports),
        first_seen_on=min(days),
        last_seen_on=max(days),
    )
