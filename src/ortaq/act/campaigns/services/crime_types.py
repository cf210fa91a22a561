"""The types of crime of a campaign: how many of its reports are of each, and the commonest."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from django.db.models import Count

from ortaq.act.campaigns.models import Membership
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ortaq.act.campaigns.models import Campaign


def add_crime_types(campaign: Campaign, counts: Mapping[str, int]) -> None:
    """Count (unsaved) more reports by the type that their reporters chose; empty where none."""
    total = Counter(campaign.crime_types)
    total.update(counts)
    _set(campaign, total)


def count_crime_types(campaigns: Sequence[Campaign]) -> None:
    """Count (unsaved) the reports of campaigns by type anew."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for batch in in_batches(campaigns):
        rows = Membership.objects.filter(campaign__in=batch)
        grouped = rows.values_list("campaign", "report__crime_type").annotate(n=Count("report"))
        for key, crime_type, n in grouped:
            counts[key][crime_type] = n
    for campaign in campaigns:
        _set(campaign, counts[campaign.pk])


def _set(campaign: Campaign, counts: Counter[str]) -> None:
    campaign.crime_types = dict(sorted((+counts).items()))
    campaign.crime_type = commonest(counts.items())


def commonest(counts: Iterable[tuple[str, int]]) -> str:
    """The commonest known type; of equally common ones the first by name; empty for none."""
    known = [(-n, name) for name, n in counts if name and n > 0]
    return min(known)[1] if known else ""
