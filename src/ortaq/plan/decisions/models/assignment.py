"""Who does what until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models.committee import CommitteeMember
from ortaq.plan.decisions.models.decision import Decision
from ortaq.shared.fields import TrilingualField

if TYPE_CHECKING:
    from datetime import date


class AssignmentStatus(models.TextChoices):
    """Where an assignment stands; overdue is computed from its deadline."""

    OPEN = "open"
    HANDED_IN = "handed_in"
    DONE = "done"
    WITHDRAWN = "withdrawn"


UNFINISHED = frozenset({AssignmentStatus.OPEN, AssignmentStatus.HANDED_IN})


class Assignment(models.Model):
    """One point of a decision that somebody carries out; `first_due_on` keeps the first deadline."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="assignments")
    number = models.PositiveSmallIntegerField()
    text = TrilingualField()
    executor = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    co_executors = models.ManyToManyField("people.Organisation", related_name="+")
    due_on = models.DateField(db_index=True)
    first_due_on = models.DateField()
    form_of_completion = TrilingualField(default=Trilingual)
    controller = models.ForeignKey(
        CommitteeMember, on_delete=models.PROTECT, null=True, related_name="+"
    )
    status = models.CharField(
        max_length=16, choices=AssignmentStatus.choices, default=AssignmentStatus.OPEN
    )
    proof = models.TextField(blank=True)
    proof_file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+"
    )
    handed_in_at = models.DateTimeField(null=True)
    handed_in_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    closing_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="assignment_number"),
            models.CheckConstraint(
                condition=~Q(status__in=["handed_in", "done"]) | ~Q(proof=""),
                name="assignment_done_with_proof",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["open", "handed_in"], closed_at__isnull=True, closed_by="")
                | (Q(status__in=["done", "withdrawn"], closed_at__isnull=False) & ~Q(closed_by="")),
                name="assignment_closed_at_by",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(closing_reason=""),
                name="assignment_withdrawn_reason",
            ),
        ]
        indexes = [models.Index(fields=["status", "due_on"], name="assignment_board")]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"AS-{self.pk:06d}"

    def is_overdue(self, on: date) -> bool:
        """True where the deadline passed and no proof was handed in."""
        return self.status == AssignmentStatus.OPEN and self.due_on < on


class AssignmentMove(models.Model):
    """One move of a deadline, with its reason."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="moves")
    before = models.DateField()
    after = models.DateField()
    reason = models.TextField()
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="assignment_move_reason"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="assignment_move_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.after}"
