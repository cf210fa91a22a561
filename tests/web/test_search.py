"""One box that finds anything the reader may see, and nothing else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from factories import assessments, frameworks, gaps, measures, people
from factories.reports import report
from ortaq.act.campaigns.queries import find_membership
from ortaq.act.reports.models import Identifier
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.models import PlanStatus
from ortaq.shared.actors import Role

pytestmark = pytest.mark.django_db
PHONE = "+77095550001"


def found(client, words: str) -> set[str]:
    """Addresses that the words find."""
    answer = client.get("/en/search/", {"q": words})
    assert answer.status_code == 200
    return {hit.url for _group, hits in answer.context["groups"] for hit in hits}


@pytest.fixture
def bank():
    return people.organisation("BANK-A")


@pytest.fixture
def reports(bank):
    actor = people.user(Role.DUTY_OFFICER, bank).actor
    text = f"Лже-следователь Төлегенов звонил с {PHONE}"
    return [report(text, actor=actor) for _ in range(2)]


def test_an_investigator_finds_report_identifier_and_campaign(client, reports):
    client.force_login(people.user(Role.INVESTIGATOR))
    campaign = find_membership(reports[0]).campaign.reference
    identifier = Identifier.objects.get(value=PHONE)
    addresses = {reverse("reports:report", args=[one.reference]) for one in reports}

    assert found(client, reports[0].reference.lower()) == {
        reverse("reports:report", args=[reports[0].reference])
    }
    assert found(client, campaign) == {reverse("campaigns:campaign", args=[campaign])}
    assert reverse("reports:identifier", args=[identifier.pk]) in found(client, "8 709 555 00 01")
    assert found(client, "ТӨЛЕГЕНОВ") == addresses


@pytest.mark.parametrize("role", [None, Role.OBSERVER])
def test_who_may_not_read_reports_finds_none(client, reports, role):
    if role is not None:
        client.force_login(people.user(role))
    campaign = find_membership(reports[0]).campaign.reference

    for words in (PHONE, campaign, reports[0].reference, "Төлегенов"):
        assert found(client, words) == set()


def test_another_bank_finds_nothing_of_the_first(client, reports):
    client.force_login(people.user(Role.DUTY_OFFICER, people.organisation("BANK-B")))
    campaign = find_membership(reports[0]).campaign.reference

    for words in (PHONE, campaign, reports[0].reference, "Төлегенов"):
        assert found(client, words) == set()


def test_the_plan_side_is_found_in_any_of_its_languages(client):
    framework = frameworks.loaded()
    gap = gaps.gap(title=Trilingual("Тергеуші жетіспейді", "Не хватает следователей", "Few"))
    measure = measures.measure(title=Trilingual("Оқыту орталығы", "Учебный центр", "Training"))
    client.force_login(people.user(Role.SECRETARY))
    provision = reverse("gaps:provision", args=[framework.reference, "S-2"])

    assert provision in found(client, "Title S-2 ru")
    assert found(client, "тергеуші") == {reverse("gaps:gap", args=[gap.reference])}
    assert found(client, gap.reference) == {reverse("gaps:gap", args=[gap.reference])}
    assert found(client, "учебный") == {reverse("measures:measure", args=[measure.reference])}


def test_the_public_finds_only_what_is_published(client):
    frameworks.loaded()
    gaps.gap(title=Trilingual(en="Secret gap"))
    draft = measures.measure(title=measures.text("Secret measure"))

    assert draft.plan.status == PlanStatus.DRAFT
    for words in ("Secret", "Title S-2"):
        assert found(client, words) == set()


@pytest.mark.parametrize("words", ["", " ", "a", "%", "_", "'", '"', "\\", "a" * 5_000, "ұ\u0301"])
def test_odd_words_find_nothing_and_break_nothing(client, reports, words):
    assessments.opened()
    client.force_login(people.user(Role.INVESTIGATOR))

    assert found(client, words) == set()


def test_nothing_found_says_what_to_try(client, db):
    client.force_login(people.user(Role.ANALYST))

    page = client.get("/en/search/", {"q": "нет такого"}).content.decode()

    assert "Nothing found" in page
    assert 'value="нет такого"' in page
