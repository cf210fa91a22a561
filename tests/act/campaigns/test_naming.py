"""What people call a campaign."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

from factories import people
from factories.reports import report
from ortaq.act.campaigns.models import LONGEST_NAME, Campaign, CampaignEvent, Membership
from ortaq.act.campaigns.services import merge_campaigns, name_campaign, undo_regrouping
from ortaq.shared.actors import NotAllowed, Role
from ortaq.shared.audit.models import Entry

pytestmark = pytest.mark.django_db

PHONE = "+77095550001"
OTHER_PHONE = "+77095550002"
NAME = "Звонки «из банка» с одного номера"
HOSTILE = "\"'><script>window.pwned=1</script>"


@pytest.fixture
def officer():
    return people.user(Role.DUTY_OFFICER, people.organisation("BANK-A"))


@pytest.fixture
def campaign(officer) -> Campaign:
    for _ in range(2):
        last = report(f"Мошенник звонил с номера {PHONE}", actor=officer.actor)
    return Membership.objects.get(report=last).campaign


@pytest.fixture
def other() -> Campaign:
    for _ in range(2):
        last = report(f"Звонил обманщик {OTHER_PHONE}")
    return Membership.objects.get(report=last).campaign


@pytest.fixture
def analyst(client):
    person = people.user(Role.ANALYST)
    client.force_login(person)
    return person


def send(client, campaign: Campaign, name: str):
    address = reverse("campaigns:name", args=[campaign.reference])
    return client.post(address, {"name": name}, follow=True)


def test_the_name_is_kept_told_and_logged_without_its_words(analyst, campaign):
    name_campaign(actor=analyst.actor, campaign=campaign, name=f"  {NAME}\n ")
    name_campaign(actor=analyst.actor, campaign=campaign, name=NAME)

    campaign.refresh_from_db()
    event = CampaignEvent.objects.get(kind="named")
    entry = Entry.objects.get(action="campaign.name")
    assert campaign.name == event.note == NAME
    assert event.by == analyst.actor.name
    assert (entry.subject, entry.details) == (campaign.reference, {"is_named": True})


def test_an_empty_name_takes_it_away(client, analyst, campaign):
    send(client, campaign, NAME)

    page = send(client, campaign, " ").content.decode()

    campaign.refresh_from_db()
    assert campaign.name == ""
    assert f"Named “{NAME}”" in page
    assert "The name was taken away" in page


def test_who_may_not_judge_is_refused(client, officer, campaign):
    client.force_login(officer)

    assert send(client, campaign, NAME).status_code == 403
    with pytest.raises(NotAllowed):
        name_campaign(actor=officer.actor, campaign=campaign, name=NAME)


def test_everybody_who_may_see_the_campaign_reads_it_and_nobody_else(client, campaign, officer):
    name_campaign(actor=people.user(Role.ANALYST).actor, campaign=campaign, name=NAME)
    pages = [reverse("campaigns:list"), reverse("campaigns:campaign", args=[campaign.reference])]
    client.force_login(officer)
    theirs = [client.get(page).content.decode() for page in pages]
    client.force_login(people.user(Role.DUTY_OFFICER, people.organisation("BANK-B")))

    assert all(NAME in page for page in theirs)
    assert not any(NAME in client.get(page).content.decode() for page in pages)


def test_a_hostile_name_is_text(client, analyst, campaign):
    shown = send(client, campaign, HOSTILE).content.decode()
    listed = client.get(reverse("campaigns:list")).content.decode()
    home = client.get("/en/").content.decode()

    for page in (shown, listed, home):
        assert "&lt;script&gt;window.pwned" in page
        assert "<script>window.pwned" not in page


def test_too_long_a_name_is_said_beside_its_field_and_kept_there(client, analyst, campaign):
    page = send(client, campaign, "x" * (LONGEST_NAME + 1))

    campaign.refresh_from_db()
    assert page.status_code == 422
    assert "x" * (LONGEST_NAME + 1) in page.content.decode()
    assert campaign.name == ""


def test_a_name_is_found_by_those_who_may_see_the_campaign(client, officer, campaign):
    name_campaign(actor=people.user(Role.ANALYST).actor, campaign=campaign, name=NAME)
    address = reverse("search")
    client.force_login(officer)
    theirs = client.get(address, {"q": "ИЗ БАНКА"}).content.decode()
    client.force_login(people.user(Role.DUTY_OFFICER, people.organisation("BANK-B")))

    others = client.get(address, {"q": "ИЗ БАНКА"}).content.decode()

    assert reverse("campaigns:campaign", args=[campaign.reference]) in theirs
    assert campaign.reference not in others


def test_the_file_has_the_name_and_no_formula(client, analyst, campaign):
    send(client, campaign, "=1+1")

    file = client.get(reverse("campaigns:csv")).content.decode("utf-8-sig")

    (row,) = list(csv.reader(io.StringIO(file)))[1:]
    assert row[-1].endswith("=1+1")
    assert not row[-1].startswith("=")


def name_of(campaign: Campaign) -> str:
    campaign.refresh_from_db()
    return campaign.name


def test_the_history_names_what_was_taken_in(client, analyst, campaign, other):
    name_campaign(actor=analyst.actor, campaign=other, name=NAME)
    merge_campaigns(actor=analyst.actor, campaign=campaign, other=other, reason="one voice")

    page = client.get(reverse("campaigns:campaign", args=[campaign.reference])).content.decode()

    assert f"“{NAME}”" in page[page.index('id="history"') :]


def test_a_nameless_campaign_has_the_name_of_what_it_takes_in_until_that_is_undone(
    analyst, campaign, other
):
    name_campaign(actor=analyst.actor, campaign=other, name=NAME)

    merged = merge_campaigns(actor=analyst.actor, campaign=campaign, other=other, reason="one")
    taken_over = name_of(campaign)
    undo_regrouping(actor=analyst.actor, regrouping=merged)

    assert taken_over == NAME
    assert (name_of(campaign), name_of(other)) == ("", NAME)


def test_a_name_of_its_own_stays_through_merging_and_parting(analyst, campaign, other):
    name_campaign(actor=analyst.actor, campaign=campaign, name="Own")
    name_campaign(actor=analyst.actor, campaign=other, name=NAME)

    merged = merge_campaigns(actor=analyst.actor, campaign=campaign, other=other, reason="one")
    kept = name_of(campaign)
    undo_regrouping(actor=analyst.actor, regrouping=merged)

    assert kept == "Own"
    assert (name_of(campaign), name_of(other)) == ("Own", NAME)


def test_a_report_that_joins_two_campaigns_keeps_the_name_of_the_younger(analyst):
    sides = ("+77095550003 и сайт kaspi-bonus.example", "+77095550004 и сайт halyk-prize.example")
    older, younger = (
        Membership.objects.get(report=[report(f"Мошенники: {side}") for _ in range(2)][-1]).campaign
        for side in sides
    )
    name_campaign(actor=analyst.actor, campaign=younger, name=NAME)

    report(f"Мошенники: {sides[0]}, потом {sides[1]}")

    younger.refresh_from_db()
    assert younger.merged_into == older
    assert name_of(older) == NAME
