"""What is kept of an uploaded file besides its content."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class StoredFile(models.Model):
    """One content, whoever uploaded it and however often.

    `digest` is its SHA-256 in hexadecimal, `size_bytes` its length, `media_type` what its first
    bytes say that it is.
    """

    digest = models.CharField(max_length=64, unique=True)
    size_bytes = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size_bytes__gt=0), name="stored_file_not_empty"),
        ]

    def __str__(self) -> str:
        return self.digest
