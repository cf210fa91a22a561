"""Answers and their history."""

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


class Answer(models.Model):
    """The rating of one provision; a provision without a row is not answered yet.

    An `answered` one rates law or practice or both; the rating it lacks is not known. `version` counts the changes, so that nobody overwrites what he hasn't seen. `organisation` is the
    one that this answer is assigned to; null leaves it to everybody who may rate.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="answers"
    )
    provision = models.ForeignKey(
        "frameworks.Provision", on_delete=models.PROTECT, related_name="answers"
    )
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    state = models.CharField(
        max_length=16, choices=AnswerState.choices, default=AnswerState.UNANSWERED
    )
    law = models.PositiveSmallIntegerField(null=True)
    practice = models.PositiveSmallIntegerField(null=True)
    justification = TrilingualField(default=Trilingual)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField()
    updated_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "provision"], name="answer_once_per_provision"
            ),
            models.CheckConstraint(
                condition=(Q(state="answered") & (Q(law__isnull=False) | Q(practice__isnull=False)))
                | (~Q(state="answered") & Q(law__isnull=True, practice__isnull=True)),
                name="answer_state_ratings",
            ),
            models.CheckConstraint(
                condition=(Q(law__isnull=True) | Q(law__lte=FULL))
                & (Q(practice__isnull=True) | Q(practice__lte=FULL)),
                name="answer_ratings_on_scale",
            ),
        ]


class AnswerChange(models.Model):
    """An answer as it stood after its change number `version`."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=AnswerState.choices)
    law = models.PositiveSmallIntegerField(null=True)
    practice = models.PositiveSmallIntegerField(null=True)
    justification = TrilingualField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    organisation = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "version"], name="change_once_per_version"),
        ]
