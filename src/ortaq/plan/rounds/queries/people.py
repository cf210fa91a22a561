"""Who can answer for an organisation: members with an account, and invited people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.rounds.models import Invitation
from ortaq.plan.rounds.permissions import RESPOND
from ortaq.shared.people.queries import list_users

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from ortaq.plan.rounds.models import Round
    from ortaq.shared.people.models import User


def list_invitations(round_: Round) -> QuerySet[Invitation]:
    """The invitations of a round, by organisation and name."""
    found = Invitation.objects.filter(round=round_).select_related("organisation", "round")
    return found.order_by("organisation__code", "name", "pk")


def get_invitation(round_: Round, public_id: str) -> Invitation:
    """One invitation of a round.

    Raises:
        Invitation.DoesNotExist: the round has none with this id.
    """
    return list_invitations(round_).get(public_id=public_id)


def list_members(organisations: Iterable[int]) -> dict[int, list[User]]:
    """Active accounts that may answer, by the key of their organisation."""
    members: dict[int, list[User]] = {}
    found = list_users().filter(
        organisation__in=list(organisations), is_active=True, role__in=RESPOND.roles
    )
    for user in found:
        members.setdefault(user.organisation_id, []).append(user)
    return members
