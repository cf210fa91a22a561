"""Telling an organisation's machine by its token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ninja.security import HttpBearer

from ortaq.shared.people.queries import find_token
from ortaq.shared.people.services import note_use

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ortaq.shared.actors import Actor


class TokenAuth(HttpBearer):
    """`Authorization: Bearer ortaq_<prefix>_<secret>`; never a cookie."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The organisation's actor, or None for an unknown, expired or revoked token."""
        found = find_token(token)
        if found is None:
            return None
        note_use(found)
        return found.actor
