"""The tokens of personal links: never stored, made again from the home's key when a letter needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.shared.secrets import keyed_digest

if TYPE_CHECKING:
    from ortaq.plan.rounds.models import Invitation

TOKEN_LENGTH = 40
"""Hexadecimal digits, 160 bits: NIST SP 800-63B, section 5.1.2.2 asks for 64 with a limit of tries."""


def token_of(invitation: Invitation) -> str:
    """The token of an invitation's present link."""
    return token(invitation.public_id, invitation.issue)


def token(public_id: str, issue: int) -> str:
    """The token of one issue of an invitation."""
    return keyed_digest("round invitation", public_id, str(issue))[:TOKEN_LENGTH]
