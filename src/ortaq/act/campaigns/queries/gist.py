"""What a campaign is, in a line: what its reports name most, and where they come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery

from ortaq.act.campaigns.models import Campaign
from ortaq.act.campaigns.queries.membership import visible_members
from ortaq.act.reports.queries import get_identifiers, list_carried

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from ortaq.act.campaigns.models import Membership
    from ortaq.act.reports.models import Identifier
    from ortaq.shared.actors import Actor

LOOKED_AT = 100
"""Latest visible reports of a campaign that say what it is. Ortaq's own rule: bounds the lists."""


@dataclass(frozen=True, slots=True)
class Gist:
    """By what a reader tells a campaign from others.

    Args:
        identifier: what most of its latest visible reports name; None where no two name the same.
        region: code of the region that more than half of those that name one come from, or empty.
    """

    identifier: Identifier | None = None
    region: str = ""


def list_gists(actor: Actor, campaigns: Iterable[Campaign]) -> dict[int, Gist]:
    """The gist of each of these campaigns, by key; as many queries for many as for one."""
    keys = sorted({campaign.pk for campaign in campaigns})
    if not keys:
        return {}
    latest = _latest(actor, keys)
    rows = list(latest.values_list("report", "campaign", "report__region"))
    home = {report: campaign for report, campaign, _ in rows}
    named: dict[int, Counter[int]] = defaultdict(Counter)
    for report, identifier in list_carried(latest.values("report")):
        named[home[report]][identifier] += 1
    most = {key: found for key in keys if (found := _most_named(named[key]))}
    regions: dict[int, Counter[str]] = defaultdict(Counter)
    for _, campaign, region in rows:
        regions[campaign][region] += bool(region)
    identifiers = get_identifiers(most.values())
    return {key: Gist(identifiers.get(most.get(key, 0)), _main(regions[key])) for key in keys}


def _latest(actor: Actor, keys: list[int]) -> QuerySet[Membership]:
    """The latest visible reports of each campaign."""
    members = visible_members(actor)
    own = members.filter(campaign=OuterRef("pk")).order_by("-report").values("report")
    oldest = Subquery(own[LOOKED_AT - 1 : LOOKED_AT])
    edges = dict(Campaign.objects.filter(pk__in=keys).values_list("pk", oldest))
    wanted = Q(campaign__in=[key for key, edge in edges.items() if edge is None])
    for key, edge in edges.items():
        if edge is not None:
            wanted |= Q(campaign=key, report__gte=edge)
    return members.filter(wanted)


def _most_named(counts: Counter[int]) -> int | None:
    """The identifier in most reports, the one that is known longest of several; None if none is in two."""
    key = min(counts, key=lambda one: (-counts[one], one), default=None)
    return key if key is not None and counts[key] > 1 else None


def _main(counts: Counter[str]) -> str:
    """The region of more than half of the reports that name one."""
    region, reports = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
    return region if reports * 2 > counts.total() else ""
