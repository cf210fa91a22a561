"""Giving, renewing and ending links; the caller locks, asks who may, and writes the log."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from ortaq.shared import clock
from ortaq.shared.secrets import link_digest, link_token

if TYPE_CHECKING:
    from ortaq.shared.personal_links.models import PersonalLink

NOTED_EVERY = timedelta(minutes=10)
"""How often the use of a link is written down. Ortaq's own choice."""


def token_of(link: PersonalLink) -> str:
    """The token of the link that works now."""
    return link_token(link.PURPOSE, link.public_id, link.issue)


def give(link: PersonalLink) -> None:
    """Give a person who is not stored yet his first link."""
    link.public_id = secrets.token_hex(6)
    link.digest = link_digest(token_of(link))


def renew(link: PersonalLink) -> None:
    """Store a new link and end the one before; one that was revoked lives again."""
    link.issue += 1
    link.digest = link_digest(token_of(link))
    link.revoked_at, link.revoked_by = None, ""
    link.save(update_fields=["issue", "digest", "revoked_at", "revoked_by"])


def revoke(link: PersonalLink, *, by: str) -> None:
    """End a link at once."""
    link.revoked_at, link.revoked_by = clock.now(), by
    link.save(update_fields=["revoked_at", "revoked_by"])


def note_use(link: PersonalLink) -> None:
    """Remember when a link was last used, at most every few minutes."""
    now = clock.now()
    if link.last_used_at is None or now - link.last_used_at > NOTED_EVERY:
        link.last_used_at = now
        link.save(update_fields=["last_used_at"])
