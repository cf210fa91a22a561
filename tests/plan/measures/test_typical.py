"""A measure starts from a typical one, and the writer completes it to one that meets every rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from factories import gaps, measures, people
from ortaq.data.plan_templates.loader import load
from ortaq.engine.terms.direction import Direction
from ortaq.install.reference import load_reference_data
from ortaq.picture.indicators.models import Indicator
from ortaq.picture.indicators.periods import Period
from ortaq.picture.indicators.services import enter_value
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.models import Measure
from ortaq.plan.measures.queries.drafting.smart import check_measure_smart
from ortaq.plan.measures.queries.drafting.typical import find_start, list_typical
from ortaq.plan.measures.queries.problems import check_measure
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel("2026-11-20 06:00Z", tick=False):
        yield


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def first_values(form):
    """What a browser sends for a form that nobody touched."""
    return {
        form.add_prefix(name): value
        for name, value in ((name, form[name].value()) for name in form.fields)
        if value not in {None, ""}
    }


def test_the_page_of_a_gap_offers_what_fits_it_best(secretary):
    measures.plan("one")
    gap = gaps.gap(pillar=Direction.HYGIENE, root_cause="data")

    page = secretary.get(reverse("gaps:gap", args=[gap.reference])).content.decode()

    assert list_typical(gap)[0].code == "DATA-HYG"
    start = f"{reverse('measures:new')}?plan=one&amp;gap={gap.reference}&amp;template="
    assert page.index(f"{start}DATA-HYG") > 0
    assert page.count(start) == 4


def test_who_writes_no_measures_is_offered_none(client):
    measures.plan("one")
    gap = gaps.gap()
    client.force_login(people.user(Role.ANALYST))

    page = client.get(reverse("gaps:gap", args=[gap.reference])).content.decode()

    assert reverse("measures:new") not in page


def test_one_click_fills_the_form_and_saving_links_the_gap(secretary):
    lead = people.organisation("MVD", "law_enforcement")
    measures.plan("one")
    gap = gaps.gap(pillar=Direction.HYGIENE, root_cause="data")
    address = f"{reverse('measures:new')}?plan=one&gap={gap.reference}&template=DATA-HYG"

    shown = secretary.get(address).context
    typed = {
        **first_values(shown["form"]),
        **first_values(shown["link_form"]),
        **first_values(shown["indicators"][0]),
        "gap": gap.reference,  # a browser sends the only option
        "indicators": 1,
        "lead": lead.code,
        "no_funding": "on",
        "indicator-0-baseline": "40",
        "indicator-0-target_2027": "80",
    }
    answer = secretary.post(address, typed)

    measure = Measure.objects.get()
    assert answer.status_code == 302
    assert (measure.start_on, measure.deadline.code) == (date(2026, 12, 1), "2027Q4")
    assert [(one.gap, one.share) for one in measure.closes.all()] == [(gap, Decimal("0.5"))]
    assert check_measure(measure) == []
    findings = {one.criterion: one.verdict for one in check_measure_smart(SYSTEM, measure)}
    assert findings.pop("achievable") == "unknown"
    assert set(findings.values()) == {"met"}


def test_a_part_of_a_gap_that_is_no_part_comes_back(secretary):
    measures.plan("one")
    gap = gaps.gap()
    address = f"{reverse('measures:new')}?plan=one&gap={gap.reference}&template=LAW-DATA"
    typed = first_values(secretary.get(address).context["form"])

    answer = secretary.post(address, {**typed, "gap": gap.reference, "percent": "0"})

    assert answer.status_code == 422
    assert not Measure.objects.exists()


def test_the_indicator_of_the_product_brings_its_newest_value(secretary):
    load_reference_data()
    plan = measures.plan("one")
    indicator = Indicator.objects.get(code="TRAINED")
    enter_value(
        actor=SYSTEM,
        indicator=indicator,
        period=Period.parse("2026H1"),
        value=Decimal(120),
        source="Return",
    )

    start = find_start(SYSTEM, "TECH-EDU", plan, on=date(2026, 11, 20))
    form = secretary.get(f"{reverse('measures:new')}?plan=one&template=TECH-EDU").context

    assert (start.passport, start.baseline) == ("TRAINED", 120)
    assert form["indicators"][0]["code"].value() == "TRAINED"
    assert form["indicators"][0]["baseline"].value() == "120"


@pytest.mark.parametrize(
    ("years", "on", "expected"),
    [
        ((2026, 2029), date(2026, 11, 20), (date(2026, 12, 1), "2028Q1")),
        ((2028, 2029), date(2026, 11, 20), (date(2028, 1, 1), "2029Q1")),
        ((2026, 2027), date(2026, 12, 31), (date(2027, 1, 1), "2027Q4")),
        ((2024, 2026), date(2026, 12, 1), None),
    ],
)
def test_the_usual_term_lies_within_the_plan(years, on, expected):
    plan = measures.plan(first_year=years[0], last_year=years[1])

    start = find_start(SYSTEM, "LAW-INV", plan, on=on)

    first, last = expected or (None, None)
    assert (start.start_on, start.deadline) == (first, Deadline.parse(last) if last else None)


def test_all_of_them_can_be_chosen_in_the_empty_form(secretary):
    measures.plan("one")

    form = secretary.get(f"{reverse('measures:new')}?plan=one").context["typical_form"]

    offered = [code for _group, rows in form.fields["template"].choices for code, _name in rows]
    assert sorted(offered) == sorted(one.code for one in load())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_list_opens_in_every_language(secretary, language):
    measures.plan("one")

    page = secretary.get(f"/{language}/measures/typical/?plan=one").content.decode()

    assert all(one.title.as_dict()[language].replace("'", "&#x27;") in page for one in load())
