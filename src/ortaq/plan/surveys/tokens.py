"""The tokens of guests' personal links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.shared.secrets import link_token

if TYPE_CHECKING:
    from ortaq.plan.surveys.models import Expert

PURPOSE = "survey expert"


def token_of(expert: Expert) -> str:
    """The token of a guest's present link."""
    return link_token(PURPOSE, expert.public_id, expert.issue)
