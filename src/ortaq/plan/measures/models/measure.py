"""A measure, who helps with it, and how its deadline moved."""

from __future__ import annotations

import re
from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.models.deadline_field import DeadlineField
from ortaq.plan.measures.models.plan import Plan
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.shared.fields import TrilingualField

_REGISTER_NUMBER = re.compile(r"D-\d{6,12}", re.IGNORECASE | re.ASCII)


class Measure(models.Model):
    """One item of a plan.

    `original_deadline` keeps the first wording when the deadline moves; `due_on` is the last day of the
    deadline; `version` counts the changes of its content, so that two writers don't overwrite each other.
    `reported_until` is the last day of the half-year that the lead's word speaks of, null where that is the
    day of `reported_at`. `unread` lists cells of an imported table that were not understood: column, text, reason.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="measures")
    code = models.CharField(max_length=32)
    direction = models.CharField(max_length=16, choices=[(d, d) for d in Direction])
    position = models.PositiveIntegerField()
    title = TrilingualField()
    rationale = TrilingualField(default=Trilingual)
    form_of_completion = TrilingualField(default=Trilingual)
    lead = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    start_on = models.DateField(null=True)
    deadline = DeadlineField(null=True)
    original_deadline = DeadlineField(null=True)
    due_on = models.DateField(null=True, db_index=True)
    is_funding_required = models.BooleanField(default=True)
    no_indicator_reason = TrilingualField(default=Trilingual)
    unread = models.JSONField(default=list)
    declared_status = models.CharField(
        max_length=16,
        choices=[(s, s) for s in DeclaredStatus],
        default=DeclaredStatus.NOT_STARTED,
    )
    progress = models.DecimalField(max_digits=5, decimal_places=4, default=Decimal(0))
    progress_note = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.CharField(max_length=200, blank=True)
    reported_until = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="measure_code_in_plan"),
            models.CheckConstraint(
                condition=Q(progress__gte=0, progress__lte=1), name="measure_progress_share"
            ),
            models.CheckConstraint(
                condition=Q(
                    deadline__isnull=True, due_on__isnull=True, original_deadline__isnull=True
                )
                | Q(deadline__isnull=False, due_on__isnull=False, original_deadline__isnull=False),
                name="measure_deadline_whole",
            ),
            models.CheckConstraint(
                condition=Q(start_on__isnull=True)
                | Q(due_on__isnull=True)
                | Q(start_on__lte=F("due_on")),
                name="measure_starts_before_due",
            ),
            models.CheckConstraint(
                condition=Q(reported_at__isnull=True, reported_by="")
                | (Q(reported_at__isnull=False) & ~Q(reported_by="")),
                name="measure_reported_at_by",
            ),
            models.CheckConstraint(
                condition=Q(reported_until__isnull=True) | Q(reported_at__isnull=False),
                name="measure_reported_until_told",
            ),
        ]
        indexes = [models.Index(fields=["plan", "position"], name="measure_in_order")]

    def __str__(self) -> str:
        return f"{self.reference} {self.code}"

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"M-{self.pk:06d}"


class CoExecutor(models.Model):
    """A body that helps; a body outside the state does so by agreement."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="co_executors")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    by_agreement = models.BooleanField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "organisation"], name="co_executor_once")
        ]


def names_register(decision: str) -> bool:
    """Whether the words have the form of a number of the register of decisions, such as D-000003."""
    return bool(_REGISTER_NUMBER.fullmatch(decision))


class DueMove(models.Model):
    """One move of a deadline, with its reason; the decision, or another paper, where one was needed."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="moves")
    before = DeadlineField()
    after = DeadlineField()
    reason = models.TextField()
    decision = models.CharField(max_length=200, blank=True)
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="due_move_reason"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="due_move_moves"),
        ]

    @property
    def is_registered(self) -> bool:
        """Whether the decision is one of the register."""
        return names_register(self.decision)
