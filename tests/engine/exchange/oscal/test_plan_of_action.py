from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from engine.exchange.oscal.trestle_judge import accepted
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.loss import Reason
from ortaq.engine.exchange.oscal import (
    ActionPlan,
    PlannedGap,
    PlannedMeasure,
    PlannedStep,
    write_plan_of_action,
)

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
GAPS = (
    PlannedGap("G-1", "No preservation", "The law lacks it.", ("budapest:BC-16",), "high"),
    PlannedGap("G-2", "No training", ""),
    PlannedGap("G-3", "Closed", "", is_closed=True),
)
LAW = PlannedMeasure(
    "M-1",
    "Draft a law",
    "Preservation orders",
    ("G-1", "G-2"),
    "Ministry",
    date(2027, 6, 30),
    Decimal(1250000),
    "Budget",
    "Draft in parliament",
    steps=(PlannedStep("Concept", date(2027, 1, 15)), PlannedStep("Text")),
)
PLAN = ActionPlan("P-1", "Action Plan", "2", GAPS, (LAW,))


def written(plan: ActionPlan):
    text, report = write_plan_of_action(plan, at=AT)
    return accepted(text), report


def test_a_gap_is_a_risk_whose_responses_are_its_measures() -> None:
    content, _ = written(PLAN)

    first, second, closed = content["risks"]

    assert [risk["status"] for risk in (first, second, closed)] == [
        "remediating",
        "remediating",
        "closed",
    ]
    assert first["deadline"] == "2027-06-30T00:00:00+00:00"
    [response] = first["remediations"]
    assert response["lifecycle"] == "planned"
    assert [task["title"] for task in response["tasks"]] == ["Concept", "Text"]
    assert response["tasks"][0]["timing"] == {"on-date": {"date": "2027-01-15T00:00:00+00:00"}}


def test_a_measure_is_an_item_that_keeps_cost_and_form_as_our_properties() -> None:
    content, report = written(PLAN)

    [item] = content["poam-items"]

    assert {prop["name"]: prop["value"] for prop in item["props"]} == {
        "code": "M-1",
        "lead": "Ministry",
        "deadline": "2027-06-30",
        "cost-kzt": "1250000",
        "funding": "Budget",
        "completion": "Draft in parliament",
    }
    assert len(item["related-risks"]) == 2
    assert content["metadata"]["parties"][0]["name"] == "Ministry"
    assert "measures.cost-kzt" in report.paths(Reason.OWN_NAMESPACE)


def test_a_done_measure_is_a_completed_response() -> None:
    content, _ = written(replace(PLAN, measures=(replace(LAW, is_done=True),)))

    assert content["risks"][0]["remediations"][0]["lifecycle"] == "completed"


def test_milestones_of_a_measure_without_a_gap_have_no_place() -> None:
    _, report = written(replace(PLAN, measures=(replace(LAW, gaps=("G-77",)),)))

    assert report.paths(Reason.DANGLING) == ("measures.gaps",)
    assert report.paths(Reason.NO_PLACE) == ("measures.steps",)


def test_a_plan_without_measures_is_refused() -> None:
    with pytest.raises(FrameworkInvalid) as caught:
        write_plan_of_action(replace(PLAN, measures=()), at=AT)

    assert caught.value.reason == "empty"
