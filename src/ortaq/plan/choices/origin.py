"""Where a planning input comes from that experts estimated."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_MULTIPLE = 100
"""No number may be so many times the one in the plan; then the plan is wrong, not uncertain."""


class Kind(StrEnum):
    """The uncertain numbers of a measure."""

    COST = "cost"
    EFFECT = "effect"
    HARM = "harm"


FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.COST: ("cost_low", "cost_mode", "cost_high"),
    Kind.EFFECT: ("effect_low", "effect_mode", "effect_high"),
    Kind.HARM: ("harm_thousand_kzt", "harm_low", "harm_high"),
}
"""Fields of a planning input that say each of them."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Experts who estimated a number.

    Args:
        survey: its reference.
        question: number of the question in it.
        on: day on which the survey ended.
        count: experts who gave an estimate.
    """

    survey: str
    question: int
    on: date
    count: int

    @classmethod
    def of(cls, plain: Mapping[str, object]) -> Origin:
        """The origin of its stored form."""
        return cls(
            survey=str(plain["survey"]),
            question=int(str(plain["question"])),
            on=date.fromisoformat(str(plain["on"])),
            count=int(str(plain["count"])),
        )

    def plain(self) -> dict[str, object]:
        """The stored form: JSON values."""
        return {**asdict(self), "on": self.on.isoformat()}
