"""Gaps."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.shared.fields import TrilingualField


class RootCause(models.TextChoices):
    """What is missing at the root of a gap."""

    LAW = "law"
    MECHANISM = "mechanism"
    PEOPLE = "people"
    MONEY = "money"
    TECHNOLOGY = "technology"
    DATA = "data"


class Origin(models.TextChoices):
    """Where a gap comes from."""

    SCORE = "score"
    PARTICIPANT = "participant"
    IMPORT = "import"


class GapStatus(models.TextChoices):
    """How far a gap has come."""

    OPEN = "open"
    ADDRESSED = "addressed"
    CLOSED = "closed"


class Closing(models.TextChoices):
    """What closed a gap: a person with a reason, or an answer that meets the provision now."""

    REASON = "reason"
    ANSWER = "answer"


class Gap(models.Model):
    """What is missing; `severity` is its size in [0, 1], where 1 is everything.

    A gap from a score belongs to one provision of one assessment and there is one of it.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, null=True, related_name="gaps"
    )
    provision = models.ForeignKey(
        "frameworks.Provision", on_delete=models.PROTECT, null=True, related_name="gaps"
    )
    title = TrilingualField()
    description = TrilingualField(default=Trilingual)
    severity = models.DecimalField(max_digits=5, decimal_places=4)
    pillar = models.CharField(max_length=16, choices=[(d, d) for d in Direction])
    root_cause = models.CharField(max_length=16, choices=RootCause.choices, blank=True)
    origin = models.CharField(max_length=16, choices=Origin.choices)
    status = models.CharField(max_length=16, choices=GapStatus.choices, default=GapStatus.OPEN)
    owner = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    closing = models.CharField(max_length=8, choices=Closing.choices, blank=True)
    closed_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "provision"],
                condition=Q(origin="score"),
                name="gap_once_per_score",
            ),
            models.CheckConstraint(
                condition=~Q(origin="score") | Q(assessment__isnull=False, provision__isnull=False),
                name="gap_score_names_provision",
            ),
            models.CheckConstraint(
                condition=Q(severity__gte=0, severity__lte=1), name="gap_severity"
            ),
            models.CheckConstraint(
                condition=(
                    Q(status="closed", closed_at__isnull=False)
                    & ~Q(closed_by="")
                    & (Q(closing="answer") | (Q(closing="reason") & ~Q(closed_reason="")))
                )
                | (
                    ~Q(status="closed")
                    & Q(closed_at__isnull=True, closed_by="", closing="", closed_reason="")
                ),
                name="gap_closed_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["status", "-severity"], name="gap_by_size")]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"G-{self.pk:06d}"
