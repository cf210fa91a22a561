"""The check that is open to everybody."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from factories.reports import TOLD_AT, report
from ortaq.act.campaigns.views import check
from ortaq.act.reports.models import HubEffect, Mention
from ortaq.act.reports.services import add_hub
from ortaq.engine.terms.identifier import Role
from ortaq.shared.actors import SYSTEM

pytestmark = pytest.mark.django_db

PHONE = "+77095550001"


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel(TOLD_AT + timedelta(days=1), tick=False):
        yield


@pytest.fixture
def flagged():
    return report(
        f"Мошенник звонил с номера {PHONE}", offender_fields=(("offender_contact", PHONE),)
    )


def answer(client, value: str = PHONE, language: str = "en"):
    address = reverse("campaigns:check").replace("/en/", f"/{language}/", 1)
    return client.post(address, {"value": value})


def test_a_flagged_number_is_told_without_an_accusation(client, flagged):
    page = answer(client, "8 709 555-00-01").content.decode()

    assert "1 report of fraud names it" in page
    assert "This does not say who used it." in page
    assert flagged.reference not in page
    assert "C-0" not in page


def test_an_unknown_number_is_no_proof_of_honesty(client):
    page = answer(client).content.decode()

    assert "There is no warning about it" in page
    assert "no proof that it is honest" in page


def test_a_victims_number_and_an_unknown_one_look_alike(client, flagged):
    unknown = answer(client, "+77095550009").content.decode()
    Mention.objects.update(role=Role.VICTIM)

    victims = answer(client).content.decode()

    def plain(page: str) -> str:
        kept = page.replace("+77095550009", "N").replace(PHONE, "N")
        return (
            kept[kept.index("<main") : kept.index("</main")].split("csrf", 1)[0]
            + kept[kept.index('id="answer"') : kept.index("</main")]
        )

    assert plain(victims) == plain(unknown)


def test_of_a_protected_number_nobody_is_told_that_it_is_a_banks(client, flagged):
    add_hub(
        actor=SYSTEM,
        value=PHONE,
        effect=HubEffect.PROTECTED,
        category="named_wrongly",
        reason="A pensioner, statement 12-3",
    )

    page = answer(client).content.decode()

    assert "There is no warning about it" in page
    assert "It is protected" in page
    assert "It belongs to a bank" not in page
    assert "pensioner" not in page


def test_a_bank_is_well_known(client):
    assert "It is well known" in answer(client, "https://halykbank.kz/").content.decode()


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "hello", "☃" * 100])
def test_nonsense_is_said_to_be_so_and_stays_text(client, value):
    page = answer(client, value).content.decode()

    assert "This is no number, site or account" in page
    assert "<script>alert" not in page


def test_nothing_typed_is_asked_for_again(client):
    assert "There is a problem" in answer(client, "").content.decode()


def test_nobody_reads_the_list_out(client, flagged, monkeypatch):
    monkeypatch.setattr(check, "CHECKS_PER_HOUR", 2)

    codes = [answer(client).status_code for _ in range(3)]

    assert codes == [200, 200, 429]


def test_what_was_typed_is_not_in_the_address(client):
    response = client.get(reverse("campaigns:check"), {"value": PHONE})

    assert PHONE not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("language", "word"), [("kk", "хабарлама"), ("ru", "сообщени")])
def test_it_speaks_the_readers_language(client, flagged, language, word):
    page = answer(client, language=language).content.decode()

    assert word in page[page.index('id="answer"') :]
