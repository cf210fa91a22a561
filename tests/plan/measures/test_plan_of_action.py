from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from engine.exchange.oscal.trestle_judge import accepted
from factories import assessments, frameworks, gaps, measures, people
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.loss import Reason
from ortaq.engine.terms.language import Language
from ortaq.plan.assessments.documents import oscal_results
from ortaq.plan.gaps.models import GapStatus
from ortaq.plan.gaps.queries import GapFilter, list_gaps
from ortaq.plan.gaps.services import derive_gaps, merge_gaps
from ortaq.plan.measures import services
from ortaq.plan.measures.plan_of_action import make_plan_of_action
from ortaq.plan.measures.services.drafting.record import write_record
from ortaq.plan.measures.services.record_draft import MilestoneDraft, RecordDraft
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    """A gap of an assessment that a measure of a published plan closes, and one that nobody closes."""
    assessment = assessments.opened()
    assessments.answered(assessment, "S-1")
    assessments.answered(assessment, "S-2", assessments.rating(0, 0))
    derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.25"))
    found = list(list_gaps(SYSTEM))
    measure = measures.measure(
        measures.plan("in-force", published=True), lead=people.organisation("LEAD").code
    )
    steps = (MilestoneDraft("Concept", date(2026, 9, 1)),)
    write_record(
        actor=SYSTEM, measure=measure, draft=RecordDraft(milestones=steps), version=measure.version
    )
    services.link_gap(actor=SYSTEM, measure=measure, gap=found[0], share=Decimal(1))
    return assessment, found, measure


def _made(**asked):
    made = make_plan_of_action(actor=SYSTEM, language=Language.RU, **asked)
    return accepted(made.text), made


def test_the_register_is_a_plan_of_action(register):
    _, found, measure = register

    content, made = _made()

    assert (made.gaps, made.measures, made.milestones) == (len(found), 1, 1)
    closing = [len(risk.get("remediations", ())) for risk in content["risks"]]
    assert closing == [1] + [0] * (len(found) - 1)
    item = content["poam-items"][0]
    assert item["title"] == measure.title.ru
    assert {"name": "cost-kzt", "value": "13200500"} in [
        {"name": one["name"], "value": one["value"]} for one in item["props"]
    ]
    assert len(content["poam-items"]) == len(found)


def test_its_findings_are_those_of_the_results_of_the_assessment(register):
    assessment, _, _ = register

    content, _ = _made()
    results = json.loads(oscal_results(SYSTEM, assessment.reference)[0])
    rated = results["assessment-results"]["results"][0]["findings"]

    known = {one["uuid"]: one["target"]["target-id"] for one in rated}
    for finding in content["findings"]:
        assert known[finding["uuid"]] == finding["target"]["target-id"]


def test_a_narrowed_register_holds_only_the_measures_of_its_gaps(register):
    _, found, measure = register
    services.unlink_gap(actor=SYSTEM, measure=measure, gap=found[0])
    other = gaps.gap()

    _, made = _made(narrowed=GapFilter(origin="participant"))

    assert (made.gaps, made.measures) == (1, 0)
    assert other.reference in made.text


def test_a_merged_gap_says_into_which(register):
    _, found, _ = register
    merge_gaps(actor=SYSTEM, keep=found[0], merge=gaps.gap())

    content, _ = _made()

    merged = content["risks"][[risk["status"] for risk in content["risks"]].index("closed")]
    told = {one["name"]: one["value"] for one in merged["props"]}
    assert told["merged-into"] == found[0].reference


def test_without_a_plan_the_gaps_are_items_of_their_own():
    gaps.gap()

    content, made = _made()

    assert content["metadata"]["title"] == "Реестр пробелов без плана"
    assert made.measures == 0


def test_nothing_is_no_plan():
    with pytest.raises(FrameworkInvalid):
        _made()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_tells_what_is_lost_and_gives_the_file(client, register, language):
    client.force_login(people.user(Role.OBSERVER))
    address = reverse("measures:plan_of_action").replace("/kk/", f"/{language}/")

    page = client.get(address)
    file = client.get(reverse("measures:plan_of_action_file"))

    losses = page.context["made"].losses
    assert "measures.cost-kzt" in losses.paths(Reason.OWN_NAMESPACE)
    assert "cost-kzt" not in page.content.decode()
    assert accepted(file.content.decode())["risks"]


def test_a_page_without_gaps_says_so(client):
    client.force_login(people.user(Role.OBSERVER))

    page = client.get(reverse("measures:plan_of_action"), {"status": GapStatus.CLOSED})

    assert page.context["made"] is None
    assert reverse("gaps:list") in page.content.decode()


def test_the_list_of_gaps_leads_there_with_its_filters(client, register):
    client.force_login(people.user(Role.OBSERVER))

    page = client.get(reverse("gaps:list"), {"pillar": "law", "sort": "opened"})

    link = f'{reverse("measures:plan_of_action")}?pillar=law"'
    assert (link in page.content.decode()) == bool(page.context["page"].object_list)


def test_the_export_asks_as_often_for_many_gaps_as_for_few(django_assert_max_num_queries, register):
    for _ in range(20):
        gaps.gap()
    frameworks.loaded()

    with django_assert_max_num_queries(25):
        _made()
