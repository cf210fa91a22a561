"""That two gaps are not the same."""

from __future__ import annotations

from django.db import models
from django.db.models import F

from ortaq.plan.gaps.models.gap import Gap


class GapDifference(models.Model):
    """Somebody looked at two gaps and found that they are not the same; they are proposed no more.

    `one` has the lower number, so that a pair stands here once.
    """

    one = models.ForeignKey(Gap, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Gap, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="gap_difference_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=F("other")), name="gap_difference_order"
            ),
        ]
