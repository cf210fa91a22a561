"""A computed choice."""

from __future__ import annotations

from django.db import models


class Choice(models.Model):
    """One answer of the solver, with all that decided it.

    `frame` and `problem` are what was asked, in the forms of `frame.Frame` and of the engine; `result`
    and `studies` what came out. `digest` is the SHA-256 of the problem: who computes it again with the
    same solver and seed gets the same choice.
    """

    plan = models.ForeignKey("measures.Plan", on_delete=models.CASCADE, related_name="+")
    plan_version = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)
    frame = models.JSONField()
    problem = models.JSONField()
    result = models.JSONField()
    studies = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    solver = models.CharField(max_length=50)
    computed_at = models.DateTimeField()
    computed_by = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["plan", "-computed_at"], name="choice_by_plan")]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"X-{self.pk:06d}"
