"""The round: what is asked, whom, until when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.language import Trilingual
from ortaq.shared.fields import TrilingualField

if TYPE_CHECKING:
    from datetime import date

MOST_GRACE_DAYS = 60
MOST_WEEKS_AFTER = 12


class RoundStatus(models.TextChoices):
    """Prepared by the secretariat, answered by organisations, answered no more."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


def default_days_before() -> list[int]:
    """Two weeks, one week and the day before. Ortaq's own choice."""
    return [14, 7, 1]


class Round(models.Model):
    """One call to organisations to answer their part of an assessment.

    `deadline` is the last day to answer; `grace_days` longer the links of invited people work.
    Reminders go to who is not done: `days_before` the deadline, `on_the_day`, and for `weeks_after`
    weeks after it once a week. `is_demo` marks a round of a demonstration.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="rounds"
    )
    title = TrilingualField()
    message = TrilingualField(default=Trilingual)
    status = models.CharField(max_length=8, choices=RoundStatus.choices, default=RoundStatus.DRAFT)
    is_demo = models.BooleanField(default=False)
    deadline = models.DateField(null=True)
    grace_days = models.PositiveSmallIntegerField(default=14)
    days_before = models.JSONField(default=default_days_before)
    on_the_day = models.BooleanField(default=True)
    weeks_after = models.PositiveSmallIntegerField(default=4)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft", opened_at__isnull=True, closed_at__isnull=True)
                | Q(
                    status="open",
                    opened_at__isnull=False,
                    closed_at__isnull=True,
                    deadline__isnull=False,
                )
                | Q(status="closed", opened_at__isnull=False, closed_at__isnull=False),
                name="round_status_moments",
            ),
            models.CheckConstraint(
                condition=(Q(opened_at__isnull=True) & Q(opened_by=""))
                | (Q(opened_at__isnull=False) & ~Q(opened_by="")),
                name="round_opened_at_by",
            ),
            models.CheckConstraint(
                condition=(Q(closed_at__isnull=True) & Q(closed_by=""))
                | (Q(closed_at__isnull=False) & ~Q(closed_by="")),
                name="round_closed_at_by",
            ),
            models.CheckConstraint(
                condition=Q(grace_days__lte=MOST_GRACE_DAYS) & Q(weeks_after__lte=MOST_WEEKS_AFTER),
                name="round_days_in_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"Q-{self.pk:06d}"

    @property
    def is_draft(self) -> bool:
        """True before it is sent."""
        return self.status == RoundStatus.DRAFT

    @property
    def is_open(self) -> bool:
        """True while organisations may answer."""
        return self.status == RoundStatus.OPEN

    @property
    def last_day(self) -> date | None:
        """The last day on which links of invited people work."""
        return self.deadline + timedelta(days=self.grace_days) if self.deadline else None

    def is_late(self, on: date) -> bool:
        """True where the deadline has passed."""
        return self.deadline is not None and on > self.deadline


class ScopedProvision(models.Model):
    """A provision that the round asks about."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="scoped")
    provision = models.ForeignKey(
        "frameworks.Provision", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "provision"], name="scoped_once_per_round"),
        ]


class Assignment(models.Model):
    """An organisation that answers a provision in a round; several may answer the same one."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="assignments")
    provision = models.ForeignKey(
        "frameworks.Provision", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "provision", "organisation"], name="assignment_once"
            ),
        ]
        indexes = [
            models.Index(fields=["round", "organisation"], name="assignment_round_organisation"),
        ]
