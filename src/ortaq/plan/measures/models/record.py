"""The full record of a measure beyond the decree table."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.models.measure import Measure
from ortaq.plan.measures.models.parts import CostSource
from ortaq.shared.fields import TrilingualField

LEVELS = range(1, 6)
"""Probability and impact of a risk, from 1 (very low) to 5 (very high)."""


class MeasureRecord(models.Model):
    """What a measure aims at and rests on; the expected effect is low ≤ mode ≤ high in its own unit."""

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="record")
    goal = TrilingualField(default=Trilingual)
    objective = TrilingualField(default=Trilingual)
    theory_of_change = TrilingualField(default=Trilingual)
    assumptions = TrilingualField(default=Trilingual)
    legal_basis = TrilingualField(default=Trilingual)
    human_rights_check = TrilingualField(default=Trilingual)
    effect_on = TrilingualField(default=Trilingual)
    effect_low = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    effect_mode = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    effect_high = models.DecimalField(max_digits=18, decimal_places=3, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    effect_low__isnull=True, effect_mode__isnull=True, effect_high__isnull=True
                )
                | Q(effect_low__lte=F("effect_mode"), effect_mode__lte=F("effect_high")),
                name="effect_low_mode_high",
            )
        ]


class Milestone(models.Model):
    """A dated checkable step; `depends_on` lists positions of steps that come first."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    start_on = models.DateField(null=True)
    due_on = models.DateField()
    depends_on = models.JSONField(default=list)
    weight = models.DecimalField(max_digits=6, decimal_places=3, default=Decimal(1))
    done_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "position"], name="milestone_in_order"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="milestone_weight"),
            models.CheckConstraint(
                condition=Q(start_on__isnull=True) | Q(start_on__lte=F("due_on")),
                name="milestone_starts_before_due",
            ),
        ]


class Risk(models.Model):
    """What may go wrong, how likely and how bad (1 to 5), and what is done against it."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="risks")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    probability = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    mitigation = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "position"], name="risk_in_order"),
            models.CheckConstraint(
                condition=Q(probability__range=(1, 5), impact__range=(1, 5)), name="risk_levels"
            ),
        ]

    @property
    def size(self) -> int:
        """Probability times impact, from 1 to 25."""
        return self.probability * self.impact


class Funding(models.Model):
    """How far the money of one cost line has come, in thousand tenge; None where nobody has said."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="funding")
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=24, choices=CostSource.choices)
    requested = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    approved = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    spent = models.DecimalField(max_digits=15, decimal_places=3, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "year", "source"], name="funding_once_per_year_source"
            )
        ]
