"""Campaigns, what belongs to them, their history, and what people judge of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Campaign(models.Model):
    """Reports judged to be one scheme."""

    founded_at = models.DateTimeField()
    last_report_on = models.DateField()
    crime_type = models.CharField(max_length=32, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="taken_in"
    )
    merged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True, merged_at__isnull=True)
                | Q(merged_into__isnull=False, merged_at__isnull=False),
                name="campaign_merged_at_into",
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
    code, identifier (key; None where a person judged), weight, days.
    """

    JUDGED = "judged"
    """Code of the reason that a person said so."""

    report = models.OneToOneField(
        "reports.Report", on_delete=models.CASCADE, primary_key=True, related_name="membership"
    )
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="memberships")
    weight = models.FloatField()
    reasons = models.JSONField()
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__gte=0, weight__lte=1), name="membership_weight"
            )
        ]


class CampaignEvent(models.Model):
    """One step in the history of a campaign.

    `other` is the campaign that was taken in, or the one in which a part of this one is now.
    """

    class Kind(models.TextChoices):
        """What happened."""

        FOUNDED = "founded"
        TOOK_IN = "took_in"
        SPLIT_OFF = "split_off"
        DISSOLVED = "dissolved"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    other = models.ForeignKey(Campaign, on_delete=models.CASCADE, null=True, related_name="+")
    report = models.ForeignKey("reports.Report", on_delete=models.SET_NULL, null=True)


class Judgement(models.Model):
    """What a person says of a report and a campaign.

    `others` are the reports of that campaign which the judgement binds to the report, as they were
    when it was made: campaigns come and go, reports stay. Empty where the verdict is unsure.
    """

    class Verdict(models.TextChoices):
        """Whether the report is of the same scheme."""

        SAME = "same"
        DIFFERENT = "different"
        UNSURE = "unsure"

    report = models.ForeignKey(
        "reports.Report", on_delete=models.CASCADE, related_name="judgements"
    )
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="judgements")
    others = models.ManyToManyField("reports.Report", related_name="+")
    verdict = models.CharField(max_length=16, choices=Verdict.choices)
    note = models.CharField(max_length=500, blank=True)
    judged_at = models.DateTimeField()
    judged_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["same", "different", "unsure"]), name="judgement_verdict"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="")
                | (Q(withdrawn_at__gte=F("judged_at")) & ~Q(withdrawn_by="")),
                name="judgement_withdrawn_by",
            ),
        ]
