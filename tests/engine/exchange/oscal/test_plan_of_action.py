from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.exchange.oscal.trestle_judge import accepted
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.loss import Reason
from ortaq.engine.exchange.oscal import (
    ActionPlan,
    PlannedGap,
    PlannedMeasure,
    PlannedStep,
    RatedProvision,
    read_plan_of_action,
    write_plan_of_action,
)
from ortaq.engine.terms.language import Language, Trilingual

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
RATED = RatedProvision("A-000001", "budapest-2001", "BC-16", "BC-16")
LAW_GAP = PlannedGap(
    "G-1",
    Trilingual(kk="Сақтау жоқ", ru="Нет сохранения", en="No preservation"),
    Trilingual(ru="Закон молчит.\nСм. статью 122.", en="The law lacks it."),
    Decimal("0.75"),
    pillar="law",
    root_cause="law",
    owner="Ministry of Justice",
    provisions=(RATED,),
    opened_at=AT,
)
CLOSED = PlannedGap("G-3", Trilingual(en="Closed"), closed_at=AT, closing="proof", proof="Act 5")
GAPS = (LAW_GAP, PlannedGap("G-2", Trilingual(en="No training")), CLOSED)
LAW = PlannedMeasure(
    "M-1",
    Trilingual(ru="Подготовить закон", en="Draft a law"),
    Trilingual(en="Preservation orders"),
    ("G-1", "G-2"),
    lead="Ministry",
    co_executors=("Prosecution", "Bank"),
    due_date=date(2027, 6, 30),
    original_deadline="Q1 2027",
    cost_kzt=Decimal(1250000),
    funding="Budget",
    completion=Trilingual(en="Draft in parliament"),
    computed="on_track",
    declared="in_progress",
    progress=Decimal("0.5"),
    steps=(
        PlannedStep("Concept", date(2027, 1, 15), date(2026, 12, 1), date(2027, 1, 10)),
        PlannedStep("Text"),
    ),
)
PLAN = ActionPlan("P-1", Trilingual(en="Action Plan"), "2", GAPS, (LAW,))


def written(plan: ActionPlan, language: Language = Language.EN):
    text, report = write_plan_of_action(plan, at=AT, language=language)
    return accepted(text), report


def props(values: dict) -> dict[str, str]:
    return {prop["name"]: prop["value"] for prop in values["props"] if "class" not in prop}


def test_a_gap_is_a_risk_whose_responses_are_its_measures() -> None:
    content, _ = written(PLAN)

    first, second, closed = content["risks"]
    statuses = [risk["status"] for risk in (first, second, closed)]
    assert statuses == ["remediating", "remediating", "closed"]
    assert first["deadline"] == "2027-06-30T00:00:00+00:00"
    [response] = first["remediations"]
    assert response["lifecycle"] == "planned"
    assert [task["title"] for task in response["tasks"]] == ["Concept", "Text"]


def test_the_size_of_a_gap_is_a_facet_of_its_risk() -> None:
    content, _ = written(PLAN)

    [characterized] = content["risks"][0]["characterizations"]
    assert [facet["value"] for facet in characterized["facets"]] == ["0.75"]
    tool = characterized["origin"]["actors"][0]["actor-uuid"]
    assert [each["uuid"] for each in content["local-definitions"]["components"]] == [tool]


def test_milestones_are_tasks_with_days_and_bodies() -> None:
    content, _ = written(PLAN)

    concept, text = content["risks"][0]["remediations"][0]["tasks"]
    assert concept["timing"]["within-date-range"]["end"] == "2027-01-15T00:00:00+00:00"
    assert props(concept) == {"done-on": "2027-01-10"}
    assert "timing" not in text
    assert [role["role-id"] for role in text["responsible-roles"]] == ["lead", "co-executor"]
    bodies = {one["uuid"]: one["name"] for one in content["metadata"]["parties"]}
    named = [bodies[one] for role in text["responsible-roles"] for one in role["party-uuids"]]
    assert named == ["Ministry", "Prosecution", "Bank"]


def test_a_finding_is_that_of_the_assessment_and_names_its_risks() -> None:
    content, _ = written(PLAN)

    [finding] = content["findings"]
    assert finding["target"]["target-id"] == "BC-16_smt"
    assert finding["target"]["status"]["state"] == "not-satisfied"
    assert finding["links"][0]["href"] == "A-000001.assessment-results.json"
    assert finding["links"][0]["resource-fragment"] == finding["uuid"]
    assert [one["risk-uuid"] for one in finding["related-risks"]] == [content["risks"][0]["uuid"]]
    assert content["poam-items"][0]["related-findings"] == [{"finding-uuid": finding["uuid"]}]


def test_a_provision_is_met_once_all_its_gaps_are_closed_by_proof_or_answer() -> None:
    met = replace(LAW_GAP, closed_at=AT, closing="answer")
    mistaken = replace(LAW_GAP, closed_at=AT, closing="mistake")

    [by_answer], [by_mistake] = (
        written(replace(PLAN, gaps=(gap,)))[0]["findings"] for gap in (met, mistaken)
    )

    assert by_answer["target"]["status"] == {"state": "satisfied", "reason": "pass"}
    assert by_mistake["target"]["status"]["state"] == "not-satisfied"


def test_a_measure_is_an_item_that_keeps_what_oscal_has_no_place_for() -> None:
    content, report = written(PLAN)

    item = content["poam-items"][0]
    assert props(item) == {
        "code": "M-1",
        "kind": "measure",
        "lead": "Ministry",
        "co-executor": "Bank",
        "deadline": "2027-06-30",
        "original-deadline": "Q1 2027",
        "cost-kzt": "1250000",
        "funding": "Budget",
        "completion": "Draft in parliament",
        "status-computed": "on_track",
        "status-declared": "in_progress",
        "progress": "0.5",
    }
    assert len(item["related-risks"]) == 2
    assert "measures.cost-kzt" in report.paths(Reason.OWN_NAMESPACE)
    assert "gaps.title" in report.paths(Reason.OTHER_LANGUAGE)


def test_a_gap_that_no_measure_closes_is_an_item() -> None:
    content, _ = written(replace(PLAN, measures=()))

    kinds = [props(item)["kind"] for item in content["poam-items"]]
    assert kinds == ["gap", "gap", "gap"]
    assert [risk["status"] for risk in content["risks"]] == ["open", "open", "closed"]


def test_the_words_are_those_of_the_language_asked_for() -> None:
    content, _ = written(PLAN, Language.RU)

    assert content["risks"][0]["title"] == "Нет сохранения"
    assert content["risks"][0]["statement"] == "Закон молчит.\nСм. статью 122."
    assert content["poam-items"][0]["title"] == "Подготовить закон"


@pytest.mark.parametrize(
    ("is_done", "is_agreed", "lifecycle"),
    [(True, True, "completed"), (False, True, "planned"), (False, False, "recommendation")],
)
def test_a_response_says_how_far_it_is(is_done: bool, is_agreed: bool, lifecycle: str) -> None:
    plan = replace(PLAN, measures=(replace(LAW, is_done=is_done),), is_agreed=is_agreed)

    content, _ = written(plan)

    assert content["risks"][0]["remediations"][0]["lifecycle"] == lifecycle


def test_milestones_of_a_measure_without_a_gap_have_no_place() -> None:
    _, report = written(replace(PLAN, measures=(replace(LAW, gaps=("G-77",)),)))

    assert report.paths(Reason.DANGLING) == ("measures.gaps",)
    assert report.paths(Reason.NO_PLACE) == ("measures.steps",)


def test_a_plan_without_gaps_and_measures_is_refused() -> None:
    with pytest.raises(FrameworkInvalid) as caught:
        write_plan_of_action(replace(PLAN, measures=(), gaps=()), at=AT)

    assert caught.value.reason == "empty"


def test_our_own_gaps_come_back_equal() -> None:
    text, _ = write_plan_of_action(PLAN, at=AT, language=Language.KK)

    gaps, report = read_plan_of_action(text)

    first = gaps[0]
    assert [gap.reference for gap in gaps] == ["G-1", "G-2", "G-3"]
    assert (first.title, first.description) == (LAW_GAP.title, LAW_GAP.description)
    assert (first.severity, first.pillar, first.root_cause) == (Decimal("0.75"), "law", "law")
    assert (first.owner, first.provisions) == ("Ministry of Justice", ("budapest-2001:BC-16",))
    assert [gap.is_closed for gap in gaps] == [False, False, True]
    assert "poam-items.measures" in report.paths(Reason.NO_PLACE)


FOREIGN = {
    "plan-of-action-and-milestones": {
        "uuid": "0d2a5d4c-1111-4000-8000-000000000001",
        "risks": [
            {
                "title": "Журналы не хранятся",
                "description": "Срок не задан.",
                "status": "open",
                "deadline": "2027-01-01T00:00:00Z",
                "characterizations": [
                    {"facets": [{"name": "likelihood", "value": "low"}]},
                    {"facets": [{"name": "Impact", "value": "High"}]},
                ],
                "remediations": [{"title": "Fix"}],
            },
            "not a risk",
        ],
        "poam-items": [
            {"title": "Linked", "related-risks": [{"risk-uuid": "x"}]},
            {"description": "No plan for backups\nat all"},
            {"title": " "},
        ],
    }
}


def test_a_plan_of_others_is_read_as_far_as_a_gap_goes() -> None:
    gaps, report = read_plan_of_action(json.dumps(FOREIGN))

    risk, item = gaps
    assert risk.title == Trilingual(ru="Журналы не хранятся")
    assert risk.severity == Decimal("0.75")
    assert item.title == Trilingual(en="No plan for backups")
    assert item.severity is None
    assert set(report.paths(Reason.NO_PLACE)) == {"risks.remediations", "risks.deadline"}
    assert report.paths(Reason.ASSUMED) == ("risks.severity",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not_json"),
        ("[]", "not_a_mapping"),
        ('{"catalog": {}}', "missing"),
        ('{"plan-of-action-and-milestones": {"title": "one\\u0000two"}}', "unstorable"),
        ('{"plan-of-action-and-milestones": {"\\ud83d": 1}}', "unstorable"),
        ("[" * 100_000 + "]" * 100_000, "too_deep"),
    ],
)
def test_what_is_no_plan_is_refused(text: str, reason: str) -> None:
    with pytest.raises(FrameworkInvalid) as caught:
        read_plan_of_action(text)

    assert caught.value.reason == reason


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=20)
TEXTS = st.builds(Trilingual, WORDS, WORDS, WORDS).filter(
    lambda text: all(words.strip() for words in text.as_dict().values())
)


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS, st.decimals(0, 1, places=4), st.sampled_from(Language))
def test_any_texts_come_back_equal(title, description, severity, language) -> None:
    gap = PlannedGap("G-1", title, description, severity)
    plan = ActionPlan("P-1", title, "1", (gap,), ())

    text, _ = write_plan_of_action(plan, at=AT, language=language)
    accepted(text)
    [read], _ = read_plan_of_action(text)

    assert (read.title, read.description, read.severity) == (title, description, severity)
