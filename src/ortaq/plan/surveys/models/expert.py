"""Who is asked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Expert(models.Model):
    """Somebody who is asked in a survey: by his account, or by a personal link without one.

    The link's token is never stored: `digest` tells it again; `issue` counts the links that he was
    given, of which only the last one works. `public_id` names him in addresses and in the log.
    """

    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, related_name="experts")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="kk")
    public_id = models.CharField(max_length=20, unique=True)
    issue = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64, unique=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=200, blank=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "user"],
                condition=Q(user__isnull=False),
                name="expert_account_once",
            ),
            models.UniqueConstraint(
                fields=["survey", "email"], condition=~Q(email=""), name="expert_email_once"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False, email="") | (Q(user__isnull=True) & ~Q(email="")),
                name="expert_account_or_email",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_by="")),
                name="expert_revoked_at_by",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_guest(self) -> bool:
        """True for somebody without an account."""
        return self.user_id is None

    @property
    def is_revoked(self) -> bool:
        """True where the secretariat asks him no more."""
        return self.revoked_at is not None
