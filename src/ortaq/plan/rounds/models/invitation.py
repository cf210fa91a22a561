"""People without an account."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Invitation(models.Model):
    """Somebody who answers for an organisation in one round by a personal link.

    The link's token is never stored: `digest` tells it again. `public_id` names the invitation in
    addresses and in the log. `issue` counts the links that he was given; only the last one works.
    """

    round = models.ForeignKey("rounds.Round", on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField()
    language = models.CharField(max_length=2, default="kk")
    public_id = models.CharField(max_length=20, unique=True)
    issue = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=200, blank=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation", "email"], name="invitation_once_per_person"
            ),
            models.CheckConstraint(
                condition=(Q(revoked_at__isnull=True) & Q(revoked_by=""))
                | (Q(revoked_at__isnull=False) & ~Q(revoked_by="")),
                name="invitation_revoked_at_by",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_revoked(self) -> bool:
        """True where the secretariat ended it."""
        return self.revoked_at is not None
