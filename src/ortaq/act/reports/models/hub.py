"""Well-known identifiers that an administrator added to those of the country and the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from datetime import date

CATEGORIES = (
    "bank",
    "state",
    "operator",
    "platform",
    "shortener",
    "link_page",
    "hosting",
    "dynamic_dns",
    "throwaway_mail",
    "wallet_service",
    "named_wrongly",
)
"""Why everybody shares a value: the reasons of the engine's `HubEntry`; or that reports name it wrongly."""


class HubEffect(models.TextChoices):
    """What an entry does to its value."""

    HUB = "hub"
    PROTECTED = "protected"
    ORDINARY = "ordinary"


class HubEntry(models.Model):
    """One value that is said to be well known, to be protected, or to be ordinary after all.

    A hub links nothing, nobody can flag what is protected, and what is ordinary is none of these
    whatever a list says.
    An entry holds from its first day to the day before its last and until somebody ends it; it is
    never changed. `is_marked` says whether stored identifiers follow it already.
    """

    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=255)
    effect = models.CharField(max_length=16, choices=HubEffect.choices)
    category = models.CharField(max_length=16, choices=[(name, name) for name in CATEGORIES])
    reason = models.CharField(max_length=500)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    ended_reason = models.CharField(max_length=500, blank=True)
    is_marked = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="hub_entry_period",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="", ended_reason="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="") & ~Q(ended_reason="")),
                name="hub_entry_ended_by",
            ),
            models.UniqueConstraint(
                fields=["kind", "value"],
                condition=Q(ended_at__isnull=True),
                name="hub_entry_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}: {self.effect}"

    def holds(self, day: date) -> bool:
        """Whether the entry is in force on a day."""
        has_begun = self.valid_from <= day
        is_over = self.valid_until is not None and self.valid_until <= day
        return has_begun and not is_over and self.ended_at is None
