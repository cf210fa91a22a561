"""Where a measure stands at the end of a half-year: schedule, money, indicators, prerequisites."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from ortaq.plan.measures.standing import ComputedStatus, DeclaredStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Rag(StrEnum):
    """The light of a measure or of one of its parts, most urgent first."""

    RED = "red"
    AMBER = "amber"
    UNKNOWN = "unknown"
    GREEN = "green"
    DONE = "done"
    NONE = "none"


class Aspect(StrEnum):
    """What a light looks at."""

    SCHEDULE = "schedule"
    MONEY = "money"
    INDICATORS = "indicators"
    PREREQUISITES = "prerequisites"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the lights change; stored with each period summary.

    Args:
        green: least share of the expected way, of money used and of work per money that is green.
        amber: least share that is amber.
        overspent: spent against planned above which money is red; above 1 it is amber.

    Source: 0.9 and 0.7 are the usual bands of results frameworks; 1.1 is Ortaq's own choice.
    """

    green: Decimal = Decimal("0.9")
    amber: Decimal = Decimal("0.7")
    overspent: Decimal = Decimal("1.1")

    def as_dict(self) -> dict[str, str]:
        """Plain values, to be stored."""
        return {name: str(value) for name, value in asdict(self).items()}

    @classmethod
    def of(cls, stored: Mapping[str, str]) -> Thresholds:
        """The thresholds that were stored."""
        return cls(**{name: Decimal(value) for name, value in stored.items()})


USUAL = Thresholds()


@dataclass(frozen=True, slots=True)
class Light:
    """One part of the standing.

    Args:
        aspect: what it looks at.
        rag: the light; `none` where the measure has nothing of the kind.
        reason: code of the sentence that says why.
        parameters: values of that sentence.
    """

    aspect: Aspect
    rag: Rag
    reason: str
    parameters: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The standing of a measure.

    Args:
        rag: the worst of the known parts; unknown where the schedule is and nothing is worse.
        lights: the four parts.
        too_good: True where the lead's word is better than the facts: the alarm.
        too_bad: True where it is worse.
    """

    rag: Rag
    lights: tuple[Light, ...]
    too_good: bool
    too_bad: bool

    @property
    def worst(self) -> Light:
        """The part that decides."""
        return next((one for one in self.lights if one.rag == self.rag), self.lights[0])

    @property
    def unknown(self) -> int:
        """Parts of which nobody knows."""
        return sum(one.rag == Rag.UNKNOWN for one in self.lights)


def judge(lights: Sequence[Light], declared: DeclaredStatus) -> Verdict:
    """The verdict over the parts, beside the lead's word."""
    known = [one.rag for one in lights if one.rag not in {Rag.UNKNOWN, Rag.NONE}]
    schedule = next(one.rag for one in lights if one.aspect == Aspect.SCHEDULE)
    order = list(Rag)
    worst = min(known, key=order.index, default=Rag.UNKNOWN)
    if schedule == Rag.UNKNOWN and worst not in {Rag.RED, Rag.AMBER}:
        worst = Rag.UNKNOWN
    if schedule == Rag.NONE:
        worst = Rag.NONE
    if schedule == Rag.DONE and worst == Rag.GREEN:
        worst = Rag.DONE
    says_late = declared == DeclaredStatus.LATE
    says_done = declared == DeclaredStatus.DONE
    return Verdict(
        rag=worst,
        lights=tuple(lights),
        too_good=(worst == Rag.RED and not says_late)
        or (says_done and worst in {Rag.AMBER, Rag.UNKNOWN, Rag.GREEN}),
        too_bad=says_late and worst in {Rag.GREEN, Rag.DONE},
    )


_SCHEDULE = {
    ComputedStatus.OVERDUE: Rag.RED,
    ComputedStatus.BEHIND: Rag.RED,
    ComputedStatus.DUE_SOON: Rag.AMBER,
    ComputedStatus.UNKNOWN: Rag.UNKNOWN,
    ComputedStatus.ON_TRACK: Rag.GREEN,
    ComputedStatus.DONE: Rag.DONE,
    ComputedStatus.REMOVED: Rag.NONE,
}


def schedule_light(status: ComputedStatus, *, has_proof: bool, progress: Decimal) -> Light:
    """The schedule: `standing` says why; work said to be done needs the document that proves it."""
    if status == ComputedStatus.DONE and not has_proof:
        return Light(Aspect.SCHEDULE, Rag.AMBER, "done_without_proof")
    if status == ComputedStatus.DUE_SOON and progress >= Decimal("0.8"):
        return Light(Aspect.SCHEDULE, Rag.GREEN, "standing")
    return Light(Aspect.SCHEDULE, _SCHEDULE[status], "standing")


@dataclass(frozen=True, slots=True)
class MoneyFacts:
    """What the money light is computed from, in thousand tenge.

    Args:
        is_required: False where the plan says that no money is needed.
        planned: for the whole measure; None where nothing is foreseen.
        planned_to_date: for the years over, and the part of this year that is.
        spent: up to now; None where nobody reported it.
        progress: share of the work done.
        is_recurring: True where the work has no single end.
        is_old: True where what was spent is the word of an earlier half-year and a newer one is owed.
    """

    is_required: bool
    planned: Decimal | None
    planned_to_date: Decimal
    spent: Decimal | None
    progress: Decimal
    is_recurring: bool = False
    is_old: bool = False


def money_light(facts: MoneyFacts, limits: Thresholds = USUAL) -> Light:
    """Spent against planned, and work done for the money (the cost performance index, EV/AC)."""
    if facts.planned is None:
        return _unplanned(facts)
    if not facts.planned_to_date and not facts.spent:
        return Light(Aspect.MONEY, Rag.GREEN, "none_yet")
    if facts.spent is None:
        return Light(Aspect.MONEY, Rag.UNKNOWN, "no_spending")
    if facts.spent > facts.planned_to_date:
        return _over(facts, facts.spent, limits)
    if facts.is_old:
        return Light(Aspect.MONEY, Rag.UNKNOWN, "no_newer_spending", {"spent": facts.spent})
    return _within(facts, facts.planned, facts.spent, limits)


def _unplanned(facts: MoneyFacts) -> Light:
    if facts.spent:
        return Light(Aspect.MONEY, Rag.RED, "unplanned", {"spent": facts.spent})
    if not facts.is_required:
        return Light(Aspect.MONEY, Rag.NONE, "not_required")
    return Light(Aspect.MONEY, Rag.UNKNOWN, "no_costs")


def _within(facts: MoneyFacts, planned: Decimal, spent: Decimal, limits: Thresholds) -> Light:
    used = spent / facts.planned_to_date
    values: dict[str, object] = {"spent": spent, "planned": facts.planned_to_date, "share": used}
    if spent and planned and not facts.is_recurring:
        index = facts.progress * planned / spent
        if index < limits.amber:
            values["index"] = index
            return Light(Aspect.MONEY, Rag.RED, "little_for_money", values)
    return Light(Aspect.MONEY, Rag.AMBER if used < limits.amber else Rag.GREEN, "used", values)


def _over(facts: MoneyFacts, spent: Decimal, limits: Thresholds) -> Light:
    base = facts.planned_to_date or facts.planned or Decimal(1)
    rag = Rag.RED if spent > base * limits.overspent else Rag.AMBER
    values: dict[str, object] = {"spent": spent, "planned": facts.planned_to_date}
    return Light(Aspect.MONEY, rag, "overspent", values)


@dataclass(frozen=True, slots=True)
class Goal:
    """An indicator of a measure.

    Args:
        name: for the reader.
        baseline: where it began; None where nobody measured it.
        start: day of the baseline.
        targets: year to value, due at the end of the year.
        value: the newest one; None where there is none.
        at: last day of the time that the value is of; None where that is the day of the question.
    """

    name: str
    baseline: Decimal | None
    start: date
    targets: Mapping[int, Decimal]
    value: Decimal | None
    at: date | None = None


def indicator_light(goals: Sequence[Goal], on: date, limits: Thresholds = USUAL) -> Light:
    """The worst indicator against the straight way between baseline and yearly targets.

    A value is compared with what was expected on its own day: an old one says nothing of later.
    """
    if not goals:
        return Light(Aspect.INDICATORS, Rag.NONE, "no_indicator")
    order = list(Rag)
    return min((_goal_light(goal, on, limits) for goal in goals), key=lambda x: order.index(x.rag))


def expected(goal: Goal, on: date) -> Decimal | None:
    """The value that the way from the baseline through the targets has on a day.

    Source: linear between baseline and yearly targets, each at the end of its year.
    """
    if goal.baseline is None or not goal.targets:
        return None
    points = [(goal.start, goal.baseline)]
    points += [(date(year, 12, 31), value) for year, value in sorted(goal.targets.items())]
    points = [point for point in points if point[0] >= goal.start]
    for (before, low), (after, high) in pairwise(points):
        if on <= after:
            gone = Decimal(max((on - before).days, 0)) / Decimal(max((after - before).days, 1))
            return low + (high - low) * gone
    return points[-1][1]


def _goal_light(goal: Goal, on: date, limits: Thresholds) -> Light:
    values: dict[str, object] = {"name": goal.name, "value": goal.value}
    if goal.value is None:
        return Light(Aspect.INDICATORS, Rag.UNKNOWN, "no_value", values)
    day = goal.at or on
    values["at"] = day
    should = expected(goal, day)
    if should is None or goal.baseline is None:
        return Light(Aspect.INDICATORS, Rag.UNKNOWN, "no_way", values)
    if day < goal.start:
        return Light(Aspect.INDICATORS, Rag.UNKNOWN, "no_value_since", values)
    values["expected"] = should
    way, done = should - goal.baseline, goal.value - goal.baseline
    last = goal.targets[max(goal.targets)] - goal.baseline
    ratio = done / way if way else Decimal(1 if done * last >= 0 else 0)
    if ratio >= limits.green:
        return Light(Aspect.INDICATORS, Rag.GREEN, "on_way", values)
    rag = Rag.AMBER if ratio >= limits.amber else Rag.RED
    return Light(Aspect.INDICATORS, rag, "off_way", values)


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A measure that must be done first."""

    code: str
    status: ComputedStatus
    due_on: date | None


def prerequisite_light(needed: Sequence[Prerequisite], start_on: date | None) -> Light:
    """Whether what must come first is on its way."""
    if not needed:
        return Light(Aspect.PREREQUISITES, Rag.NONE, "no_prerequisite")
    late = [one for one in needed if one.status in {ComputedStatus.OVERDUE, ComputedStatus.BEHIND}]
    if late:
        return Light(Aspect.PREREQUISITES, Rag.RED, "needs_late", {"codes": _codes(late)})
    open_ones = [one for one in needed if one.status != ComputedStatus.DONE]
    after = [
        one for one in open_ones if start_on is not None and one.due_on and one.due_on > start_on
    ]
    if after:
        return Light(Aspect.PREREQUISITES, Rag.AMBER, "needs_after", {"codes": _codes(after)})
    unknown = [one for one in open_ones if one.status == ComputedStatus.UNKNOWN]
    if unknown:
        return Light(Aspect.PREREQUISITES, Rag.UNKNOWN, "needs_unknown", {"codes": _codes(unknown)})
    return Light(Aspect.PREREQUISITES, Rag.GREEN, "needs_fine")


def _codes(needed: Sequence[Prerequisite]) -> str:
    return ", ".join(one.code for one in needed)
