"""Where a measure stands by its schedule, beside what its lead declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortaq.plan.measures.deadlines import Deadline

DUE_SOON_DAYS = 60
"""Days before the deadline from which a measure is due soon. Ortaq's own choice."""
BEHIND_RATIO = Decimal("0.7")
"""Work done against time gone below which a measure is behind.

Source: the red band of the common red-amber-green practice of results frameworks.
"""
COMPARED_FROM = Decimal("0.25")
"""Share of the time after which work and time are compared. Ortaq's own choice: a start is slow."""
REPORTING_DAY = 10
"""Executors report by this day after the half-year.

Source: Decree of the Government of Kazakhstan No. 676 of 28 October 2017.
"""


class DeclaredStatus(StrEnum):
    """What the lead says of its measure."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    LATE = "late"
    REMOVED = "removed"


class ComputedStatus(StrEnum):
    """What the schedule says, most urgent first."""

    OVERDUE = "overdue"
    BEHIND = "behind"
    DUE_SOON = "due_soon"
    UNKNOWN = "unknown"
    ON_TRACK = "on_track"
    DONE = "done"
    REMOVED = "removed"


_AGREES = {
    ComputedStatus.OVERDUE: {DeclaredStatus.LATE},
    ComputedStatus.BEHIND: {DeclaredStatus.LATE},
    ComputedStatus.DUE_SOON: {DeclaredStatus.IN_PROGRESS, DeclaredStatus.NOT_STARTED},
    ComputedStatus.ON_TRACK: {DeclaredStatus.IN_PROGRESS, DeclaredStatus.NOT_STARTED},
    ComputedStatus.UNKNOWN: set(DeclaredStatus) - {DeclaredStatus.DONE},
    ComputedStatus.DONE: {DeclaredStatus.DONE},
    ComputedStatus.REMOVED: {DeclaredStatus.REMOVED},
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the schedule is computed from.

    Args:
        start_on: first day of the work; None where not set.
        deadline: None where not set.
        declared: the lead's word.
        progress: share of the work done in [0, 1], by the lead's last report.
        reported_on: day of that report; None where there was none.
        reported_until: last day of the time that it speaks of; None where that is the day itself.
    """

    start_on: date | None
    deadline: Deadline | None
    declared: DeclaredStatus
    progress: Decimal
    reported_on: date | None
    reported_until: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a measure stands.

    Args:
        status: by the schedule.
        reason: code of the sentence that says why.
        parameters: values of that sentence (days, shares, counts).
        disagrees: True where the lead's word does not fit: the alarm.
    """

    status: ComputedStatus
    reason: str
    disagrees: bool
    parameters: dict[str, object] = field(default_factory=dict)


def compute_standing(facts: Facts, *, on: date) -> Standing:
    """Where a measure stands on a day; what nobody reported is unknown, not bad."""
    status, reason, parameters = _judge(facts, on)
    disagrees = facts.declared not in _AGREES[status]
    return Standing(status, reason, disagrees, {"progress": facts.progress, **parameters})


def missing_report(facts: Facts, *, on: date) -> date | None:
    """The last reporting day for which the lead's report is missing, or None.

    A report counts for it where the time that it speaks of ends in the half-year or later: the report on
    the half-year before, handed in by its own day, does not.
    """
    half_start, reporting_day = _last_half_year(on)
    if facts.start_on is not None and facts.start_on >= reporting_day:
        return None
    last_word = facts.reported_until or facts.reported_on
    return None if last_word is not None and last_word >= half_start else reporting_day


def _judge(facts: Facts, on: date) -> tuple[ComputedStatus, str, dict[str, object]]:
    if facts.declared == DeclaredStatus.REMOVED:
        return ComputedStatus.REMOVED, "removed", {}
    if facts.declared == DeclaredStatus.DONE and facts.progress == 1:
        return _done(facts)
    if facts.deadline is None:
        return ComputedStatus.UNKNOWN, "no_deadline", {}
    due_on, days = facts.deadline.due_on, (facts.deadline.due_on - on).days
    if days < 0:
        return ComputedStatus.OVERDUE, "overdue", {"due": due_on, "days": -days}
    if days <= DUE_SOON_DAYS:
        return ComputedStatus.DUE_SOON, "due_soon", {"due": due_on, "days": days}
    return _judge_work(facts, facts.deadline, on)


def _done(facts: Facts) -> tuple[ComputedStatus, str, dict[str, object]]:
    due_on = facts.deadline.due_on if facts.deadline else None
    late = due_on is not None and facts.reported_on is not None and facts.reported_on > due_on
    values: dict[str, object] = {"reported": facts.reported_on, "due": due_on}
    return ComputedStatus.DONE, "done_late" if late else "done", values


def _judge_work(
    facts: Facts, deadline: Deadline, on: date
) -> tuple[ComputedStatus, str, dict[str, object]]:
    if facts.start_on is None:
        return ComputedStatus.UNKNOWN, "no_start", {}
    if facts.start_on > on:
        return ComputedStatus.ON_TRACK, "not_begun", {"start": facts.start_on}
    if facts.reported_on is None:
        return ComputedStatus.UNKNOWN, "no_report", {}
    values: dict[str, object] = {"reported": facts.reported_on, "due": deadline.due_on}
    if (missing := missing_report(facts, on=on)) is not None:
        return ComputedStatus.UNKNOWN, "report_missing", {**values, "missing": missing}
    if deadline.is_recurring:
        return ComputedStatus.ON_TRACK, "goes_on", values
    return _compare(facts, facts.start_on, deadline, on)


def _compare(
    facts: Facts, start_on: date, deadline: Deadline, on: date
) -> tuple[ComputedStatus, str, dict[str, object]]:
    elapsed = _elapsed(start_on, deadline.due_on, on)
    if elapsed >= COMPARED_FROM and facts.progress < BEHIND_RATIO * elapsed:
        return ComputedStatus.BEHIND, "behind", {"elapsed": elapsed}
    return ComputedStatus.ON_TRACK, "keeps_up", {"elapsed": elapsed}


def _elapsed(start_on: date, due_on: date, on: date) -> Decimal:
    return Decimal((on - start_on).days) / Decimal(max((due_on - start_on).days, 1))


def _last_half_year(on: date) -> tuple[date, date]:
    """First day and reporting day of the last half-year whose reporting day has passed."""
    ends = (date(on.year, 7, 1), date(on.year, 1, 1), date(on.year - 1, 7, 1))
    end = next(end for end in ends if end + timedelta(days=REPORTING_DAY - 1) < on)
    start = date(end.year, 1, 1) if end.month == 7 else date(end.year - 1, 7, 1)
    return start, end + timedelta(days=REPORTING_DAY - 1)
