"""One line of the log, and the head of its tree."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """What one actor did to one subject; without foreign keys, so that it outlives both.

    `leaf` is its hash in the tree; `subtrees` are the roots, 32 bytes each, of those that it made
    full, from height 1 upwards: the proof of an entry reads some of them, not the whole log.
    """

    index = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    organisation = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=200)
    details = models.JSONField(null=True)
    salt = models.BinaryField(max_length=16, null=True)
    details_digest = models.BinaryField(max_length=32)
    leaf = models.BinaryField(max_length=32)
    subtrees = models.BinaryField(default=b"")

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject"], name="audit_subject"),
            models.Index(fields=["at"], name="audit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.index} {self.action} {self.subject}"


class Head(models.Model):
    """The single row that writers lock: the frontier of the tree after the last entry."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField(default=0)
    peaks = models.BinaryField(default=b"")
    root = models.BinaryField(max_length=32, default=b"")
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head"),
        ]
