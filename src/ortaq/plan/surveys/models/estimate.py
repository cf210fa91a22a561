"""What experts say, and what they say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from ortaq.engine.choose import experts

if TYPE_CHECKING:
    from decimal import Decimal

TURNS = ((1, "first"), (2, "second"))


class Estimate(models.Model):
    """One expert's answer to one question in one turn; `version` tells later ones from earlier ones.

    With `cannot_judge` there are no numbers and the answer leaves the statistics. Who says nothing in
    the second turn keeps his estimate of the first.
    """

    expert = models.ForeignKey("surveys.Expert", on_delete=models.CASCADE, related_name="estimates")
    question = models.ForeignKey(
        "surveys.SurveyQuestion", on_delete=models.CASCADE, related_name="estimates"
    )
    turn = models.PositiveSmallIntegerField(choices=TURNS)
    cannot_judge = models.BooleanField(default=False)
    low = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    likely = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    high = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "question", "turn"], name="estimate_once_a_turn"
            ),
            models.CheckConstraint(condition=Q(turn__in=(1, 2)), name="estimate_turn"),
            models.CheckConstraint(
                condition=Q(
                    cannot_judge=True, low__isnull=True, likely__isnull=True, high__isnull=True
                )
                | Q(
                    cannot_judge=False,
                    low__isnull=False,
                    low__lte=F("likely"),
                    likely__lte=F("high"),
                    likely__isnull=False,
                    high__isnull=False,
                ),
                name="estimate_numbers_in_order",
            ),
        ]

    @property
    def numbers(self) -> experts.Estimate | None:
        """The three numbers; None where he can't judge."""
        if self.low is None or self.likely is None or self.high is None:
            return None
        return experts.Estimate(self.low, self.likely, self.high)


class GroupResult(models.Model):
    """What all experts said to a question when a turn was over; numbers only where enough did.

    `count` gave an estimate, `abstained` can't judge. `lower`, `median` and `upper` are quartiles of the
    likeliest values, `low` and `high` medians of the lowest and highest.
    """

    question = models.ForeignKey(
        "surveys.SurveyQuestion", on_delete=models.CASCADE, related_name="results"
    )
    turn = models.PositiveSmallIntegerField(choices=TURNS)
    count = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField()
    low = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    lower = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    median = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    upper = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    high = models.DecimalField(max_digits=15, decimal_places=3, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "turn"], name="group_result_once_a_turn"),
        ]

    @property
    def group(self) -> experts.GroupEstimate | None:
        """The figures; None where too few gave an estimate."""
        numbers = [self.lower, self.median, self.upper, self.low, self.high]
        known: list[Decimal] = [one for one in numbers if one is not None]
        return experts.GroupEstimate(self.count, *known) if len(known) == len(numbers) else None
