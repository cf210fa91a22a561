"""Campaigns that resemble one: by what they share, and by how their victims tell it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pyarrow as pa
from django.db.models import F, Max, Window
from django.db.models.functions import RowNumber

from ortaq.act.campaigns.models import Campaign
from ortaq.act.campaigns.queries.membership import visible_members
from ortaq.act.reports.queries import get_identifiers
from ortaq.engine.similar.nearest import most_similar
from ortaq.engine.similar.signatures import signatures
from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from datetime import date

    from ortaq.act.reports.models import Identifier
    from ortaq.shared.actors import Actor

SHOWN = 5
NEARBY_DAYS = 90
"""Days between the last reports of two campaigns of one time. Ortaq's own choice."""

MOST_COMPARED = 60
"""Campaigns of the same type and time whose texts are compared. Ortaq's own rule: bounds the page."""

TEXTS_EACH = 3
"""Latest texts of each campaign that are compared."""

ALIKE = 0.35
"""Least likeness of two texts that is told. Ortaq's own choice: a third of their word pairs."""

RARE = 200
"""Reports up to which an identifier shared by two campaigns says something. Ortaq's own rule."""

_OWN_IDENTIFIERS = 300


@dataclass(slots=True)
class Similar:
    """A campaign that resembles another, and by what.

    Args:
        campaign: the other.
        shared: identifiers that visible reports of both carry.
        likeness: of their most similar texts, in [0, 1]; 0 where none is told.
        same_type: the type of crime is the same.
        same_regions: regions that both name.
        days: between their last visible reports.
    """

    campaign: Campaign
    shared: list[Identifier] = field(default_factory=list)
    likeness: float = 0.0
    same_type: bool = False
    same_regions: tuple[str, ...] = ()
    days: int = 0

    @property
    def strength(self) -> float:
        """By which the most similar comes first: identifiers, then texts, then the rest."""
        return (
            len(self.shared)
            + 2 * self.likeness
            + 0.2 * self.same_type
            + 0.1 * min(3, len(self.same_regions))
        )


def list_similar(actor: Actor, campaign: Campaign) -> list[Similar]:
    """The campaigns that resemble one most, over the reports that the actor may see."""
    shared = _sharing(actor, campaign)
    texts = _alike(actor, campaign)
    keys = shared.keys() | texts.keys()
    rows = get_identifiers(key for found in shared.values() for key in found)
    regions = _regions(actor, keys | {campaign.pk})
    last = _last_days(actor, keys | {campaign.pk})
    found = []
    for other in Campaign.objects.filter(pk__in=keys):
        similar = Similar(
            campaign=other,
            shared=[rows[key] for key in sorted(shared.get(other.pk, ()))],
            likeness=texts.get(other.pk, 0.0),
            same_type=bool(campaign.crime_type) and other.crime_type == campaign.crime_type,
            same_regions=tuple(sorted(regions[other.pk] & regions[campaign.pk])),
            days=abs((last[other.pk] - last[campaign.pk]).days),
        )
        found.append(similar)
    return sorted(found, key=lambda one: (-one.strength, one.campaign.pk))[:SHOWN]


def _sharing(actor: Actor, campaign: Campaign) -> dict[int, set[int]]:
    """Campaign key to the rare identifiers that it shares with this one."""
    named = {
        "report__mentions__identifier__is_hub": False,
        "report__mentions__identifier__report_count__range": (2, RARE),
        "report__mentions__role__in": (Role.OFFENDER, Role.UNKNOWN),
    }
    own = visible_members(actor).filter(campaign=campaign, **named)
    listed = own.values_list("report__mentions__identifier", flat=True).distinct()
    others = visible_members(actor).filter(
        campaign__merged_into=None,
        report__mentions__identifier__in=list(listed[:_OWN_IDENTIFIERS]),
        report__mentions__role__in=(Role.OFFENDER, Role.UNKNOWN),
    )
    pairs = others.exclude(campaign=campaign).values_list(
        "campaign", "report__mentions__identifier"
    )
    found: dict[int, set[int]] = defaultdict(set)
    for key, identifier in pairs.distinct():
        found[key].add(identifier)
    return found


def _alike(actor: Actor, campaign: Campaign) -> dict[int, float]:
    """Campaign key to the likeness of its most similar text, where that is worth telling."""
    near = timedelta(days=NEARBY_DAYS)
    peers = Campaign.objects.filter(
        crime_type=campaign.crime_type,
        merged_into=None,
        last_report_on__range=(campaign.last_report_on - near, campaign.last_report_on + near),
    ).exclude(pk=campaign.pk)
    keys = peers.order_by("-last_report_on", "pk").values_list("pk", flat=True)[:MOST_COMPARED]
    own = [text for _, text in _texts(actor, [campaign.pk])]
    others = _texts(actor, list(keys))
    if not own or not others:
        return {}
    made = signatures(pa.chunked_array([[text for _, text in others]]))
    found: dict[int, float] = {}
    for text in own:
        for match in most_similar(text, made, top=SHOWN * TEXTS_EACH, least=ALIKE):
            key = others[match.place][0]
            found[key] = max(found.get(key, 0.0), match.likeness)
    return found


def _texts(actor: Actor, campaigns: list[int]) -> list[tuple[int, str]]:
    """Campaign key and text of the latest visible reports of each campaign."""
    place = Window(RowNumber(), partition_by="campaign", order_by=[F("report").desc()])
    numbered = visible_members(actor).filter(campaign__in=campaigns).annotate(place=place)
    rows = numbered.filter(place__lte=TEXTS_EACH).order_by("campaign", "-report")
    return list(rows.values_list("campaign", "report__narrative"))


def _last_days(actor: Actor, campaigns: set[int]) -> dict[int, date]:
    members = visible_members(actor).filter(campaign__in=campaigns)
    rows = members.values_list("campaign").annotate(last=Max("report__reported_at"))
    return {key: moment.date() for key, moment in rows}


def _regions(actor: Actor, campaigns: set[int]) -> dict[int, set[str]]:
    members = visible_members(actor).filter(campaign__in=campaigns).exclude(report__region="")
    found: dict[int, set[str]] = defaultdict(set)
    for key, region in members.values_list("campaign", "report__region").distinct():
        found[key].add(region)
    return found
