"""Identifiers and where they are mentioned."""

from __future__ import annotations

from django.db import models

from ortaq.engine.terms.identifier import IdentifierKind, Role, evidence_kind


class Identifier(models.Model):
    """One phone, account, site or name, once for the whole register.

    `value` is what may be kept and shown: the normal form, or a mask of cards, IINs and BINs.
    `digest` is a keyed hash of kind and normal form, by which a value is found again.
    `link_value` is what identifiers share when they count as the same evidence (the part of a host
    that one owner has, an address without its tracking parameters, one form of a wallet, the number of
    a WhatsApp account), or the digest where only a mask is kept; `link_digest` is its keyed hash.
    """

    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in IdentifierKind])
    value = models.CharField(max_length=2100)
    digest = models.CharField(max_length=64, unique=True)
    link_value = models.CharField(max_length=2100)
    link_digest = models.CharField(max_length=64)
    detail = models.CharField(max_length=64, blank=True)
    is_hub = models.BooleanField(default=False)
    report_count = models.PositiveIntegerField(default=0)
    first_seen_on = models.DateField()
    last_seen_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["link_digest"], name="identifier_link"),
            models.Index(fields=["kind", "-report_count"], name="identifier_common"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"

    @property
    def evidence(self) -> tuple[IdentifierKind, str]:
        """Kind and value of what identifiers share that count as the same."""
        return evidence_kind(IdentifierKind(self.kind), self.link_value), self.link_value


class Mention(models.Model):
    """An identifier at one place of a report; a place in a form field has no span.

    Its index leads from an identifier to its reports, latest first, and to whose they say it is; pairs
    of reports that share one are never stored.
    """

    report = models.ForeignKey("reports.Report", on_delete=models.CASCADE, related_name="mentions")
    identifier = models.ForeignKey(
        Identifier, on_delete=models.PROTECT, related_name="mentions", db_index=False
    )
    role = models.CharField(max_length=16, choices=[(role, role) for role in Role])
    role_confidence = models.FloatField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    rule = models.CharField(max_length=64)
    field = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__isnull=True, end__isnull=True)
                | models.Q(end__gt=models.F("start")),
                name="mention_span",
            )
        ]
        indexes = [
            models.Index(  # holds all that is asked of mentions by the thousand
                fields=["identifier", "report", "role", "role_confidence"], name="mention_carriers"
            )
        ]
