"""Frameworks, their groups, provisions and the lines between them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.framework import Engine, ProvisionKind, Relation, TextPolicy
from ortaq.shared.fields import TrilingualField


class Framework(models.Model):
    """One framework in one version.

    `reference` is slug and version, such as budapest-2001. `scales` is a list of the possible answers
    in the engine's form. `source_url` is empty for a model of our own. `digest` is the SHA-256 of the content: two equal contents have equal ones.
    """

    reference = models.CharField(max_length=130, unique=True)
    slug = models.CharField(max_length=64)
    version = models.CharField(max_length=64)
    title = TrilingualField()
    source_name = TrilingualField()
    source_url = models.CharField(max_length=500)
    licence = models.TextField()
    text_policy = models.CharField(max_length=16, choices=[(p, p) for p in TextPolicy])
    engine = models.CharField(max_length=32, choices=[(engine, engine) for engine in Engine])
    scales = models.JSONField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.reference


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
    """One numbered clause of a framework; `evidence` is a list of sources asked for, in the engine's form."""

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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="provision_code"),
            models.UniqueConstraint(fields=["framework", "position"], name="provision_position"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="provision_weight"),
        ]

    def __str__(self) -> str:
        return self.code


class ProvisionMapping(models.Model):
    """A line from a provision to one of another framework; `target` is `framework:code`, loaded or not."""

    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="mappings")
    position = models.PositiveIntegerField()
    target = models.CharField(max_length=200)
    relation = models.CharField(max_length=16, choices=[(r, r) for r in Relation])
    strength = models.PositiveSmallIntegerField()
    note = TrilingualField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(strength__lte=10), name="mapping_strength"),
        ]
        indexes = [models.Index(fields=["target"], name="mapping_target")]
