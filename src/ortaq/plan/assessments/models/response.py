"""What each organisation answers."""

from __future__ import annotations

from django.db import models

from ortaq.plan.assessments.models.rated import AnswerState, Rated


class Response(Rated):
    """What one organisation answers to one provision; withdrawn ones are `unanswered`.

    `version` counts the changes. `updated_by` is the actor, `by` the person's name as he gave it.
    `form` marks the form that wrote it last, which may save again.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="responses"
    )
    provision = models.ForeignKey(
        "frameworks.Provision", on_delete=models.PROTECT, related_name="responses"
    )
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="responses"
    )
    version = models.PositiveIntegerField(default=0)
    form = models.CharField(max_length=32, blank=True)
    by = models.CharField(max_length=200, blank=True)
    updated_at = models.DateTimeField()
    updated_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            *Rated.Meta.constraints,
            models.UniqueConstraint(
                fields=["assessment", "provision", "organisation"],
                name="response_once_per_organisation",
            ),
        ]

    @property
    def given(self) -> bool:
        """True where it says something; a withdrawn one does not."""
        return self.state != AnswerState.UNANSWERED


class ResponseChange(Rated):
    """A response as it stood after its change number `version`; one form makes one change."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            *Rated.Meta.constraints,
            models.UniqueConstraint(
                fields=["response", "version"], name="response_change_once_per_version"
            ),
        ]
