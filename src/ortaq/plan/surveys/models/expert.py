"""Who is asked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.shared.personal_links.models import PersonalLink


class Expert(PersonalLink):
    """Somebody who is asked in a survey: by his account, or by a personal link without one.

    Who is revoked is asked no more.
    """

    PURPOSE = "survey expert"

    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, related_name="experts")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="kk")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            *PersonalLink.Meta.constraints,
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
        ]

    @property
    def is_guest(self) -> bool:
        """True for somebody without an account."""
        return self.user_id is None
