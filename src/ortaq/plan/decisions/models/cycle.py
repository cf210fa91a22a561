"""One pass through the rounds."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models.committee import Committee, Step
from ortaq.shared.fields import TrilingualField


class Cycle(models.Model):
    """One pass from the scope to the evaluation of a plan.

    `plan` is the plan that the cycle drafts and follows, `assessments` are the ratings that it starts from.
    """

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="cycles")
    number = models.PositiveSmallIntegerField()
    title = TrilingualField(default=Trilingual)
    scope = TrilingualField(default=Trilingual)
    begins_on = models.DateField()
    plan = models.ForeignKey("measures.Plan", on_delete=models.PROTECT, null=True, related_name="+")
    assessments = models.ManyToManyField("assessments.Assessment", related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="cycle_number"),
            models.UniqueConstraint(
                fields=["committee"], condition=Q(closed_at__isnull=True), name="cycle_one_open"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by="")
                | (Q(closed_at__isnull=False) & ~Q(closed_by="")),
                name="cycle_closed_at_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.committee_id}/{self.number}"


class CycleStep(models.Model):
    """What is set for one round of a cycle: its last day, and what comes next in words."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=16, choices=Step.choices)
    until_on = models.DateField(null=True)
    next_steps = TrilingualField(default=Trilingual)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "step"], name="cycle_step_once")]

    def __str__(self) -> str:
        return f"{self.cycle_id}/{self.step}"
