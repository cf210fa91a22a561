"""The reasoned answer to a group of comments."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.consultations.models.comment import CommentGroup
from ortaq.shared.fields import TrilingualField


class Outcome(models.TextChoices):
    """What becomes of a comment. Source: the comment table of ISO/IEC Directives, Part 1."""

    ACCEPTED = "accepted"
    ACCEPTED_WITH_CHANGE = "accepted_with_change"
    REJECTED = "rejected"
    NOTED = "noted"
    OUT_OF_SCOPE = "out_of_scope"


class Disposition(models.Model):
    """The answer to a group; where it changes a measure, the words before and after are kept."""

    group = models.OneToOneField(CommentGroup, on_delete=models.PROTECT, related_name="disposition")
    outcome = models.CharField(max_length=24, choices=Outcome.choices)
    reason = TrilingualField()
    text_before = TrilingualField(default=Trilingual)
    text_after = TrilingualField(default=Trilingual)
    changed_in_version = models.PositiveIntegerField(null=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(changed_in_version__isnull=True)
                | Q(outcome__in=["accepted", "accepted_with_change"]),
                name="disposition_change_was_accepted",
            ),
        ]

    @property
    def is_acceptance(self) -> bool:
        """True where the draft is to change."""
        return self.outcome in {Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_CHANGE}
