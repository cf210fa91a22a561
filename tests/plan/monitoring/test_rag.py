from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.plan.measures.standing import ComputedStatus, DeclaredStatus
from ortaq.plan.monitoring.rag import (
    Aspect,
    Goal,
    Light,
    MoneyFacts,
    Prerequisite,
    Rag,
    Thresholds,
    expected,
    indicator_light,
    judge,
    money_light,
    prerequisite_light,
    schedule_light,
)


def money(**changes: object) -> Light:
    values = {
        "is_required": True,
        "planned": Decimal(1000),
        "planned_to_date": Decimal(500),
        "spent": Decimal(450),
        "progress": Decimal("0.5"),
        **changes,
    }
    return money_light(MoneyFacts(**values))


@pytest.mark.parametrize(
    ("changes", "rag", "reason"),
    [
        ({}, Rag.GREEN, "used"),
        ({"spent": Decimal(300)}, Rag.AMBER, "used"),
        ({"spent": Decimal(0)}, Rag.AMBER, "used"),
        ({"spent": Decimal(520)}, Rag.AMBER, "overspent"),
        ({"spent": Decimal(551)}, Rag.RED, "overspent"),
        ({"spent": None}, Rag.UNKNOWN, "no_spending"),
        ({"progress": Decimal("0.3")}, Rag.RED, "little_for_money"),
        ({"progress": Decimal("0.3"), "is_recurring": True}, Rag.GREEN, "used"),
        ({"planned_to_date": Decimal(0), "spent": None}, Rag.GREEN, "none_yet"),
        ({"planned": None, "spent": None}, Rag.UNKNOWN, "no_costs"),
        ({"planned": None, "spent": None, "is_required": False}, Rag.NONE, "not_required"),
        ({"planned": None, "spent": Decimal(1), "is_required": False}, Rag.RED, "unplanned"),
    ],
)
def test_money_spent_is_weighed_against_money_planned_and_work_done(changes, rag, reason):
    light = money(**changes)

    assert (light.rag, light.reason) == (rag, reason)


def goal(value: str | None, **changes: object) -> Goal:
    values = {
        "name": "Hours",
        "baseline": Decimal(72),
        "start": date(2025, 12, 31),
        "targets": {2026: Decimal(36), 2027: Decimal(24)},
        "value": None if value is None else Decimal(value),
        **changes,
    }
    return Goal(**values)


@pytest.mark.parametrize(
    ("value", "rag"),
    [("54", Rag.GREEN), ("50", Rag.GREEN), ("58", Rag.AMBER), ("70", Rag.RED), (None, Rag.UNKNOWN)],
)
def test_a_falling_indicator_is_compared_with_the_way_to_its_target(value, rag):
    light = indicator_light([goal(value)], date(2026, 7, 1))

    assert light.rag == rag


@pytest.mark.parametrize(("value", "rag"), [("10", Rag.GREEN), ("12", Rag.GREEN), ("9", Rag.RED)])
def test_a_target_equal_to_the_baseline_is_met_where_nothing_got_worse(value, rag):
    flat = goal(
        value,
        baseline=Decimal(10),
        targets={2026: Decimal(10), 2027: Decimal(20)},
    )

    light = indicator_light([flat], date(2026, 7, 1))

    assert light.rag == rag


def test_the_worst_indicator_decides():
    light = indicator_light([goal("40"), goal("72"), goal(None)], date(2026, 7, 1))

    assert light.rag == Rag.RED


def test_a_value_is_compared_with_what_was_expected_on_its_own_day():
    at_half = goal("54", at=date(2026, 6, 30))
    before = goal("72", at=date(2025, 12, 30))

    assert indicator_light([at_half], date(2027, 12, 31)).rag == Rag.GREEN
    assert indicator_light([goal("54")], date(2027, 12, 31)).rag == Rag.RED
    assert indicator_light([before], date(2026, 6, 30)).reason == "no_value_since"


def test_what_was_spent_long_ago_says_only_that_too_much_was():
    old = {"is_required": True, "planned": Decimal(100), "planned_to_date": Decimal(80)}
    old |= {"progress": Decimal("0.5"), "is_old": True}

    within = money_light(MoneyFacts(**old, spent=Decimal(40)))
    over = money_light(MoneyFacts(**old, spent=Decimal(95)))

    assert (within.rag, within.reason) == (Rag.UNKNOWN, "no_newer_spending")
    assert over.rag == Rag.RED


def test_the_way_bends_at_each_yearly_target_and_stays_at_the_last():
    one = goal("1")

    assert expected(one, date(2026, 12, 31)) == 36
    assert expected(one, date(2027, 12, 31)) == 24
    assert expected(one, date(2031, 1, 1)) == 24
    assert expected(goal("1", baseline=None), date(2026, 7, 1)) is None


@pytest.mark.parametrize(
    ("status", "due", "rag"),
    [
        (ComputedStatus.OVERDUE, date(2026, 1, 1), Rag.RED),
        (ComputedStatus.BEHIND, date(2026, 12, 31), Rag.RED),
        (ComputedStatus.ON_TRACK, date(2026, 12, 31), Rag.AMBER),
        (ComputedStatus.ON_TRACK, date(2026, 3, 1), Rag.GREEN),
        (ComputedStatus.UNKNOWN, date(2026, 3, 1), Rag.UNKNOWN),
        (ComputedStatus.DONE, date(2027, 1, 1), Rag.GREEN),
    ],
)
def test_a_measure_waits_for_what_must_come_first(status, due, rag):
    light = prerequisite_light([Prerequisite("LAW-1", status, due)], date(2026, 6, 1))

    assert light.rag == rag


def test_done_without_a_document_is_not_done():
    bare = schedule_light(ComputedStatus.DONE, has_proof=False, progress=Decimal(1))
    shown = schedule_light(ComputedStatus.DONE, has_proof=True, progress=Decimal(1))

    assert (bare.rag, shown.rag) == (Rag.AMBER, Rag.DONE)


def lights(schedule: Rag, *others: Rag) -> list[Light]:
    aspects = [Aspect.MONEY, Aspect.INDICATORS, Aspect.PREREQUISITES]
    rest = [Light(aspect, rag, "x") for aspect, rag in zip(aspects, others, strict=True)]
    return [Light(Aspect.SCHEDULE, schedule, "x"), *rest]


@pytest.mark.parametrize(
    ("schedule", "others", "rag"),
    [
        (Rag.GREEN, (Rag.GREEN, Rag.RED, Rag.UNKNOWN), Rag.RED),
        (Rag.GREEN, (Rag.UNKNOWN, Rag.UNKNOWN, Rag.NONE), Rag.GREEN),
        (Rag.UNKNOWN, (Rag.GREEN, Rag.NONE, Rag.NONE), Rag.UNKNOWN),
        (Rag.UNKNOWN, (Rag.AMBER, Rag.NONE, Rag.NONE), Rag.AMBER),
        (Rag.DONE, (Rag.GREEN, Rag.NONE, Rag.NONE), Rag.DONE),
        (Rag.NONE, (Rag.RED, Rag.RED, Rag.RED), Rag.NONE),
    ],
)
def test_the_worst_known_part_decides(schedule, others, rag):
    verdict = judge(lights(schedule, *others), DeclaredStatus.IN_PROGRESS)

    assert verdict.rag == rag


@pytest.mark.parametrize(
    ("rag", "declared", "too_good", "too_bad"),
    [
        (Rag.RED, DeclaredStatus.IN_PROGRESS, True, False),
        (Rag.RED, DeclaredStatus.LATE, False, False),
        (Rag.AMBER, DeclaredStatus.IN_PROGRESS, False, False),
        (Rag.AMBER, DeclaredStatus.DONE, True, False),
        (Rag.GREEN, DeclaredStatus.LATE, False, True),
        (Rag.UNKNOWN, DeclaredStatus.DONE, True, False),
        (Rag.UNKNOWN, DeclaredStatus.IN_PROGRESS, False, False),
    ],
)
def test_a_word_that_is_better_than_the_facts_is_the_alarm(rag, declared, too_good, too_bad):
    verdict = judge(lights(rag, Rag.NONE, Rag.NONE, Rag.NONE), declared)

    assert (verdict.too_good, verdict.too_bad) == (too_good, too_bad)


@given(st.lists(st.sampled_from(list(Rag)), min_size=4, max_size=4))
def test_no_part_is_better_than_what_is_said_of_the_whole(rags):
    verdict = judge(lights(*rags), DeclaredStatus.IN_PROGRESS)

    if rags[0] != Rag.NONE:
        order = list(Rag)
        bad = [one for one in rags if one in {Rag.RED, Rag.AMBER}]
        assert all(order.index(verdict.rag) <= order.index(one) for one in bad)


def test_thresholds_come_back_from_the_store():
    limits = Thresholds(green=Decimal("0.95"))

    assert Thresholds.of(limits.as_dict()) == limits
