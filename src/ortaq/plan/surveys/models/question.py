"""What is asked."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.language import Trilingual
from ortaq.shared.fields import TrilingualField


class Quantity(models.TextChoices):
    """The uncertain number of a measure; the words are those of `choices.origin.Kind`.

    Cost and harm averted are in thousand tenge, effect in per cent: of what the plan expects of the
    measure or, where a gap is named, of that gap.
    """

    COST = "cost"
    EFFECT = "effect"
    HARM = "harm"


class SurveyQuestion(models.Model):
    """One number of one measure.

    A cost may be that of one year from one source, an effect that on one gap. `lower` and `upper` are
    bounds of what makes sense. `recorded` is what the plan said when the survey was opened. With
    `wants_range` an expert tells the lowest, likeliest and highest value, without it only the likeliest.
    """

    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    measure = models.ForeignKey("measures.Measure", on_delete=models.CASCADE, related_name="+")
    quantity = models.CharField(max_length=8, choices=Quantity.choices)
    year = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=24, blank=True)
    gap = models.ForeignKey("gaps.Gap", on_delete=models.PROTECT, null=True, related_name="+")
    wording = TrilingualField(default=Trilingual)
    lower = models.DecimalField(max_digits=15, decimal_places=3, default=Decimal(0))
    upper = models.DecimalField(max_digits=15, decimal_places=3)
    recorded = models.DecimalField(max_digits=15, decimal_places=3, default=Decimal(0))
    wants_range = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_question_number"),
            models.UniqueConstraint(
                fields=["survey", "measure", "quantity"], name="survey_question_once"
            ),
            models.CheckConstraint(
                condition=Q(lower__gte=0, upper__gt=F("lower")), name="survey_question_bounds"
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True, source="")
                | (Q(quantity="cost", year__isnull=False) & ~Q(source="")),
                name="survey_question_year_source",
            ),
            models.CheckConstraint(
                condition=Q(gap__isnull=True) | Q(quantity="effect"), name="survey_question_gap"
            ),
        ]

    @property
    def is_money(self) -> bool:
        """True for thousand tenge, False for per cent."""
        return self.quantity != Quantity.EFFECT
