"""What a measure costs, which gaps it closes, and how success is seen."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from ortaq.plan.measures.models.measure import Measure
from ortaq.shared.fields import TrilingualField


class CostSource(models.TextChoices):
    """Where the money comes from."""

    REPUBLICAN_BUDGET = "republican_budget"
    LOCAL_BUDGET = "local_budget"
    OWN_FUNDS = "own_funds"
    GRANT = "grant"
    OTHER = "other"


class Cost(models.Model):
    """Money foreseen for one year from one source, in thousand tenge."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="costs")
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=24, choices=CostSource.choices)
    amount_thousand_kzt = models.DecimalField(max_digits=15, decimal_places=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "year", "source"], name="cost_once_per_year_source"
            ),
            models.CheckConstraint(
                condition=Q(amount_thousand_kzt__gte=0), name="cost_not_negative"
            ),
        ]


class MeasureGap(models.Model):
    """The part in (0, 1] of a gap that a measure is thought to close."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="closes")
    gap = models.ForeignKey("gaps.Gap", on_delete=models.PROTECT, related_name="+")
    share = models.DecimalField(max_digits=5, decimal_places=4)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "gap"], name="measure_gap_once"),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=1), name="measure_gap_share"
            ),
        ]


class MeasureIndicator(models.Model):
    """What shows that a measure works.

    `baseline` is None where nobody has measured it; `targets` maps a year to a number, both as text.
    `indicator` is the passport whose newest value is this one's; without it the lead reports values.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="indicators")
    position = models.PositiveSmallIntegerField()
    name = TrilingualField()
    unit = TrilingualField()
    baseline = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    targets = models.JSONField(default=dict)
    indicator = models.ForeignKey(
        "indicators.Indicator", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "position"], name="measure_indicator_in_order"
            )
        ]

    @property
    def targets_by_year(self) -> dict[int, Decimal]:
        """Year to target, years rising."""
        return {int(year): Decimal(value) for year, value in sorted(self.targets.items())}
