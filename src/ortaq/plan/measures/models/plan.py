"""The Action Plan."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.language import Trilingual
from ortaq.shared.fields import TrilingualField


class PlanStatus(models.TextChoices):
    """Whether somebody has approved a plan."""

    DRAFT = "draft"
    APPROVED = "approved"


class Plan(models.Model):
    """A plan of measures for some years; `version` counts every change of its content."""

    slug = models.SlugField(max_length=64, unique=True)
    title = TrilingualField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=16, choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    published_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=32, blank=True)
    approved_on = models.DateField(null=True)
    approved_version = models.PositiveIntegerField(null=True)
    approved_by_words = TrilingualField(default=Trilingual)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")), name="plan_years_in_order"
            ),
            models.CheckConstraint(
                condition=(
                    Q(status="approved", approved_on__isnull=False)
                    & Q(approved_version__isnull=False)
                    & ~Q(decision="")
                )
                | Q(
                    status="draft",
                    approved_on__isnull=True,
                    approved_version__isnull=True,
                    decision="",
                ),
                name="plan_approved_by_decision",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by="")
                | (Q(published_at__isnull=False) & ~Q(published_by="")),
                name="plan_published_at_by",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def years(self) -> range:
        """The years of the plan, in order."""
        return range(self.first_year, self.last_year + 1)

    @property
    def is_draft(self) -> bool:
        """True while nobody has approved it."""
        return self.status == PlanStatus.DRAFT

    @property
    def drift(self) -> int:
        """How many times the content changed since it was approved; 0 for a draft."""
        return 0 if self.approved_version is None else self.version - self.approved_version


class PlanImport(models.Model):
    """A file with a plan's table: uploaded, looked at, and maybe made a plan."""

    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=200)
    plan = models.ForeignKey(Plan, on_delete=models.SET_NULL, null=True, related_name="imports")
