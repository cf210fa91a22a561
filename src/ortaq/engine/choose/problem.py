"""What is to be chosen, from what, within which limits."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Mapping

FULL_CLOSURE = 100.0
"""Points of a choice that closes every gap wholly and averts no harm."""


class BadProblem(OrtaqError):
    """The problem contradicts itself. Mend the part that is named."""

    code = "bad_choice_problem"


@dataclass(frozen=True, slots=True)
class Curve:
    """How the worth of a gap grows with the share of it that is closed: concave, 0 at 0, 1 at 1.

    Args:
        points: share closed and share of the worth, both rising to 1, growing ever slower. How fast
            it slows down is the committee's judgement; the default says that the first half of a gap
            is worth three fifths of it.
    """

    points: tuple[tuple[float, float], ...] = ((0.5, 0.6), (1.0, 1.0))

    @property
    def segments(self) -> tuple[tuple[float, float], ...]:
        """Length and slope of each straight part, slopes falling."""
        corners = ((0.0, 0.0), *self.points)
        return tuple((x2 - x1, (y2 - y1) / (x2 - x1)) for (x1, y1), (x2, y2) in pairwise(corners))

    def at(self, share: float) -> float:
        """The share of the worth where this share is closed; more than the whole is the whole."""
        worth = 0.0
        for length, slope in self.segments:
            part = min(share, length)
            worth += part * slope
            share -= part
        return worth


@dataclass(frozen=True, slots=True)
class Scale:
    """One size in which a candidate can be carried out.

    Args:
        name: such as "pilot" or "full".
        cost: share of the full costs and of the full staff.
        effect: share of the full closure and harm averted.
    """

    name: str = "full"
    cost: float = 1.0
    effect: float = 1.0


@dataclass(frozen=True, slots=True)
class Spread:
    """Where a number may really lie, as multiples of the stated one; `mode` is the likeliest."""

    low: float = 1.0
    high: float = 1.0
    mode: float = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure that may be chosen.

    Args:
        code: names it.
        start: year in which it starts as drafted; costs and staff are told for that start.
        costs: (year, source) to money.
        closes: gap to the share of it, in (0, 1], that the measure closes.
        harm: money that it is expected to save the public within the years of the problem.
        staff: (agency, year) to full-time posts.
        latest_start: last year in which it may start; the drafted one where it can't be moved.
        scales: sizes in which it can be done.
        tags: pillar, regions, kinds of stakeholders; what minimum cover counts.
        is_mandatory: True where a treaty or decree demands it.
        needs: codes that have to start no later than this one.
        cost_spread: uncertainty of all its costs.
        effect_spread: uncertainty of closure and harm.
        harm_spread: uncertainty of harm alone; None where that of the effects holds for it too.
    """

    code: str
    start: int
    costs: dict[tuple[int, str], float] = field(default_factory=dict)
    closes: dict[str, float] = field(default_factory=dict)
    harm: float = 0.0
    staff: dict[tuple[str, int], float] = field(default_factory=dict)
    latest_start: int | None = None
    scales: tuple[Scale, ...] = (Scale(),)
    tags: frozenset[str] = frozenset()
    is_mandatory: bool = False
    needs: tuple[str, ...] = ()
    cost_spread: Spread = field(default_factory=Spread)
    effect_spread: Spread = field(default_factory=Spread)
    harm_spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """Money that may be spent; None stands for all years, or for all sources together."""

    limit: float
    year: int | None = None
    source: str | None = None

    @property
    def name(self) -> str:
        """Its year and source, as far as it has them."""
        return f"{self.year or ''} {self.source or ''}".strip()

    def counted(self, costs: Mapping[tuple[int, str], float]) -> float:
        """The money of these costs, by year and source, that counts against it."""
        return sum(
            amount
            for (year, source), amount in costs.items()
            if self.year in {None, year} and self.source in {None, source}
        )


@dataclass(frozen=True, slots=True)
class Cover:
    """At least so many chosen candidates carry this tag."""

    tag: str
    minimum: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything that decides a choice.

    Args:
        first_year: of the plan.
        last_year: of the plan; no cost may fall after it.
        weights: gap to how much it matters, not negative, in any unit.
        candidates: what may be chosen.
        budgets: limits of money; a source that no budget names is not limited.
        staff: (agency, year) to full-time posts that are there; others are not limited.
        exclusions: sets of codes of which at most one is chosen.
        covers: minimum cover.
        curve: diminishing returns of closing a gap.
        harm_points: points for one unit of money saved to the public.
        delay: share of its effect that a measure loses for each year it starts after the first one.
    """

    first_year: int
    last_year: int
    weights: dict[str, float]
    candidates: tuple[Candidate, ...]
    budgets: tuple[Budget, ...] = ()
    staff: dict[tuple[str, int], float] = field(default_factory=dict)
    exclusions: tuple[tuple[str, ...], ...] = ()
    covers: tuple[Cover, ...] = ()
    curve: Curve = field(default_factory=Curve)
    harm_points: float = 0.0
    delay: float = 0.0

    @property
    def points(self) -> dict[str, float]:
        """Gap to the points of closing it wholly; all together `FULL_CLOSURE`."""
        total = sum(self.weights.values())
        return {gap: FULL_CLOSURE * weight / total for gap, weight in self.weights.items()}

    @property
    def digest(self) -> str:
        """SHA-256 of the problem: the same question has the same digest on every machine."""
        return hashlib.sha256(json.dumps(_plain(asdict(self))).encode()).hexdigest()


def _plain(value: object) -> object:
    """The value in lists, so that dictionaries and sets have one order and any key."""
    if isinstance(value, dict):
        return sorted([_plain(list(item)) for item in value.items()], key=str)
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
