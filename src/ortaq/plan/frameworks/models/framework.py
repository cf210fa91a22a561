"""Frameworks, their groups and provisions."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.framework import Engine, ProvisionKind, TextPolicy
from ortaq.shared.fields import TrilingualField


class FrameworkStatus(StrEnum):
    """Whether a version may still change."""

    DRAFT = "draft"  # seen and edited by the secretariat only
    PUBLISHED = "published"  # may be answered to; its content stays


class Framework(models.Model):
    """One framework in one version.

    `reference` is slug and version, such as budapest-2001. `scales` is a list of the possible answers
    in the engine's form. `source_url` is empty for a model of our own. `digest` is the SHA-256 of the content:
    two equal contents that came in the same way have equal ones. `text_language` is set where the texts are in none
    of our languages: what stands in their place is in this one. `urn` is the one of the library
    the framework came in, in small letters. The counts are those of its provisions.
    """

    reference = models.CharField(max_length=130, unique=True)
    slug = models.CharField(max_length=64)
    version = models.CharField(max_length=64)
    title = TrilingualField()
    source_name = TrilingualField()
    source_url = models.CharField(max_length=500)
    licence = models.TextField()
    text_policy = models.CharField(max_length=16, choices=[(p, p) for p in TextPolicy])
    text_language = models.CharField(max_length=35, default="")
    engine = models.CharField(max_length=32, choices=[(engine, engine) for engine in Engine])
    scales = models.JSONField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)
    status = models.CharField(
        max_length=16,
        choices=[(status, status) for status in FrameworkStatus],
        default=FrameworkStatus.PUBLISHED,
    )
    based_on = models.CharField(max_length=130, default="")
    library = models.ForeignKey(
        "frameworks.Library", on_delete=models.SET_NULL, null=True, related_name="frameworks"
    )
    urn = models.CharField(max_length=400, default="")
    provision_count = models.PositiveIntegerField(default=0)
    assessable_count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["urn"], name="framework_urn")]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_draft(self) -> bool:
        """Whether the secretariat still works on it."""
        return self.status == FrameworkStatus.DRAFT


class ProvisionGroup(models.Model):
    """A chapter of a framework, maybe inside another one."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="groups")
    code = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    title = TrilingualField()
    weight = models.DecimalField(max_digits=12, decimal_places=6)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="group_code"),
            models.UniqueConstraint(fields=["framework", "position"], name="group_position"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="group_weight"),
        ]

    def __str__(self) -> str:
        return self.code


class Provision(models.Model):
    """One numbered clause of a framework.

    `evidence` is a list of sources asked for, in the engine's form. `urn` is that of the node of the
    library it came in, in small letters.
    """

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="provisions")
    group = models.ForeignKey(ProvisionGroup, on_delete=models.CASCADE, related_name="provisions")
    code = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in ProvisionKind])
    title = TrilingualField()
    requirement = TrilingualField()
    question = TrilingualField()
    evidence = models.JSONField()
    assessable = models.BooleanField()
    weight = models.DecimalField(max_digits=12, decimal_places=6)
    level = models.IntegerField(null=True)
    requisite = models.BooleanField()
    typical_measures = models.JSONField()
    urn = models.CharField(max_length=400, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="provision_code"),
            models.UniqueConstraint(fields=["framework", "position"], name="provision_position"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="provision_weight"),
        ]

    def __str__(self) -> str:
        return self.code


class ProvisionWord(models.Model):
    """A word of a published framework and the positions of the provisions that hold it.

    `word` is casefolded UTF-8, so that both databases order it alike.
    """

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="words")
    word = models.BinaryField(max_length=160)
    positions = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["word"], name="provision_word")]
