from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factories import gaps, measures, people
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures import queries, services
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.queries import MeasureFilter, MeasureProblem
from ortaq.plan.measures.services import CostDraft
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.shared.actors import PUBLIC, SYSTEM, Role

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


def test_the_public_sees_published_plans_only():
    hidden, shown = measures.plan("hidden"), measures.plan("shown", published=True)
    measures.measure(hidden)
    seen = measures.measure(shown)

    assert [p.slug for p in queries.visible_plans(PUBLIC)] == ["shown"]
    assert queries.find_current_plan(PUBLIC, "hidden") is None
    assert queries.list_measures(PUBLIC, hidden, on=ON) == []
    assert [row.measure for row in queries.list_measures(PUBLIC, shown, on=ON)] == [seen]


def test_the_plan_in_force_comes_before_a_newer_draft():
    old = measures.plan("old")
    services.approve_plan(actor=SYSTEM, plan=old, decision="D-000001", on=ON)
    measures.plan("new", first_year=2030, last_year=2031)

    assert queries.get_plan(SYSTEM).slug == "old"


def test_filters_narrow_the_list():
    plan, gap = measures.plan(), gaps.gap()
    own = people.organisation("OWN")
    late = measures.measure(plan, code="LATE", deadline=Deadline.parse("2026Q1"), lead="OWN")
    other = measures.measure(
        plan, code="OTHER", direction=Direction.PREVENTION, deadline=Deadline.parse("2029")
    )
    services.link_gap(actor=SYSTEM, measure=other, gap=gap, share=Decimal("0.5"))

    def codes(**narrow):
        rows = queries.list_measures(SYSTEM, plan, on=ON, narrow=MeasureFilter(**narrow))
        return [row.measure.code for row in rows]

    assert codes() == ["LATE", "OTHER"]
    assert codes(direction="prevention") == ["OTHER"]
    assert codes(lead="OWN") == ["LATE"]
    assert codes(status="overdue") == ["LATE"]
    assert codes(alarm=True) == ["LATE"]
    assert codes(gap=gap.reference) == ["OTHER"]
    assert codes(gap="nonsense") == []
    assert queries.list_leads(SYSTEM, plan) == [own]
    assert late.due_on == date(2026, 3, 31)


def test_the_order_is_that_of_the_sections():
    plan = measures.plan()
    measures.measure(plan, code="E", direction=Direction.ENGAGEMENT)
    measures.measure(plan, code="L1", direction=Direction.LAW)
    measures.measure(plan, code="L2", direction=Direction.LAW)

    groups = queries.group_by_direction(queries.list_measures(SYSTEM, plan, on=ON))

    assert [(g.direction, [r.measure.code for r in g.rows]) for g in groups] == [
        ("law", ["L1", "L2"]),
        ("engagement", ["E"]),
    ]


def test_money_is_summed_by_year_and_source():
    plan = measures.plan(first_year=2026, last_year=2028)
    budget, grant = CostSource.REPUBLICAN_BUDGET, CostSource.GRANT
    measures.measure(
        plan, costs=(CostDraft(2026, budget, Decimal(100)), CostDraft(2028, grant, Decimal("0.5")))
    )
    measures.measure(plan, costs=(CostDraft(2026, budget, Decimal(11)),))
    measures.measure(plan, costs=(), is_funding_required=False)

    money = queries.sum_money(plan, queries.list_measures(SYSTEM, plan, on=ON))

    assert money.years == [2026, 2027, 2028]
    assert [(line.source, line.amounts) for line in money.lines] == [
        ("republican_budget", [Decimal(111), 0, 0]),
        ("grant", [0, 0, Decimal("0.5")]),
    ]
    assert money.by_year == [Decimal(111), 0, Decimal("0.5")]
    assert money.total == Decimal("111.5")


def test_a_bare_measure_is_told_everything_it_lacks():
    empty = Trilingual()
    measure = measures.measure(
        title=Trilingual(en="Only English"),
        form_of_completion=empty,
        rationale=empty,
        deadline=None,
        costs=(),
        indicators=(),
    )

    assert queries.check_measure(queries.get_measure(SYSTEM, measure.reference)) == [
        MeasureProblem.NO_FORM,
        MeasureProblem.NO_LEAD,
        MeasureProblem.NO_DEADLINE,
        MeasureProblem.NO_INDICATOR,
        MeasureProblem.NO_START,
        MeasureProblem.NO_COST,
        MeasureProblem.NO_RATIONALE,
        MeasureProblem.NO_GAP,
        MeasureProblem.NOT_IN_KAZAKH,
        MeasureProblem.NOT_IN_RUSSIAN,
    ]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"indicators": (measures.indicator(baseline=None),)}, [MeasureProblem.NO_BASELINE]),
        (
            {
                "indicators": (measures.indicator(baseline=None),),
                "no_indicator_reason": measures.text("First survey in 2027"),
            },
            [],
        ),
        ({"indicators": (measures.indicator(targets={}),)}, [MeasureProblem.NO_TARGET]),
        ({"indicators": (), "no_indicator_reason": measures.text("One-off law")}, []),
        ({"deadline": Deadline.parse("2031")}, [MeasureProblem.OUTSIDE_PLAN]),
        ({"costs": ()}, [MeasureProblem.NO_COST]),
        ({"costs": (), "is_funding_required": False}, []),
    ],
)
def test_a_whole_measure_lacks_only_what_was_left_out(changes, problems):
    whole = {"lead": people.organisation().code, "start_on": date(2026, 2, 1)}
    measure = measures.measure(**(whole | changes))
    services.link_gap(actor=SYSTEM, measure=measure, gap=gaps.gap(), share=Decimal(1))

    assert queries.check_measure(queries.get_measure(SYSTEM, measure.reference)) == problems


def test_gaps_without_measure_and_measures_without_gap_are_both_shown():
    plan, linked, lonely = measures.plan(), gaps.gap(), gaps.gap()
    with_gap, without = measures.measure(plan), measures.measure(plan)
    services.link_gap(actor=SYSTEM, measure=with_gap, gap=linked, share=Decimal(1))

    warnings = queries.get_warnings(SYSTEM, plan)

    assert warnings.gaps_without_measure == [lonely]
    assert warnings.measures_without_gap == [without]
    assert [item.measure for item in warnings.incomplete] == [with_gap, without]
    assert warnings.count == 4


def test_the_summary_counts_by_computed_status():
    plan = measures.plan(published=True)
    measures.measure(plan, deadline=Deadline.parse("2026Q1"))
    soon = measures.measure(plan, deadline=Deadline.parse("2026Q4"))
    later = measures.measure(plan, deadline=Deadline.parse("2028"))

    summary = queries.get_plan_summary(PUBLIC, ON)

    assert {item.status: item.count for item in summary.statuses} == {
        "overdue": 1,
        "due_soon": 1,
        "unknown": 1,
    }
    assert summary.count("overdue") == 1
    assert summary.count("done") == 0
    assert summary.disagreements == 1
    assert [row.measure for row in summary.next_due] == [soon, later]
    assert summary.money.total == 3 * Decimal("13200.5")


def test_no_plan_has_no_summary_and_nothing_waits():
    assert queries.get_plan_summary(PUBLIC, ON) is None
    assert queries.list_waiting(SYSTEM, ON) == []


def test_an_agency_sees_what_waits_for_it():
    plan, own = measures.plan(), people.organisation("OWN")
    people.organisation("OTHER")
    silent = measures.measure(
        plan, lead="OWN", start_on=date(2026, 1, 1), deadline=Deadline.parse("2029")
    )
    overdue = measures.measure(plan, lead="OWN", deadline=Deadline.parse("2026Q1"))
    done = measures.measure(plan, lead="OWN", deadline=Deadline.parse("2026Q1"))
    services.set_progress(
        actor=SYSTEM, measure=done, declared_status=DeclaredStatus.DONE, progress=Decimal(1)
    )
    measures.measure(plan, lead="OWN", start_on=date(2027, 1, 1), deadline=Deadline.parse("2029"))
    elsewhere = measures.measure(plan, lead="OTHER", deadline=Deadline.parse("2026Q1"))

    def waiting(role):
        found = queries.list_waiting(people.user(role, own).actor, ON)
        return [row.measure for row in found]

    assert waiting(Role.AGENCY_MEMBER) == [overdue, silent]
    assert waiting(Role.SECRETARY) == [overdue, elsewhere, silent]
    assert waiting(Role.ANALYST) == []


def test_search_finds_a_measure_by_code_and_words_for_readers_only():
    measure = measures.measure(measures.plan(published=True), code="LAW-77")

    for words in ("law-77", measure.reference.lower(), "draft a LAW ru"):
        assert queries.search_measures(SYSTEM, words) == [measure]
    assert queries.search_measures(SYSTEM, "nothing like it") == []
    assert queries.search_measures(PUBLIC, "law-77") == []
