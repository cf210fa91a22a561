"""What the secretariat changed in a framework."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from ortaq.plan.frameworks.models.framework import Framework


class ChangeKind(StrEnum):
    """What was done."""

    STARTED = "started"
    EDITED = "edited"
    ADDED = "added"
    MOVED = "moved"
    REMOVED = "removed"
    PUBLISHED = "published"
    LINE_DRAWN = "line_drawn"
    LINE_CHANGED = "line_changed"
    LINE_REMOVED = "line_removed"


class FrameworkChange(models.Model):
    """One change: who, when, of what, and the fields before and after.

    `subject` is the code of a group or provision, `head` or `scales`; `before` and `after` hold the
    changed fields only, as JSON.
    """

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in ChangeKind])
    subject = models.CharField(max_length=300)
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["framework", "-at"], name="change_of_framework")]
