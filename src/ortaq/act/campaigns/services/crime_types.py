"""The type of crime of a campaign: the commonest among its reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ortaq.act.campaigns.models import Membership
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.act.campaigns.models import Campaign


def set_crime_types(campaigns: Sequence[Campaign]) -> None:
    """Set (unsaved) the commonest type of each; of equally common ones the first by name."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for batch in in_batches(campaigns):
        rows = Membership.objects.filter(campaign__in=batch)
        for key, crime_type in rows.values_list("campaign", "report__crime_type"):
            if crime_type:
                counts[key][crime_type] += 1
    for campaign in campaigns:
        if common := counts[campaign.pk].most_common():
            campaign.crime_type = min(name for name, n in common if n == common[0][1])
