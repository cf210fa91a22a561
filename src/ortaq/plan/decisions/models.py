"""The committee, its meetings and decisions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.language import Trilingual
from ortaq.shared.fields import TrilingualField


class Step(models.TextChoices):
    """A round of the committee's cycle, in order."""

    SCOPE = "scope"
    FINDINGS = "findings"
    DRAFT_FINALISED = "draft_finalised"
    ADOPTION = "adoption"
    MONITORING = "monitoring"
    EVALUATION = "evaluation"


class Committee(models.Model):
    """A steering committee; `mandate_note` says what is known of the act that founded it."""

    slug = models.SlugField(max_length=64, unique=True)
    name = TrilingualField()
    mandate_note = TrilingualField(default=Trilingual)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.slug


class Meeting(models.Model):
    """One meeting; where it is known from a public source, the source is named."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=16, choices=Step.choices)
    held_from = models.DateField()
    held_to = models.DateField()
    place = TrilingualField()
    participants_at_least = models.PositiveIntegerField(null=True)
    summary = TrilingualField(default=Trilingual)
    source_name = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="meeting_number"),
            models.CheckConstraint(
                condition=Q(held_to__gte=F("held_from")), name="meeting_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(source_url="", source_name="")
                | (~Q(source_url="") & ~Q(source_name="")),
                name="meeting_source_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.committee_id}/{self.number}"


class Decision(models.Model):
    """What a meeting decided; `plan_version` is the version of the plan that it was about."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    text = TrilingualField()
    plan = models.ForeignKey(
        "measures.Plan", on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    plan_version = models.PositiveIntegerField(null=True)
    approves_plan = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="decision_number"),
            models.CheckConstraint(
                condition=Q(plan__isnull=True, plan_version__isnull=True, approves_plan=False)
                | Q(plan__isnull=False, plan_version__isnull=False),
                name="decision_names_plan_version",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"D-{self.pk:06d}"

    @property
    def drift(self) -> int:
        """How many times the plan changed since this decision; 0 without a plan."""
        if self.plan is None or self.plan_version is None:
            return 0
        return self.plan.version - self.plan_version
