"""Runs of file imports, and what the API has already answered."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class ImportRun(models.Model):
    """One file on its way into the register; `position` rows of it are done."""

    digest = models.CharField(max_length=64)
    source = models.CharField(max_length=100)
    file_name = models.CharField(max_length=255)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    position = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "source"],
                condition=Q(finished_at__isnull=True),
                name="import_one_open_run",
            ),
            models.CheckConstraint(
                condition=Q(position=F("accepted") + F("repeated") + F("rejected")),
                name="import_rows_add_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.source})"


class RejectedRow(models.Model):
    """A row that an import could not take, and why."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rejections")
    row = models.PositiveIntegerField()
    field = models.CharField(max_length=64)
    code = models.CharField(max_length=64)
    value = models.CharField(max_length=200, blank=True)
    parameters = models.JSONField(default=dict)


class IdempotentRequest(models.Model):
    """A request of the API that was carried out; the same key gives the same answer again."""

    organisation = models.ForeignKey("people.Organisation", on_delete=models.CASCADE)
    key = models.CharField(max_length=128)
    body_digest = models.CharField(max_length=64)
    report = models.ForeignKey("reports.Report", on_delete=models.CASCADE)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="request_once_per_key")
        ]
