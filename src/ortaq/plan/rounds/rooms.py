"""How the pages of a desk are reached: by an account, or by a personal link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from ortaq.plan.rounds.queries import Desk


@dataclass(frozen=True, slots=True)
class Room:
    """A desk and the addresses of its pages."""

    desk: Desk

    @property
    def is_invited(self) -> bool:
        """True for somebody without an account."""
        return self.desk.invitation is not None

    def url(self, page: str = "", **values: object) -> str:
        """The address of one of its pages, such as `question`; the first page without a name."""
        if self.desk.invitation is not None:
            where: dict[str, object] = {"public_id": self.desk.invitation.public_id}
            name = "invited"
        else:
            where = {
                "reference": self.desk.round.reference,
                "organisation": self.desk.organisation.code,
            }
            name = "desk"
        return reverse(f"rounds:{name}_{page}" if page else f"rounds:{name}", kwargs=where | values)
