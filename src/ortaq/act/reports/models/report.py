"""The report."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class ReportStatus(models.TextChoices):
    """How far a report has come; shown to its reporter on the status page."""

    RECEIVED = "received"
    IN_REVIEW = "in_review"
    REFERRED = "referred"
    CLOSED = "closed"


class Channel(models.TextChoices):
    """Through which door a report came."""

    FORM = "form"
    CALL = "call"
    DESK = "desk"
    BANK = "bank"
    TELECOM = "telecom"
    PARTNER = "partner"


class Report(models.Model):
    """What a person, bank or telecom tells us happened.

    The narrative is kept with card numbers and IINs masked in place, so that spans stay valid.
    Damages are in tenge; null means that the report does not say. Held and restored are what
    providers confirmed for this report so far. `held_by` is the provider that held: the BIC of a bank
    of the country, the code of an organisation, or the name as the source tells it. `reporter_digest` is a keyed hash of the reporter's own
    contact, by which two reports of one person are told from reports of two; empty where he gave none.
    """

    reference = models.CharField(max_length=16, unique=True)
    source = models.CharField(max_length=100)
    source_id = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    status = models.CharField(
        max_length=16, choices=ReportStatus.choices, default=ReportStatus.RECEIVED
    )
    received_at = models.DateTimeField()
    reported_at = models.DateTimeField()
    occurred_on = models.DateField(null=True)
    region = models.CharField(max_length=8, blank=True)
    crime_type = models.CharField(max_length=32, blank=True)
    channel = models.CharField(max_length=16, choices=Channel.choices)
    language = models.CharField(max_length=2, blank=True)
    narrative = models.TextField()
    search_text = models.TextField()
    claimed_kzt = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    held_kzt = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    held_at = models.DateTimeField(null=True)
    held_by = models.CharField(max_length=200, blank=True, default="")
    restored_kzt = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    reporter_digest = models.CharField(max_length=64, blank=True, default="")
    draft_digest = models.CharField(max_length=64)
    receipt_digest = models.CharField(max_length=64, null=True, unique=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="report_once_per_source"),
            models.CheckConstraint(
                condition=Q(claimed_kzt__isnull=True) | Q(claimed_kzt__gte=0),
                name="report_claimed_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(held_kzt__isnull=True)
                | Q(held_kzt__gte=0, claimed_kzt__isnull=False, held_kzt__lte=F("claimed_kzt")),
                name="report_held_within_claimed",
            ),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True, held_by="") | Q(held_kzt__gt=0),
                name="report_hold_has_a_sum",
            ),
            models.CheckConstraint(
                condition=Q(restored_kzt__isnull=True)
                | Q(restored_kzt__gte=0, held_kzt__isnull=False, restored_kzt__lte=F("held_kzt")),
                name="report_restored_within_held",
            ),
        ]
        indexes = [
            models.Index(fields=["-reported_at", "-id"], name="report_newest"),
            models.Index(fields=["organisation", "-reported_at"], name="report_by_organisation"),
            models.Index(fields=["changed_at"], name="report_changed"),
            models.Index(  # holds all that lists are narrowed by, so that counting reads no report
                fields=[
                    "region",
                    "crime_type",
                    "organisation",
                    "channel",
                    "language",
                    "status",
                    "reported_at",
                ],
                name="report_narrowed",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
