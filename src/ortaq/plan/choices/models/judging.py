"""What participants say matters more."""

from __future__ import annotations

from django.db import models


class PairwiseJudgement(models.Model):
    """How much more one direction matters than another, as one organisation sees it.

    `judged` maps `a b` to a number from 1/9 to 9, each pair once.
    """

    plan = models.ForeignKey("measures.Plan", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    judged = models.JSONField()
    consistency_ratio = models.FloatField()
    judged_at = models.DateTimeField()
    judged_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "organisation"], name="pairwise_once_per_organisation"
            )
        ]
