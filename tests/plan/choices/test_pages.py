"""The pages of choices, as a secretary uses them."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.html import escape
from docx import Document

from factories import choices, gaps, measures, people
from ortaq.plan.choices import services
from ortaq.plan.choices.documents import make_annex
from ortaq.plan.choices.models import Choice, Exclusion, PlanningInput
from ortaq.plan.choices.wording import why_not_words
from ortaq.plan.measures.services import link_gap
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    plan = measures.plan()
    for code, pillar in (("A", "law"), ("B", "education"), ("C", "law")):
        found = measures.measure(plan, code=code)
        link_gap(actor=SYSTEM, measure=found, gap=gaps.gap(pillar=pillar), share=Decimal("0.5"))
    return plan


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def _form(plan, **changes):
    return {
        "total": "15 000",
        "weight_law": "1",
        "weight_education": "2,5".replace(",", "."),
        "per_direction": "0",
        "per_kind": "0",
        "per_region": "0",
        "first_half": "60",
        "delay": "5",
        "harm": "0",
        "seconds": "5",
        "own": "A B",
        "note": "first try",
        **changes,
    }


def test_the_form_computes_a_choice_and_shows_it(secretary, plan):
    page = secretary.post(f"{reverse('choices:list')}?plan={plan.slug}", _form(plan), follow=True)

    choice = Choice.objects.get()
    assert page.request["PATH_INFO"] == reverse("choices:choice", args=[choice.reference])
    assert choice.note == "first try"
    assert choice.frame["weights"] == {"law": 1.0, "education": 2.5}
    assert "the committee's own set" in page.content.decode().replace("&#x27;", "'")


def test_limits_of_a_year_a_source_and_posts_are_kept_and_shown_again(secretary, plan):
    form = _form(
        plan, total="", money_all_2026="9 000", money_republican_budget_all="8 000", staff="MIA 2,5"
    )
    people.organisation("MIA")

    secretary.post(f"{reverse('choices:list')}?plan={plan.slug}", form)
    choice = Choice.objects.get()
    page = secretary.get(reverse("choices:choice", args=[choice.reference]))

    limits = {(one["year"], one["source"]): one["limit"] for one in choice.frame["budgets"]}
    assert limits == {(2026, None): 9000.0, (None, "republican_budget"): 8000.0}
    assert choice.frame["staff"] == {"MIA": 2.5}
    shown = page.context["form"]
    assert shown["money_all_2026"].value() == "9000"
    assert shown["money_republican_budget_all"].value() == "8000"
    assert shown["total"].value() is None
    assert shown["staff"].value() == "MIA 2.5"


def test_posts_of_a_body_that_nobody_knows_are_refused(secretary, plan):
    page = secretary.post(
        f"{reverse('choices:list')}?plan={plan.slug}", _form(plan, staff="NOBODY 3")
    )

    assert page.status_code == 422
    assert "NOBODY" in page.content.decode()
    assert not Choice.objects.exists()


def test_says_in_words_which_limits_would_have_to_give_way(secretary, plan):
    page = secretary.post(
        f"{reverse('choices:list')}?plan={plan.slug}", _form(plan, per_direction="3")
    )

    assert page.status_code == 422
    said = page.content.decode()
    assert "No set of measures keeps all limits together." in said
    assert "2 measures are missing" in said
    assert "direction:" not in said


def test_the_page_of_a_choice_reads_the_measures_once(
    secretary, plan, django_assert_max_num_queries
):
    choice = choices.choice(plan)
    address = reverse("choices:choice", args=[choice.reference])
    secretary.get(address)

    with django_assert_max_num_queries(20) as told:
        secretary.get(address)

    reads = [one["sql"] for one in told if 'FROM "measures_measure"' in one["sql"]]
    assert len([sql for sql in reads if '"measures_measure"."title"' in sql]) == 1


def test_a_field_that_is_no_number_is_said_and_kept(secretary, plan):
    page = secretary.post(f"{reverse('choices:list')}?plan={plan.slug}", _form(plan, total="much"))

    assert page.status_code == 422
    assert 'value="much"' in page.content.decode()
    assert not Choice.objects.exists()


def test_every_study_is_one_button(secretary, plan):
    choice = choices.choice(plan)
    address = reverse("choices:study", args=[choice.reference])

    for name in ("curve", "next_money", "robustness", "weights", "why_not"):
        secretary.post(address, {"name": name, "draws": "2"})
    page = secretary.get(reverse("choices:choice", args=[choice.reference]))

    choice.refresh_from_db()
    assert set(choice.studies) == {"curve", "next_money", "robustness", "weights", "why_not"}
    assert page.status_code == 200
    assert b"<svg" in page.content


def test_why_not_stands_beside_every_measure_that_is_not_chosen(secretary, plan):
    choice = choices.choice(plan, share=0.7)

    page = secretary.get(reverse("choices:choice", args=[choice.reference]))
    _name, annex = make_annex(actor=SYSTEM, choice=choice, file_format="docx", language="en")

    (row,) = page.context["shown"].rejected
    words = " ".join(why_not_words(row.answer))
    printed = [cell.text for table in Document(BytesIO(annex)).tables for cell in table._cells]
    assert "It can't be taken together with these, which are chosen" in words
    assert escape(words) in page.content.decode()
    assert words in printed
    assert "The time ended before it was known" not in page.content.decode()


def test_what_has_no_answer_is_counted_and_can_be_asked_for(secretary, plan):
    choice = choices.choice(plan)
    services.record_study(actor=SYSTEM, choice=choice, name="why_not", study={})

    page = secretary.get(reverse("choices:choice", args=[choice.reference]))

    words = page.content.decode()
    assert "The time ended before it was known of 3 measures why they were not chosen." in words
    assert "Go on for a minute" in words


def test_an_open_answer_is_one_click_away(secretary, plan):
    choice = choices.choice(plan)
    services.record_study(actor=SYSTEM, choice=choice, name="why_not", study={})
    rejected = set(plan.measures.values_list("code", flat=True)) - {
        row["code"] for row in choice.result["chosen"]
    }
    address = reverse("choices:why_not", args=[choice.reference, min(rejected)])

    asked = secretary.get(address)
    answered = secretary.post(address)

    assert "Find out" in asked.content.decode()
    assert "thousand tenge" in answered.content.decode()


@pytest.mark.parametrize("file_format", ["docx", "pdf"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_annex_prints(secretary, plan, file_format, language):
    choice = choices.choice(plan)
    address = reverse("choices:annex", args=[choice.reference, file_format])

    printed = secretary.get(address.replace("/en/", f"/{language}/"))

    assert printed.status_code == 200
    assert len(printed.content) > 5000


def test_inputs_of_a_measure_are_kept(secretary, plan):
    measure = plan.measures.get(code="B")
    values = {
        "version": "0",
        "latest_start": "2028",
        "mandatory_reason": "",
        "needs": ["A"],
        "pilot_cost": "40",
        "pilot_effect": "50",
        "harm_thousand_kzt": "1 500 000",
        "cost_low": "80",
        "cost_high": "150",
        "effect_low": "50",
        "effect_high": "120",
        "staff": "",
        "source": "estimate of the ministry",
    }

    page = secretary.post(reverse("choices:input", args=[measure.reference]), values)

    saved = PlanningInput.objects.get()
    assert page.status_code == 302
    assert (saved.latest_start, saved.pilot_cost, saved.cost_high) == (
        2028,
        Decimal("0.4"),
        Decimal("1.5"),
    )
    assert saved.harm_thousand_kzt == 1_500_000
    assert [one.code for one in saved.needs.all()] == ["A"]


def test_an_exclusion_is_added_and_taken_back(secretary, plan):
    secretary.post(
        reverse("choices:exclude"), {"plan": plan.slug, "codes": "A, B", "reason": "one is enough"}
    )
    kept = Exclusion.objects.get()
    page = secretary.get(f"{reverse('choices:inputs')}?plan={plan.slug}")
    secretary.post(reverse("choices:withdraw", args=[kept.pk]))

    assert "one is enough" in page.content.decode()
    assert not Exclusion.objects.exists()


def test_an_organisation_judges_what_matters_more(client, plan):
    client.force_login(people.user(Role.AGENCY_MEMBER))

    page = client.post(
        f"{reverse('choices:weights')}?plan={plan.slug}", {"law-education": "-3"}, follow=True
    )

    assert "25" in page.content.decode()
    assert page.context["joint"].weights.together.weights["education"] == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("gap", "is_said"), [(0.0208, True), (0.004, False)], ids=["time ended", "proven as asked"]
)
def test_the_page_and_the_annex_say_what_is_not_proven_and_how_to_go_on(
    secretary, plan, gap, is_said
):
    choice = choices.choice(plan)
    choice.result["gap"] = gap
    choice.save(update_fields=["result"])

    page = secretary.get(reverse("choices:choice", args=[choice.reference])).content.decode()
    _name, annex = make_annex(actor=SYSTEM, choice=choice, file_format="docx", language="en")

    words = [part.text for part in Document(BytesIO(annex)).paragraphs]
    assert ("compute it again with more seconds" in page) is is_said
    assert any("another set may be worth up to 2.08" in text for text in words) is is_said
