"""People without an account."""

from __future__ import annotations

from django.db import models

from ortaq.shared.personal_links.models import PersonalLink


class Invitation(PersonalLink):
    """Somebody who answers for an organisation in one round by a personal link."""

    PURPOSE = "round invitation"

    round = models.ForeignKey("rounds.Round", on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField()
    language = models.CharField(max_length=2, default="kk")
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            *PersonalLink.Meta.constraints,
            models.UniqueConstraint(
                fields=["round", "organisation", "email"], name="invitation_once_per_person"
            ),
        ]
