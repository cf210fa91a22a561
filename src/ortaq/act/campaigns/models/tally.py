"""Figures of campaigns as they were last counted, for lists of many."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.act.campaigns.models.campaign import Campaign


class CampaignTally(models.Model):
    """A campaign counted over the reports that one organisation filed, or over all (null).

    `recent` are reports of the days that count as now, `before` those of as many days before;
    `growth` is recent less before. `region_codes` has a comma before and after each code; `new_regions` were first named in the days that count as now.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="tallies")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.CASCADE, null=True, related_name="+"
    )
    seen = models.PositiveIntegerField()
    claimed = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    recent = models.PositiveIntegerField()
    before = models.PositiveIntegerField()
    growth = models.IntegerField()
    regions = models.PositiveSmallIntegerField()
    region_codes = models.CharField(max_length=400, blank=True)
    new_regions = models.PositiveSmallIntegerField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "campaign"], name="tally_once_an_organisation"
            ),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=Q(organisation__isnull=True),
                name="tally_once_of_all",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-recent", "-seen"], name="tally_hot"),
            models.Index(fields=["organisation", "-growth", "-recent"], name="tally_growing"),
            models.Index(fields=["organisation", "-claimed"], name="tally_claimed"),
            models.Index(fields=["organisation", "-new_regions", "-recent"], name="tally_regions"),
            models.Index(fields=["organisation", "-seen"], name="tally_largest"),
        ]


class TallyRun(models.Model):
    """When the tallies were counted, and for which day; one row.

    `changed_until` is the last change of a report that is counted in.
    """

    counted_at = models.DateTimeField()
    day = models.DateField()
    changed_until = models.DateTimeField()
