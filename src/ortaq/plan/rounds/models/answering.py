"""What happens to an organisation's part of a round."""

from __future__ import annotations

from django.db import models


class HandIn(models.Model):
    """An organisation said that it is done; taken back, the row is gone and the log remembers."""

    round = models.ForeignKey("rounds.Round", on_delete=models.CASCADE, related_name="hand_ins")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation"], name="hand_in_once"),
        ]


class Reminder(models.Model):
    """An organisation was reminded on a day, at most once that day."""

    round = models.ForeignKey("rounds.Round", on_delete=models.CASCADE, related_name="reminders")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField()
    step_on = models.DateField()
    is_by_hand = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation", "on"], name="reminder_once_a_day"
            ),
        ]


class Upload(models.Model):
    """A filled questionnaire that waits for its confirmation; `rows` are what was read from it."""

    round = models.ForeignKey("rounds.Round", on_delete=models.CASCADE, related_name="uploads")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    language = models.CharField(max_length=2)
    rows = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
