"""The assessment."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.language import Trilingual
from ortaq.shared.fields import TrilingualField


class AssessmentStatus(models.TextChoices):
    """Who may answer: the secretariat, the agencies too, nobody any more."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Assessment(models.Model):
    """One dated rating of the country against one version of a framework.

    `as_of` is the day whose law and practice are rated. `is_demo` marks hypotheses that show the
    product and are nobody's statement.
    """

    framework = models.ForeignKey(
        "frameworks.Framework", on_delete=models.PROTECT, related_name="assessments"
    )
    title = TrilingualField()
    note = TrilingualField(default=Trilingual)
    status = models.CharField(
        max_length=8, choices=AssessmentStatus.choices, default=AssessmentStatus.DRAFT
    )
    is_demo = models.BooleanField(default=False)
    as_of = models.DateField()
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
                | Q(status="open", opened_at__isnull=False, closed_at__isnull=True)
                | Q(status="closed", opened_at__isnull=False, closed_at__isnull=False),
                name="assessment_status_moments",
            ),
            models.CheckConstraint(
                condition=(Q(opened_at__isnull=True) & Q(opened_by=""))
                | (Q(opened_at__isnull=False) & ~Q(opened_by="")),
                name="assessment_opened_at_by",
            ),
            models.CheckConstraint(
                condition=(Q(closed_at__isnull=True) & Q(closed_by=""))
                | (Q(closed_at__isnull=False) & ~Q(closed_by="")),
                name="assessment_closed_at_by",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"A-{self.pk:06d}"
