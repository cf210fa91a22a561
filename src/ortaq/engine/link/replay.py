"""A whole set of reports, linked one by one in the order of arrival: the reference."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortaq.engine.link.arrival import link_report
from ortaq.engine.link.facts import Candidate, SharedIdentifier
from ortaq.engine.link.policy import DEFAULT
from ortaq.engine.link.weigh import cautious_roles, names_a_list
from ortaq.engine.terms.identifier import IdentifierKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ortaq.engine.link.facts import LinkMention
    from ortaq.engine.link.policy import LinkPolicy
    from ortaq.engine.link.verdict import Reason, Verdict

_Key = tuple[IdentifierKind, str]

_GRAVEST_FIRST = (Role.HUB, Role.OFFENDER, Role.UNKNOWN, Role.VICTIM)


@dataclass(frozen=True, slots=True)
class Linkage:
    """Which reports are one campaign, and why.

    Args:
        campaign_of: report to campaign, for the reports in one; a campaign of this result is
            named by the first of its reports to arrive.
        reasons: report to the reasons for which it was linked; same keys as `campaign_of`.
        not_linked: report to what it shares with earlier ones without being linked by it; only
            reports that share something so.
    """

    campaign_of: dict[str, str]
    reasons: dict[str, tuple[Reason, ...]]
    not_linked: dict[str, tuple[Reason, ...]]


def link_all(
    mentions: Iterable[LinkMention],
    *,
    crime_types: Mapping[str, str] | None = None,
    policy: LinkPolicy = DEFAULT,
) -> Linkage:
    """The campaigns that linking on arrival makes of these mentions.

    Reports arrive by day, then by reference, so the order of `mentions` does not matter. Takes
    time in the square of the number of reports that carry one identifier.

    Args:
        mentions: of all reports; each of a report's mentions has the same `on`.
        crime_types: report to the type its reporter chose, where known.
        policy: weights and thresholds.
    """
    by_report: dict[str, list[LinkMention]] = defaultdict(list)
    for mention in mentions:
        by_report[mention.report].append(mention)
    register = _Register(crime_types or {})
    for report in sorted(by_report, key=lambda name: (by_report[name][0].on, name)):
        own, on = by_report[report], by_report[report][0].on
        crime_type = register.crime_types.get(report)
        candidates = register.candidates(own)
        verdict = link_report(own, candidates, on=on, crime_type=crime_type, policy=policy)
        register.store(report, own, on, policy)
        register.apply(report, verdict)
    register.name_by_first_report()
    return register.linkage


@dataclass(slots=True)
class _Register:
    """What has arrived so far."""

    crime_types: Mapping[str, str]
    arrived_on: dict[str, date] = field(default_factory=dict)
    role_in: dict[_Key, dict[str, Role]] = field(default_factory=lambda: defaultdict(dict))
    members: dict[str, set[str]] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    linkage: Linkage = field(default_factory=lambda: Linkage({}, {}, {}))
    founded: int = 0

    def candidates(self, mentions: Iterable[LinkMention]) -> list[Candidate]:
        """Every campaign, and every report in none, that carries one of these identifiers."""
        shared: dict[tuple[str, str], list[SharedIdentifier]] = defaultdict(list)
        for key in sorted({(mention.kind, mention.value) for mention in mentions}):
            carriers: dict[tuple[str, str], list[str]] = defaultdict(list)
            for report in self.role_in.get(key, ()):
                campaign = self.linkage.campaign_of.get(report, "")
                carriers[campaign, "" if campaign else report].append(report)
            for name, reports in carriers.items():
                shared[name].append(self._shared(key, reports))
        return [self._candidate(*name, tuple(items)) for name, items in shared.items()]

    def store(self, report: str, mentions: list[LinkMention], on: date, policy: LinkPolicy) -> None:
        """Let later reports find this one."""
        if names_a_list(mentions, policy):
            self.lists.add(report)
        self.arrived_on[report] = on
        for key, role in cautious_roles(mentions).items():
            self.role_in[key][report] = role

    def apply(self, report: str, verdict: Verdict) -> None:
        """Join, found and merge as the verdict says."""
        if verdict.not_linked:
            self.linkage.not_linked[report] = verdict.not_linked
        if not verdict.is_linked:
            return
        self.linkage.reasons[report] = verdict.reasons
        for companion in verdict.companions:
            self.linkage.reasons[companion] = verdict.reasons_with(companion)
        joined = {report, *verdict.companions}
        old = [campaign for campaign in (verdict.campaign, *verdict.merge) if campaign]
        for campaign in old:
            joined |= self.members.pop(campaign)
        if not old:
            self.founded += 1
        name = min(old, default=f"{self.founded:09d}")
        self.members[name] = joined
        self.linkage.campaign_of.update(dict.fromkeys(joined, name))

    def name_by_first_report(self) -> None:
        """Give campaigns their final names; until now they are numbered in order of founding."""
        for joined in self.members.values():
            first = min(joined, key=lambda name: (self.arrived_on[name], name))
            self.linkage.campaign_of.update(dict.fromkeys(joined, first))

    def _shared(self, key: _Key, reports: list[str]) -> SharedIdentifier:
        days = [self.arrived_on[report] for report in reports]
        roles = self.role_in[key]
        return SharedIdentifier(
            kind=key[0],
            value=key[1],
            role=min((roles[report] for report in reports), key=_GRAVEST_FIRST.index),
            report_count=len(roles.keys() - self.lists),
            here_count=len(reports),
            first_seen_on=min(days),
            last_seen_on=max(days),
        )

    def _candidate(
        self, campaign: str, report: str, shared: tuple[SharedIdentifier, ...]
    ) -> Candidate:
        reports = self.members.get(campaign, {report})
        types = Counter(self.crime_types.get(name, "") for name in reports)
        types.pop("", None)
        return Candidate(
            campaign=campaign,
            shared=shared,
            reports=() if campaign else (report,),
            last_report_on=max(self.arrived_on[name] for name in reports),
            crime_type=min(types, key=lambda name: (-types[name], name)) if types else None,
            is_list=not campaign and report in self.lists,
        )
