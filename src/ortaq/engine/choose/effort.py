"""How hard the solver tries."""

from __future__ import annotations

from dataclasses import dataclass

_PROVEN = 1e-3
"""Share of the worth by which the bound may stand above a choice that is called the best."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try.

    Args:
        seconds: of one run of the solver.
        gap: share of the worth by which the bound may stay above it.
        seed: of the solver.
    """

    seconds: float = 60.0
    gap: float = _PROVEN
    seed: int = 1
