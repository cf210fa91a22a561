"""By what a reader tells a campaign from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils.translation import override

from factories import people
from factories.campaigns import OTHER_PHONE, PHONE, campaign_of, told
from ortaq.act.campaigns.queries import Gist, gist, list_gists
from ortaq.act.campaigns.wording import gist_line
from ortaq.act.reports.models import Identifier
from ortaq.shared.actors import PUBLIC, SYSTEM, Role

if TYPE_CHECKING:
    from ortaq.act.campaigns.models import Campaign

pytestmark = pytest.mark.django_db


def bank(code: str):
    return people.user(Role.DUTY_OFFICER, people.organisation(code)).actor


def gist_of(campaign: Campaign, actor=SYSTEM) -> Gist:
    return list_gists(actor, [campaign])[campaign.pk]


def value(found: Gist) -> str:
    return found.identifier.value if found.identifier else ""


def test_it_is_what_most_reports_name_and_where_most_come_from():
    told(PHONE, OTHER_PHONE, region="KZ-71")
    told(PHONE, OTHER_PHONE, region="KZ-75")
    last = told(OTHER_PHONE, region="KZ-71")

    found = gist_of(campaign_of(last))

    assert (value(found), found.region) == (OTHER_PHONE, "KZ-71")


def test_what_one_report_names_and_half_of_the_regions_say_nothing():
    told(PHONE, region="KZ-71")
    last = told(PHONE, region="KZ-75")
    campaign = campaign_of(last)
    last.mentions.all().delete()

    found = gist_of(campaign)

    assert found == Gist()
    assert gist_line(found) == ""


def test_a_region_that_nobody_names_is_none():
    told(PHONE, region="")
    last = told(PHONE, region="")

    assert gist_of(campaign_of(last)).region == ""


def test_a_reader_is_told_of_what_his_own_reports_name():
    ours, theirs = bank("BANK-A"), bank("BANK-B")
    mine = [told(PHONE, actor=ours, region="KZ-75") for _ in range(2)]
    for _ in range(3):
        told(PHONE, OTHER_PHONE, actor=theirs, region="KZ-71")
    campaign = campaign_of(mine[0])
    Identifier.objects.filter(value=OTHER_PHONE).update(report_count=9)

    assert (value(gist_of(campaign, ours)), gist_of(campaign, ours).region) == (PHONE, "KZ-75")
    assert gist_of(campaign, theirs).region == "KZ-71"
    assert gist_of(campaign, PUBLIC) == Gist()


def test_the_latest_reports_of_a_large_campaign_speak(monkeypatch):
    for _ in range(3):
        told(PHONE)
    for _ in range(2):
        last = told(PHONE, OTHER_PHONE, region="KZ-71")
    Identifier.objects.filter(value=PHONE).update(is_hub=True)
    monkeypatch.setattr(gist, "LOOKED_AT", 2)

    found = gist_of(campaign_of(last))

    assert (value(found), found.region) == (OTHER_PHONE, "KZ-71")


def test_many_campaigns_take_as_many_queries_as_one(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(gist, "LOOKED_AT", 2)
    campaigns = []
    for number in range(8):
        for _ in range(3):
            last = told(f"+770955511{number:02d}")
        campaigns.append(campaign_of(last))

    with django_assert_num_queries(4):
        list_gists(SYSTEM, campaigns[:1])
    with django_assert_num_queries(4):
        found = list_gists(SYSTEM, campaigns)

    assert [value(found[one.pk])[-2:] for one in campaigns] == [f"{n:02d}" for n in range(8)]
    with django_assert_num_queries(0):
        assert list_gists(SYSTEM, []) == {}


@pytest.mark.parametrize(
    ("language", "region"),
    [
        ("en", "mostly Almaty City"),
        ("ru", "в основном: город Алматы"),
        ("kk", "негізінен: Алматы қаласы"),
    ],
)
def test_the_line_is_in_the_language_of_the_reader(language, region):
    known = Gist(Identifier(kind="domain", value="pay.example"), "KZ-75")

    with override(language):
        said = gist_line(known)

    assert "pay[.]example</span>" in said
    assert region in said


def test_a_long_and_hostile_value_is_cut_and_escaped():
    hostile = Identifier(kind="url", value=f"https://pay.example/<script>{'x' * 90}")

    said = gist_line(Gist(hostile, ""))

    assert "<script>" not in said
    assert "…" in said
    assert len(said) < 140


@pytest.mark.parametrize("page", ["list", "home", "identifier", "report", "search", "campaign"])
def test_every_page_that_names_a_campaign_says_what_it_is(client, page):
    told(PHONE, region="KZ-75")
    last = told(PHONE, region="KZ-75")
    reference = campaign_of(last).reference
    identifier = Identifier.objects.get(value=PHONE)
    address = {
        "list": reverse("campaigns:list"),
        "home": "/en/",
        "identifier": reverse("reports:identifier", args=[identifier.pk]),
        "report": reverse("reports:report", args=[last.reference]),
        "search": f"{reverse('search')}?q={reference}",
        "campaign": reverse("campaigns:campaign", args=[reference]),
    }[page]
    client.force_login(people.user(Role.ANALYST))

    said = client.get(address).content.decode()

    assert reference in said
    assert f'translate="no">{PHONE}</span> · mostly Almaty' in said
