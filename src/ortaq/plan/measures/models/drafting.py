"""What surrounds the writing of a measure: versions, drafts, notes, overridden advice, papers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.measures.models.measure import Measure
from ortaq.plan.measures.models.plan import Plan
from ortaq.shared.fields import TrilingualField


class MeasureVersion(models.Model):
    """The whole content of a measure after one save; never changed.

    `content` maps a cell, such as title.kk, to its text. `measure_version` and `plan_version` are the
    counters of the measure and of its plan at that moment.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    measure_version = models.PositiveIntegerField()
    plan_version = models.PositiveIntegerField()
    note = models.CharField(max_length=500, blank=True)
    restored_from = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    organisation = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="measure_version_number")
        ]


class PersonalDraft(models.Model):
    """What one person has typed about a measure and not saved yet; `base` is the version he began with."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="+")
    written_by = models.CharField(max_length=200)
    base = models.PositiveIntegerField()
    typed = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "written_by"], name="personal_draft_once")
        ]


class Note(models.Model):
    """One internal remark on one cell of a measure; an answer belongs to the note it answers."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="notes")
    cell = models.CharField(max_length=64)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="answers")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="note_has_text"),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by="")
                | (Q(resolved_at__isnull=False) & ~Q(resolved_by="")),
                name="note_resolved_at_by",
            ),
        ]
        indexes = [models.Index(fields=["measure", "cell"], name="note_of_cell")]


class SmartOverride(models.Model):
    """Why one point of the SMART check does not hold against a measure."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="overrides")
    criterion = models.CharField(max_length=16)
    reason = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "criterion"], name="smart_override_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="smart_override_reason"),
        ]


class PaperText(models.Model):
    """A text of the printed plan as the secretariat words it, with placeholders; per plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="paper_texts")
    place = models.CharField(max_length=16, choices=[(p, p) for p in ("corner", "head", "notes")])
    text = TrilingualField(default=Trilingual)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "place"], name="paper_text_once"),
        ]

    @property
    def languages(self) -> list[Language]:
        """The languages that have a text."""
        return [language for language in Language if self.text.as_dict()[language]]
