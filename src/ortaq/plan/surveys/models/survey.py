"""The survey: who is asked until when, and which rules hold."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.language import Trilingual
from ortaq.shared.fields import TrilingualField

if TYPE_CHECKING:
    from datetime import date

LEAST_ANSWERS = 4
"""With fewer estimates an expert could tell from the quartiles what another one said. Ortaq's own rule."""

READING_DAYS = 30
"""Days after the second deadline on which personal links still show the results. Ortaq's own choice."""


class SurveyStatus(models.TextChoices):
    """Prepared by the secretariat, in its first turn, in its second, over."""

    DRAFT = "draft"
    FIRST = "first"
    SECOND = "second"
    CLOSED = "closed"


class Survey(models.Model):
    """Questions about uncertain numbers of a plan's measures, put to experts twice.

    `first_deadline` and `second_deadline` are the last days of the turns. `most_spread` is how wide the
    quartiles may lie apart, as a multiple of the median, where the experts are said to agree.
    `least_answers` estimates are needed before a question has any figures of the group.
    """

    plan = models.ForeignKey("measures.Plan", on_delete=models.CASCADE, related_name="+")
    title = TrilingualField()
    message = TrilingualField(default=Trilingual)
    status = models.CharField(
        max_length=8, choices=SurveyStatus.choices, default=SurveyStatus.DRAFT
    )
    is_demo = models.BooleanField(default=False)
    first_deadline = models.DateField(null=True)
    second_deadline = models.DateField(null=True)
    most_spread = models.DecimalField(max_digits=4, decimal_places=3, default=Decimal("0.5"))
    least_answers = models.PositiveSmallIntegerField(default=5)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.CharField(max_length=200, blank=True)
    turned_at = models.DateTimeField(null=True)
    turned_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft", opened_at__isnull=True)
                | Q(status="first", opened_at__isnull=False, turned_at__isnull=True)
                | Q(status="second", turned_at__isnull=False, closed_at__isnull=True)
                | Q(status="closed", turned_at__isnull=False, closed_at__isnull=False),
                name="survey_status_moments",
            ),
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(first_deadline__isnull=False, second_deadline__gt=F("first_deadline")),
                name="survey_deadlines_in_order",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(status="closed"),
                name="survey_published_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(least_answers__gte=LEAST_ANSWERS), name="survey_least_answers"
            ),
            models.CheckConstraint(condition=Q(most_spread__gt=0), name="survey_most_spread"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{verb}_at__isnull": True, f"{verb}_by": ""})
                    | (Q(**{f"{verb}_at__isnull": False}) & ~Q(**{f"{verb}_by": ""})),
                    name=f"survey_{verb}_at_by",
                )
                for verb in ("opened", "turned", "closed", "published")
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"S-{self.pk:06d}"

    @property
    def is_draft(self) -> bool:
        """True before the experts are asked."""
        return self.status == SurveyStatus.DRAFT

    @property
    def is_closed(self) -> bool:
        """True after the second turn."""
        return self.status == SurveyStatus.CLOSED

    @property
    def turn(self) -> int:
        """The turn that runs: 1 or 2; 0 before and after."""
        return {SurveyStatus.FIRST.value: 1, SurveyStatus.SECOND.value: 2}.get(self.status, 0)

    @property
    def deadline(self) -> date | None:
        """The last day of the turn that runs; None where none does."""
        return {1: self.first_deadline, 2: self.second_deadline}.get(self.turn)

    @property
    def last_day(self) -> date | None:
        """The last day on which personal links work."""
        last = self.second_deadline
        return last + timedelta(days=READING_DAYS) if last else None

    def takes_estimates(self, on: date) -> bool:
        """True where the turn that runs has not reached its end."""
        return self.deadline is not None and on <= self.deadline
