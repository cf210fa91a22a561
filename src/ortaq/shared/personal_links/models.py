"""What is stored of a personal link."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class PersonalLink(models.Model):
    """Somebody's way in by a link that letters carry, that can be renewed, and that can be ended.

    The link's token is never stored: it is made again from the home's key when a letter needs it,
    and `digest` tells it again. `public_id` names the person in addresses and in the log. `issue`
    counts the links that he was given; only the last one works.
    """

    PURPOSE: ClassVar[str]
    """What the link opens; links of different purposes never open one another's doors."""

    public_id = models.CharField(max_length=20, unique=True)
    issue = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64, unique=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=200, blank=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_by="")),
                name="%(class)s_revoked_at_by",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_revoked(self) -> bool:
        """True where the secretariat ended it."""
        return self.revoked_at is not None
