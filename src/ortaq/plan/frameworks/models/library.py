"""Libraries of other programs, kept as they came."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from ortaq.shared.fields import TrilingualField


class FileKind(StrEnum):
    """What a kept file is."""

    YAML = "yaml"
    XLSX = "xlsx"


class Library(models.Model):
    """A library of CISO Assistant as it came: the file itself, so that it can be given back equal.

    `content` is the file, packed by zlib; `digest` is the SHA-256 of the file. `language` is the locale it
    states. `holdings` counts what is in it, by kind; `losses` lists what our own framework has no place for.
    """

    reference = models.CharField(max_length=130, unique=True)
    urn = models.CharField(max_length=400)
    version = models.CharField(max_length=64)
    language = models.CharField(max_length=35)
    title = TrilingualField()
    provider = models.CharField(max_length=500)
    licence = models.TextField()
    file_name = models.CharField(max_length=255)
    file_kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in FileKind])
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    holdings = models.JSONField()
    losses = models.JSONField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["urn"], name="library_urn")]

    def __str__(self) -> str:
        return self.reference


class LibraryLines(models.Model):
    """A set of lines of a library between two frameworks, by their URNs in small letters.

    `drawn_count` is the number of lines that stand in the register: 0 until both frameworks are there.
    """

    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="line_sets")
    position = models.PositiveIntegerField()
    source_urn = models.CharField(max_length=400)
    target_urn = models.CharField(max_length=400)
    line_count = models.PositiveIntegerField()
    drawn_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["library", "position"], name="library_lines_position"),
        ]
        indexes = [
            models.Index(fields=["source_urn"], name="library_lines_source"),
            models.Index(fields=["target_urn"], name="library_lines_target"),
        ]
