"""What a choice is asked within: money, weights and limits that a committee sets."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

HARM_POINTS = 0.0
"""Points for a thousand tenge saved to the public where the committee has not said how many."""
DELAY = 0.05
"""Share of its effect that a measure loses for each year of delay where the committee has not said it:
a judgement of the authors, shown on the form."""
SECONDS = 10.0
GAP = 0.005
SEED = 1


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A limit in thousand tenge; None stands for all years, or all sources."""

    limit: float
    year: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What a committee sets.

    Args:
        budgets: limits of money.
        staff: posts an organisation has each year, by its code; others are not limited.
        weights: direction to how much its gaps matter; a missing one counts 1.
        per_direction: chosen measures that every direction with measures has at least.
        per_kind: the same for every kind of organisation that takes part.
        per_region: the same for every region that a measure names.
        first_half: share of a gap's worth that its first half has, from 0.5 (no diminishing returns).
        harm_points: points for a thousand tenge saved to the public.
        delay: share of its effect that a measure loses for each year of delay.
        seconds: of one run of the solver.
        gap: share of the worth by which the bound may stay above it.
        seed: of the solver and the draws.
    """

    budgets: tuple[BudgetLine, ...] = ()
    staff: dict[str, float] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    per_direction: int = 0
    per_kind: int = 0
    per_region: int = 0
    first_half: float = 0.6
    harm_points: float = HARM_POINTS
    delay: float = DELAY
    seconds: float = SECONDS
    gap: float = GAP
    seed: int = SEED

    def as_dict(self) -> dict[str, Any]:
        """The form to store."""
        return asdict(self)

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Frame:
        """The frame of its stored form."""
        budgets = tuple(BudgetLine(**line) for line in stored["budgets"])
        return cls(**{**stored, "budgets": budgets})
