"""How much is looked up."""

from __future__ import annotations

from django.db import models


class LookupDay(models.Model):
    """What one organisation looked up through the API in one day: how many values, never which.

    `is_logged` says that the log has the day's entry.
    """

    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField()
    asked = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    is_logged = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day"], name="lookup_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.day}: {self.asked}"
