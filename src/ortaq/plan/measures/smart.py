"""Whether a measure is specific, measurable, achievable, relevant and time-bound.

Only what a machine can see is checked; a person may set one point aside with a reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

_ABOUT = re.compile(r"\d")
_ROOM = Decimal("0.25")
"""How far beyond its history a target may lie before somebody must say why; our own convention, as a
share of the range of the history."""
LEAST_HISTORY = 3
"""Values that make a history."""


class Criterion(StrEnum):
    """A letter of SMART."""

    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACHIEVABLE = "achievable"
    RELEVANT = "relevant"
    TIME_BOUND = "time_bound"


class Verdict(StrEnum):
    """What the check found; unknown where there is nothing to compare with."""

    MET = "met"
    TO_IMPROVE = "to_improve"
    UNKNOWN = "unknown"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """One indicator of a measure.

    Args:
        has_unit: its unit is written.
        has_source: its values come from a passport, or the lead reports them.
        baseline: where we stand; None where nobody knows.
        targets: year to target.
        history: known values, in time.
    """

    has_unit: bool
    has_source: bool
    baseline: Decimal | None
    targets: Mapping[int, Decimal]
    history: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class SmartFacts:
    """What the check looks at.

    Args:
        title: of the measure, in one language.
        has_lead: one organisation leads.
        indicators: in order.
        is_linked: it closes a gap or serves a written goal.
        start_on: first day of the work.
        due_on: last day of the deadline.
        is_recurring: the deadline comes again and again, or never ends.
        first_year: of the plan.
        last_year: of the plan.
    """

    title: str
    has_lead: bool
    indicators: tuple[IndicatorFacts, ...]
    is_linked: bool
    start_on: date | None
    due_on: date | None
    is_recurring: bool
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What the check says about one criterion; `reasons` are codes of what to improve."""

    criterion: Criterion
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    override: str = ""


def check_smart(facts: SmartFacts, overrides: Mapping[str, str]) -> list[Finding]:
    """One finding per criterion, in the order of the letters.

    Args:
        facts: of the measure.
        overrides: criterion to the reason why it does not hold against the measure.

    Source:
        Doran, G. T. (1981), There's a S.M.A.R.T. way to write management's goals and objectives; the
        machine checks are ours.
    """
    found = {
        Criterion.SPECIFIC: list(_specific(facts)),
        Criterion.MEASURABLE: list(_measurable(facts)),
        Criterion.ACHIEVABLE: list(_achievable(facts)),
        Criterion.RELEVANT: [] if facts.is_linked else ["no_gap_or_goal"],
        Criterion.TIME_BOUND: list(_time_bound(facts)),
    }
    return [_finding(c, tuple(reasons), overrides.get(c, "")) for c, reasons in found.items()]


def _finding(criterion: Criterion, reasons: tuple[str, ...], override: str) -> Finding:
    if not reasons:
        return Finding(criterion, Verdict.MET)
    if override:
        return Finding(criterion, Verdict.OVERRIDDEN, reasons, override)
    unknown = set(reasons) <= {"no_history"}
    return Finding(criterion, Verdict.UNKNOWN if unknown else Verdict.TO_IMPROVE, reasons)


def _specific(facts: SmartFacts) -> Iterator[str]:
    if not facts.has_lead:
        yield "no_lead"
    if not _ABOUT.search(facts.title) and not any(one.targets for one in facts.indicators):
        yield "no_quantity"


def _measurable(facts: SmartFacts) -> Iterator[str]:
    if not facts.indicators:
        yield "no_indicator"
    if any(not one.has_unit for one in facts.indicators):
        yield "no_unit"
    if any(not one.has_source for one in facts.indicators):
        yield "no_source"
    if any(one.baseline is None for one in facts.indicators):
        yield "no_baseline"


def _achievable(facts: SmartFacts) -> Iterator[str]:
    aimed = [one for one in facts.indicators if one.targets]
    if not aimed:
        yield "no_target"
        return
    if any(one.baseline is not None and _stands_still(one) for one in aimed):
        yield "target_is_baseline"
    if any(_beyond_history(one) for one in aimed):
        yield "beyond_history"
    elif all(len(one.history) < LEAST_HISTORY for one in aimed):
        yield "no_history"


def _stands_still(indicator: IndicatorFacts) -> bool:
    return all(target == indicator.baseline for target in indicator.targets.values())


def _beyond_history(indicator: IndicatorFacts) -> bool:
    if len(indicator.history) < LEAST_HISTORY:
        return False
    low, high = min(indicator.history), max(indicator.history)
    room = (high - low) * _ROOM
    return any(not low - room <= target <= high + room for target in indicator.targets.values())


def _time_bound(facts: SmartFacts) -> Iterator[str]:
    if facts.due_on is None:
        yield "no_deadline"
    elif not facts.first_year <= facts.due_on.year <= facts.last_year:
        yield "outside_plan"
    if facts.is_recurring:
        yield "never_ends"
    if facts.start_on is None:
        yield "no_start"
