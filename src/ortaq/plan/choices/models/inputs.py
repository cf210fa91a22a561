"""What choosing needs to know of a measure beside its record in the plan."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q


class PlanningInput(models.Model):
    """Planning inputs of one measure; a measure without a row has the defaults.

    `pilot_cost` and `pilot_effect` are shares of the whole and stand together. `harm_*` is the money,
    in thousand tenge, that the measure is thought to save the public within the years of the plan.
    `cost_*` and `effect_*` say where costs and effects may really lie, as multiples of those in the
    plan; so do `harm_low` and `harm_high` for the money saved, which without them is as uncertain as
    the effects. `staff` is posts a year by code of organisation; `regions` are codes. `origins` tells
    which of cost, effect and harm were taken over from experts, see `origin.Origin`.
    """

    measure = models.OneToOneField(
        "measures.Measure", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    latest_start = models.PositiveSmallIntegerField(null=True)
    is_mandatory = models.BooleanField(default=False)
    mandatory_reason = models.CharField(max_length=500, blank=True)
    pilot_cost = models.DecimalField(max_digits=5, decimal_places=4, null=True)
    pilot_effect = models.DecimalField(max_digits=5, decimal_places=4, null=True)
    harm_thousand_kzt = models.DecimalField(max_digits=15, decimal_places=3, default=Decimal(0))
    harm_low = models.DecimalField(max_digits=5, decimal_places=3, null=True)
    harm_high = models.DecimalField(max_digits=5, decimal_places=3, null=True)
    cost_low = models.DecimalField(max_digits=5, decimal_places=3, default=Decimal(1))
    cost_mode = models.DecimalField(max_digits=5, decimal_places=3, default=Decimal(1))
    cost_high = models.DecimalField(max_digits=5, decimal_places=3, default=Decimal(1))
    effect_low = models.DecimalField(max_digits=5, decimal_places=3, default=Decimal(1))
    effect_mode = models.DecimalField(max_digits=5, decimal_places=3, default=Decimal(1))
    effect_high = models.DecimalField(max_digits=5, decimal_places=3, default=Decimal(1))
    staff = models.JSONField(default=dict)
    regions = models.JSONField(default=list)
    needs = models.ManyToManyField("measures.Measure", related_name="+")
    origins = models.JSONField(default=dict)
    source = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_mandatory=False) | ~Q(mandatory_reason=""),
                name="input_mandatory_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(pilot_cost__isnull=True, pilot_effect__isnull=True)
                | Q(pilot_cost__gt=0, pilot_cost__lt=1, pilot_effect__gt=0, pilot_effect__lt=1),
                name="input_pilot_shares",
            ),
            models.CheckConstraint(
                condition=Q(cost_low__gte=0, cost_low__lte=F("cost_mode"))
                & Q(cost_mode__lte=F("cost_high"))
                & Q(effect_low__gte=0, effect_low__lte=F("effect_mode"))
                & Q(effect_mode__lte=F("effect_high")),
                name="input_spreads",
            ),
            models.CheckConstraint(
                condition=Q(harm_low__isnull=True, harm_high__isnull=True)
                | Q(harm_low__gte=0, harm_low__lte=1, harm_high__gte=1),
                name="input_harm_spread",
            ),
            models.CheckConstraint(condition=Q(harm_thousand_kzt__gte=0), name="input_harm"),
        ]


class Exclusion(models.Model):
    """Measures of a plan of which at most one is taken, and why."""

    plan = models.ForeignKey("measures.Plan", on_delete=models.CASCADE, related_name="+")
    measures = models.ManyToManyField("measures.Measure", related_name="+")
    reason = models.CharField(max_length=500)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="exclusion_reason"),
        ]
