"""Indicators, values, targets, and what changed in a passport."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.language import Trilingual
from ortaq.picture.indicators.periods import Frequency
from ortaq.shared.fields import TrilingualField


class Direction(models.TextChoices):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Indicator(models.Model):
    """A passport; `is_computed` ones come with the product and are counted from the reports.

    `unit` is a code of the product or, for an entered indicator, empty with `unit_words`.
    """

    code = models.CharField(max_length=32, unique=True)
    position = models.PositiveIntegerField()
    is_computed = models.BooleanField()
    name = TrilingualField()
    definition = TrilingualField()
    limits = TrilingualField(default=Trilingual)
    unit = models.CharField(max_length=16, blank=True)
    unit_words = TrilingualField(default=Trilingual)
    places = models.PositiveSmallIntegerField(default=1)
    direction = models.CharField(max_length=4, choices=Direction.choices)
    frequency = models.CharField(max_length=16, choices=[(f, f) for f in Frequency])
    source = TrilingualField(default=Trilingual)
    owner = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    baseline = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    baseline_period = models.CharField(max_length=8, blank=True)
    is_public = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(baseline__isnull=True, baseline_period="")
                | (Q(baseline__isnull=False) & ~Q(baseline_period="")),
                name="indicator_baseline_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class IndicatorTarget(models.Model):
    """Where an indicator has to be at the end of a year."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=4)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="target_once_a_year"),
        ]


class IndicatorValue(models.Model):
    """The value of a period in one revision; null where it is not known.

    `data_as_of` is the day up to which the data were there. The revision with the highest number
    counts; older ones stay.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values")
    period = models.CharField(max_length=8)
    revision = models.PositiveIntegerField()
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    source = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)
    data_as_of = models.DateField()
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period", "revision"], name="value_once_a_revision"
            ),
        ]
        indexes = [models.Index(fields=["indicator", "period", "-revision"], name="value_newest")]


class IndicatorChange(models.Model):
    """One change of a passport, with the reason."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    fields = models.JSONField()
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="indicator_change_reason"),
        ]


class PopulationFigure(models.Model):
    """How many people lived in a region on a day; the empty region is the whole country.

    The revision with the highest number counts; older ones stay, for the rates that rest on them.
    `is_verified` is False where no official source confirms the figure.
    """

    on = models.DateField()
    region = models.CharField(max_length=8, blank=True)
    revision = models.PositiveIntegerField()
    persons = models.PositiveIntegerField()
    source = models.CharField(max_length=500)
    is_verified = models.BooleanField()
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["on", "region", "revision"], name="population_once_a_revision"
            ),
            models.CheckConstraint(condition=Q(persons__gt=0), name="population_above_zero"),
            models.CheckConstraint(condition=~Q(source=""), name="population_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.region or '*'} {self.on}"
