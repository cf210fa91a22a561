"""Roles, permissions, and the actor that every service and query is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ortaq.engine.terms.errors import OrtaqError


class Role(StrEnum):
    """What a person is here for; one per account."""

    ADMINISTRATOR = "administrator"
    SECRETARY = "secretary"
    AGENCY_MEMBER = "agency_member"
    ANALYST = "analyst"
    INVESTIGATOR = "investigator"
    DUTY_OFFICER = "duty_officer"
    OBSERVER = "observer"


class NotAllowed(OrtaqError):
    """The actor's role lacks a permission. Ask an administrator for the role that has it."""

    code = "not_allowed"


@dataclass(frozen=True, slots=True)
class Permission:
    """One thing that may be done, and the roles that may do it.

    Args:
        name: `<app>.<verb>`, stable, used in the log and the documentation.
        roles: people's roles that hold it.
        tokens: True where an organisation's API token holds it too.
    """

    name: str
    roles: frozenset[Role]
    tokens: bool = False


ALL_ROLES = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as far as the rules need to know.

    Args:
        name: stable and without personal data: "user:12", "token:a1b2c3", "public", "system".
        role: a person's role; None for machines, the public and the system.
        organisation_id: key of the actor's organisation; None for the public and the system.
        organisation: its code, for the log.
        is_token: True for an organisation's API token.
        is_system: True for the product itself (import by the operator, nightly work, demo data).
        granted: names of permissions held without a role, as by a personal invitation.
    """

    name: str
    role: Role | None = None
    organisation_id: int | None = None
    organisation: str = ""
    is_token: bool = False
    is_system: bool = False
    granted: frozenset[str] = frozenset()

    def may(self, permission: Permission) -> bool:
        """True where the actor holds the permission."""
        if self.is_system:
            return True
        held = self.role in permission.roles or permission.name in self.granted
        return held or (self.is_token and permission.tokens)

    def require(self, permission: Permission) -> None:
        """Return where the actor holds the permission.

        Raises:
            NotAllowed: it does not.
        """
        if not self.may(permission):
            raise NotAllowed(permission=permission.name)


PUBLIC = Actor(name="public")
SYSTEM = Actor(name="system", is_system=True)
