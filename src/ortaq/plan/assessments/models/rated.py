"""What an answer says, whoever gives it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.engine.score.treaty import FULL
from ortaq.engine.terms.language import Trilingual
from ortaq.shared.fields import TrilingualField


class AnswerState(models.TextChoices):
    """What sort of answer it is; only the first carries ratings."""

    ANSWERED = "answered"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


class Rated(models.Model):
    """State, ratings and reason of an answer.

    A treaty rates `law` or `practice` or both; a rating that is missing is not known. Every other
    engine rates `value`, a step of the framework's scale of answers.
    """

    state = models.CharField(
        max_length=16, choices=AnswerState.choices, default=AnswerState.UNANSWERED
    )
    law = models.PositiveSmallIntegerField(null=True)
    practice = models.PositiveSmallIntegerField(null=True)
    value = models.IntegerField(null=True)
    justification = TrilingualField(default=Trilingual)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(state="answered", value__isnull=True)
                    & (Q(law__isnull=False) | Q(practice__isnull=False))
                )
                | Q(state="answered", law__isnull=True, practice__isnull=True, value__isnull=False)
                | (
                    ~Q(state="answered")
                    & Q(law__isnull=True, practice__isnull=True, value__isnull=True)
                ),
                name="%(class)s_state_ratings",
            ),
            models.CheckConstraint(
                condition=(Q(law__isnull=True) | Q(law__lte=FULL))
                & (Q(practice__isnull=True) | Q(practice__lte=FULL)),
                name="%(class)s_ratings_on_scale",
            ),
        ]

    @property
    def said(self) -> tuple[str, int | None, int | None, int | None]:
        """What is compared with another answer: state and ratings, not the words."""
        return (str(self.state), self.law, self.practice, self.value)
