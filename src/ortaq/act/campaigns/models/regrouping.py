"""Whole campaigns that people merged or split."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ortaq.act.campaigns.models.campaign import Campaign


class Regrouping(models.Model):
    """A campaign that a person merged into another, or a part that he split off one.

    `campaign` took `other` in, or lost a part that is now `other`. It binds the reports that were
    there when it was made (`RegroupedReport`): campaigns come and go, reports stay.
    """

    class Kind(models.TextChoices):
        """What was done."""

        MERGED = "merged"
        SPLIT = "split"

    kind = models.CharField(max_length=16, choices=Kind.choices)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="regroupings")
    other = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="regrouped_as")
    reason = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["merged", "split"]), name="regrouping_kind"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="regrouping_reason"),
            models.CheckConstraint(
                condition=~Q(campaign=F("other")), name="regrouping_two_campaigns"
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by="")
                | (Q(undone_at__gte=F("made_at")) & ~Q(undone_by="")),
                name="regrouping_undone_by",
            ),
        ]


class RegroupedReport(models.Model):
    """A report that a regrouping binds; `moved` where it came with or went to `other`."""

    regrouping = models.ForeignKey(Regrouping, on_delete=models.CASCADE, related_name="reports")
    report = models.ForeignKey("reports.Report", on_delete=models.CASCADE, related_name="+")
    moved = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regrouping", "report"], name="regrouped_report_once")
        ]
