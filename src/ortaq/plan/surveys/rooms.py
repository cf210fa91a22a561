"""How the pages of an expert are reached: by an account, or by a personal link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from ortaq.plan.surveys.queries import Seat


@dataclass(frozen=True, slots=True)
class Room:
    """An expert's seat and the addresses of its pages."""

    seat: Seat

    def url(self, number: int | None = None) -> str:
        """The address of the list of questions, or of one question."""
        expert = self.seat.expert
        if expert.is_guest:
            name, key = "surveys:invited", expert.public_id
        else:
            name, key = "surveys:answer", self.seat.survey.reference
        if number is None:
            return reverse(name, args=[key])
        return reverse(f"{name}_question", args=[key, number])
