from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.standing import (
    ComputedStatus,
    DeclaredStatus,
    Facts,
    compute_standing,
    missing_report,
)

ON = date(2026, 11, 24)


def facts(**changes) -> Facts:
    values = {
        "start_on": date(2026, 1, 1),
        "deadline": Deadline.parse("2027"),
        "declared": DeclaredStatus.IN_PROGRESS,
        "progress": Decimal("0.5"),
        "reported_on": date(2026, 7, 5),
        **changes,
    }
    return Facts(**values)


@pytest.mark.parametrize(
    ("changes", "status", "reason", "disagrees"),
    [
        ({}, "on_track", "keeps_up", False),
        ({"progress": Decimal("0.3")}, "behind", "behind", True),
        ({"progress": Decimal("0.3"), "declared": "late"}, "behind", "behind", False),
        ({"deadline": Deadline.parse("2026-11-23")}, "overdue", "overdue", True),
        (
            {"deadline": Deadline.parse("2026-11-23"), "declared": "late"},
            "overdue",
            "overdue",
            False,
        ),
        ({"deadline": Deadline.parse("2026-11-24")}, "due_soon", "due_soon", False),
        ({"deadline": Deadline.parse("2026Q4")}, "due_soon", "due_soon", False),
        ({"declared": "done", "progress": Decimal(1)}, "done", "done", False),
        (
            {"declared": "done", "progress": Decimal(1), "deadline": Deadline.parse("2026Q2")},
            "done",
            "done_late",
            False,
        ),
        ({"declared": "done"}, "on_track", "keeps_up", True),
        ({"declared": "removed"}, "removed", "removed", False),
        ({"deadline": None}, "unknown", "no_deadline", False),
        ({"start_on": None}, "unknown", "no_start", False),
        ({"reported_on": None}, "unknown", "no_report", False),
        ({"reported_on": None, "declared": "done"}, "unknown", "no_report", True),
        (
            {"reported_on": date(2025, 12, 31), "start_on": date(2025, 1, 1)},
            "unknown",
            "report_missing",
            False,
        ),
        ({"start_on": date(2027, 2, 1), "declared": "not_started"}, "on_track", "not_begun", False),
        (
            {"deadline": Deadline.parse("yearly 2026-2029"), "progress": Decimal(0)},
            "on_track",
            "goes_on",
            False,
        ),
        (
            {"start_on": date(2026, 11, 1), "progress": Decimal(0), "reported_on": ON},
            "on_track",
            "keeps_up",
            False,
        ),
    ],
)
def test_the_schedule_says_where_a_measure_stands(changes, status, reason, disagrees):
    if "declared" in changes:
        changes = {**changes, "declared": DeclaredStatus(changes["declared"])}

    standing = compute_standing(facts(**changes), on=ON)

    assert (standing.status, standing.reason, standing.disagrees) == (status, reason, disagrees)


def test_overdue_counts_the_days():
    standing = compute_standing(facts(deadline=Deadline.parse("2026-11-01")), on=ON)

    assert standing.parameters["days"] == 23
    assert standing.status == ComputedStatus.OVERDUE


@pytest.mark.parametrize(
    ("on", "reported_on", "missing"),
    [
        (date(2026, 7, 10), date(2025, 12, 1), None),
        (date(2026, 7, 11), date(2025, 12, 1), date(2026, 7, 10)),
        (date(2026, 7, 11), date(2026, 2, 1), None),
        (date(2027, 1, 10), date(2026, 5, 1), None),
        (date(2027, 1, 11), date(2026, 5, 1), date(2027, 1, 10)),
        (date(2027, 1, 5), date(2025, 5, 1), date(2026, 7, 10)),
    ],
)
def test_a_report_is_missing_from_the_day_after_the_tenth(on, reported_on, missing):
    stale = facts(start_on=date(2025, 1, 1), reported_on=reported_on)

    assert missing_report(stale, on=on) == missing


def test_no_report_is_missing_before_the_work_begins():
    begun_later = facts(start_on=date(2026, 8, 1), reported_on=None)

    assert missing_report(begun_later, on=ON) is None


def test_the_report_on_the_half_year_before_is_not_one_on_this():
    spoken_of = facts(reported_on=date(2026, 1, 8), reported_until=date(2025, 12, 31))
    of_the_day = facts(reported_on=date(2026, 1, 8))

    assert missing_report(spoken_of, on=date(2026, 7, 11)) == date(2026, 7, 10)
    assert missing_report(spoken_of, on=date(2026, 7, 10)) is None
    assert missing_report(of_the_day, on=date(2026, 7, 11)) is None
