"""The tokens of personal links: never stored, made again from the home's key when a letter needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.shared.secrets import link_token

if TYPE_CHECKING:
    from ortaq.plan.rounds.models import Invitation


def token_of(invitation: Invitation) -> str:
    """The token of an invitation's present link."""
    return token(invitation.public_id, invitation.issue)


def token(public_id: str, issue: int) -> str:
    """The token of one issue of an invitation."""
    return link_token("round invitation", public_id, issue)
