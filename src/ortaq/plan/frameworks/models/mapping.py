"""Lines between provisions of different frameworks."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.framework import Rationale, Relation
from ortaq.plan.frameworks.models.framework import Provision
from ortaq.shared.fields import TrilingualField


class LineOrigin(StrEnum):
    """Who drew a line."""

    FILE = "file"  # it is part of the framework's own file
    LIBRARY = "library"  # it came in a library of lines
    HAND = "hand"  # the secretariat, in the editor


class ProvisionMapping(models.Model):
    """A line from a provision to one of another framework; `target` is `framework:code`, loaded or not.

    Lines drawn by hand outlive a change of the framework's file.
    """

    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="mappings")
    position = models.PositiveIntegerField()
    target = models.CharField(max_length=200)
    relation = models.CharField(max_length=16, choices=[(r, r) for r in Relation])
    strength = models.PositiveSmallIntegerField()
    note = TrilingualField()
    rationale = models.CharField(
        max_length=16, choices=[(r, r) for r in Rationale], default=Rationale.SEMANTIC
    )
    origin = models.CharField(
        max_length=16, choices=[(o, o) for o in LineOrigin], default=LineOrigin.FILE
    )
    library = models.ForeignKey(
        "frameworks.Library", on_delete=models.CASCADE, null=True, related_name="drawn"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(strength__lte=10), name="mapping_strength"),
        ]
        indexes = [models.Index(fields=["target"], name="mapping_target")]
