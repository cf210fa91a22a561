"""Campaigns, what belongs to them, and their history."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

LONGEST_NAME = 80
"""Letters of a name. Ortaq's own choice: a line of a list."""


class Campaign(models.Model):
    """Reports judged to be one scheme.

    `crime_types` counts its reports by the type that their reporters chose (empty where they chose
    none), so that an arrival needn't read all of them; `crime_type` is the commonest. `name` is what
    people call it, where somebody gave it one. `recounted_at` is when the types were last counted anew,
    since reports that were there left or came.
    """

    founded_at = models.DateTimeField()
    last_report_on = models.DateField()
    crime_type = models.CharField(max_length=32, blank=True)
    crime_types = models.JSONField(default=dict)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="taken_in"
    )
    merged_at = models.DateTimeField(null=True)
    recounted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True, merged_at__isnull=True)
                | Q(merged_into__isnull=False, merged_at__isnull=False),
                name="campaign_merged_at_into",
            )
        ]
        indexes = [
            models.Index(
                fields=["recounted_at"],
                condition=Q(recounted_at__isnull=False),
                name="campaign_recounted_at",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"C-{self.pk:06d}"


class Membership(models.Model):
    """A report in a campaign, and why.

    `reasons` is a list of objects with the keys of the engine's `Reason` that a sentence needs:
    code, identifier (key; None where a person judged), weight, days. The index leads from a campaign
    to its reports, latest first.
    """

    JUDGED = "judged"
    """Code of the reason that a person said so."""

    report = models.OneToOneField(
        "reports.Report", on_delete=models.CASCADE, primary_key=True, related_name="membership"
    )
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="memberships", db_index=False
    )
    weight = models.FloatField()
    reasons = models.JSONField()
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__gte=0, weight__lte=1), name="membership_weight"
            )
        ]
        indexes = [models.Index(fields=["campaign", "report"], name="membership_latest")]


class CampaignEvent(models.Model):
    """One step in the history of a campaign.

    `other` is the campaign that was taken in, or the one in which a part of this one is now, or the
    one out of which this one came back. `by` is who did it by hand, with `note` as the reason, or as
    the name given; both are empty where the linker did it, and `note` where a name was taken away.
    """

    class Kind(models.TextChoices):
        """What happened."""

        FOUNDED = "founded"
        TOOK_IN = "took_in"
        SPLIT_OFF = "split_off"
        DISSOLVED = "dissolved"
        CAME_BACK = "came_back"
        NAMED = "named"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    other = models.ForeignKey(Campaign, on_delete=models.CASCADE, null=True, related_name="+")
    report = models.ForeignKey("reports.Report", on_delete=models.SET_NULL, null=True)
    by = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="campaign_event_at")]
