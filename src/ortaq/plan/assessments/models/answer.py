"""The agreed answers and their history."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.plan.assessments.models.rated import Rated


class Basis(models.TextChoices):
    """How an answer came to stand as it does."""

    RATED = "rated"  # somebody entered it
    RESPONSES = "responses"  # all organisations that responded say so
    SESSION = "session"  # a moderated session agreed on it
    MIGRATED = "migrated"  # taken over from another version of the framework


class Answer(Rated):
    """The agreed, scored rating of one provision; a provision without a row is not answered yet.

    `version` counts the changes, so that nobody overwrites what he hasn't seen. `organisation` is
    the one that this answer is assigned to; null leaves it to everybody who may rate. `disputed`
    is true while organisations respond differently and no session has settled it; the ratings
    stay meanwhile as they were. `form` marks the form that wrote it last, which may save again.
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
    basis = models.CharField(max_length=16, choices=Basis.choices, default=Basis.RATED)
    disputed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    form = models.CharField(max_length=32, blank=True)
    updated_at = models.DateTimeField()
    updated_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            *Rated.Meta.constraints,
            models.UniqueConstraint(
                fields=["assessment", "provision"], name="answer_once_per_provision"
            ),
        ]


class AnswerChange(Rated):
    """An answer as it stood after its change number `version`; saving one form again and again is one change.

    A change by a session has its `reason`, the codes of the organisations that took part and, if
    it was a meeting with a number, which.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    basis = models.CharField(max_length=16, choices=Basis.choices, default=Basis.RATED)
    reason = models.TextField(blank=True)
    participants = models.JSONField(default=list)
    meeting = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    organisation = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            *Rated.Meta.constraints,
            models.UniqueConstraint(fields=["answer", "version"], name="change_once_per_version"),
            models.CheckConstraint(
                condition=~Q(basis="session") | ~Q(reason=""), name="session_has_reason"
            ),
        ]
