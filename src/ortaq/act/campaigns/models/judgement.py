"""What people judge of one report and a campaign."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ortaq.act.campaigns.models.campaign import Campaign


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
