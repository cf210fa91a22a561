"""A message and what hangs on it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class MessageState(models.TextChoices):
    """How far a message has come; only a waiting one is delivered."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Message(models.Model):
    """One letter to one reader.

    `key` names the news and its reader, so that the same news is written once. A reader with an
    account (`recipient`) is reached at the address that his account has at the time of delivery;
    others at `address`. The body of a confidential message is sealed, and erased when it is sent.
    `claimed_until` is the lease of the process that delivers it now. `about_kind` and `about` name
    what the message is about, by its public reference.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=64)
    about_kind = models.CharField(max_length=64, blank=True)
    about = models.CharField(max_length=200, blank=True)
    recipient = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    sealed_body = models.BinaryField(null=True)
    is_confidential = models.BooleanField(default=False)
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(
        max_length=12, choices=MessageState.choices, default=MessageState.WAITING
    )
    due_at = models.DateTimeField()
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient__isnull=False) | ~Q(address=""), name="message_has_reader"
            ),
            models.CheckConstraint(
                condition=(Q(state="sent") & Q(sent_at__isnull=False))
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="message_sent_at",
            ),
            models.CheckConstraint(
                condition=(Q(state="cancelled") & Q(cancelled_at__isnull=False))
                | (~Q(state="cancelled") & Q(cancelled_at__isnull=True)),
                name="message_cancelled_at",
            ),
            models.CheckConstraint(
                condition=(Q(cancelled_at__isnull=True) & Q(cancelled_by=""))
                | (Q(cancelled_at__isnull=False) & ~Q(cancelled_by="")),
                name="message_cancelled_at_by",
            ),
            models.CheckConstraint(
                condition=Q(is_confidential=False) | Q(body=""), name="message_confidential_sealed"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state="waiting"), name="message_waiting_due"
            ),
            models.Index(fields=["about_kind", "about", "kind"], name="message_about"),
            models.Index(fields=["created_at"], name="message_created"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"L-{self.pk:06d}"

    @property
    def is_waiting(self) -> bool:
        """True where it is still to be delivered."""
        return self.state == MessageState.WAITING


class MessageFile(models.Model):
    """A file that travels with a message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()
