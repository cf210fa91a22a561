"""The page of an identifier: its history, roles, hints and campaigns, for each reader his own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils.translation import override

from factories import people
from factories.reports import report
from ortaq.act.campaigns import queries
from ortaq.act.campaigns.models import Membership
from ortaq.act.campaigns.queries import membership
from ortaq.act.reports.models import Identifier
from ortaq.act.reports.queries import get_identifier_view, list_identifiers
from ortaq.act.reports.queries.hints import Hint, list_hints
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role
from ortaq.web.templatetags.ortaq import known_detail

pytestmark = pytest.mark.django_db

PHONE = "+77095550001"


def bank(code: str):
    return people.user(Role.DUTY_OFFICER, people.organisation(code))


@pytest.fixture
def two_banks():
    ours, theirs = bank("BANK-A"), bank("BANK-B")
    text = f"Мошенник звонил с номера {PHONE}"
    mine = report(text, actor=ours.actor, reported_at=datetime(2026, 1, 10, tzinfo=UTC))
    for month in (3, 4):
        report(text, actor=theirs.actor, reported_at=datetime(2026, month, 10, tzinfo=UTC))
    return ours, theirs, mine, Identifier.objects.get(value=PHONE)


def seen_by(user, identifier: Identifier):
    return get_identifier_view(user.actor, identifier.pk, on=clock.today(), now=clock.now())


def test_history_and_roles_are_of_the_readers_own_reports(two_banks):
    ours, theirs, _mine, identifier = two_banks

    assert seen_by(ours, identifier).by_month == [("2026-01", 1)]
    assert seen_by(theirs, identifier).by_month == [("2026-03", 1), ("2026-04", 1)]
    assert seen_by(ours, identifier).roles == {"offender": 1}
    assert seen_by(theirs, identifier).roles == {"offender": 2}


def test_the_list_tells_the_last_day_that_the_reader_may_know(two_banks):
    ours, _theirs, _mine, _identifier = two_banks

    (row,) = list_identifiers(ours.actor)

    assert row.last_at.date().isoformat() == "2026-01-10"


def test_the_page_names_campaigns_and_how_to_contest(client, two_banks):
    ours, _theirs, mine, identifier = two_banks
    client.force_login(ours)

    page = client.get(reverse("reports:identifier", args=[identifier.pk])).content.decode()

    assert Membership.objects.get(report=mine).campaign.reference in page
    assert "If it is named wrongly" in page
    assert "Flagged for everybody" in page
    assert "January 2026" in page
    assert "March 2026" not in page


@pytest.mark.parametrize(
    ("kind", "value", "detail", "hint"),
    [
        ("phone", "+77015550001", "", Hint("operator", "Kcell")),
        ("iban", "KZ601251234567890123", "", Hint("bank", "National Bank of Kazakhstan")),
        ("domain", "pay.evil.top", "", Hint("site", "evil.top")),
        ("url", "https://pay.evil.top/a?b=1", "", Hint("site", "evil.top")),
        ("email", "a@evil.top", "", Hint("site", "evil.top")),
        ("wallet", "0x1", "ETH", Hint("coin", "ETH")),
        ("handle", "telegram:evil", "", Hint("platform", "telegram")),
    ],
)
def test_letters_and_digits_hint_at_an_owner(kind, value, detail, hint):
    assert list_hints(Identifier(kind=kind, value=value, detail=detail)) == [hint]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("kk", "Қазақстан Республикасының Ұлттық Банкі"),
        ("ru", "Национальный Банк Республики Казахстан"),
    ],
)
def test_a_bank_is_named_in_the_language_of_the_reader(language, name):
    with override(language):
        assert list_hints(Identifier(kind="iban", value="KZ601251234567890123"))[0].value == name


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("phone", "+15550100"),
        ("phone", "+77095550001"),
        ("iban", "DE89370400440532013000"),
        ("iban", "KZ989991234567890123"),
        ("url", "https://192.0.2.1/a"),
        ("card", "999999******0001"),
        ("ip", "192.0.2.1"),
    ],
)
def test_what_says_nothing_hints_at_nobody(kind, value):
    assert list_hints(Identifier(kind=kind, value=value)) == []


@pytest.mark.parametrize(
    ("kind", "value", "detail", "known"),
    [
        ("iban", "KZ989991234567890123", "999", "bank code 999"),
        ("iban", "KZ601251234567890123", "125", "National Bank of Kazakhstan"),
        ("wallet", "0x1", "ETH", "ETH"),
        ("url", "https://192.0.2.1/a", "", ""),
    ],
)
def test_what_is_known_of_it_is_said_in_words(kind, value, detail, known):
    assert known_detail(Identifier(kind=kind, value=value, detail=detail)) == known


def test_of_very_many_campaigns_the_page_says_how_many_more(client, monkeypatch):
    monkeypatch.setattr(membership, "CAMPAIGNS_LISTED", 1)
    monkeypatch.setattr(queries, "CAMPAIGNS_LISTED", 1)
    officer = bank("BANK-A")
    for phone in ("+77095550011", "+77095550022"):
        for _ in range(2):
            one = report(f"Мошенник звонил с номера {phone}", actor=officer.actor)
        one.mentions.create(
            identifier=Identifier.objects.get(value="+77095550011"),
            role="offender",
            role_confidence=0.9,
            rule="test",
        )
    identifier = Identifier.objects.get(value="+77095550011")
    client.force_login(officer)

    page = client.get(reverse("reports:identifier", args=[identifier.pk])).content.decode()

    assert "and 1 more" in page


def test_the_system_sees_all_of_it(two_banks):
    *_, identifier = two_banks

    view = get_identifier_view(SYSTEM, identifier.pk, on=clock.today(), now=clock.now())

    assert [count for _, count in view.by_month] == [1, 0, 1, 1]


def test_the_page_tells_how_else_the_same_site_is_written(client):
    ours, theirs = bank("BANK-A"), bank("BANK-B")
    for host, user in (
        ("bank-bonus.top", ours),
        ("m.bank-bonus.top", ours),
        ("m.bank-bonus.top", ours),
        ("secure.bank-bonus.top", theirs),
        ("other-bonus.top", ours),
    ):
        report(f"Мошенники прислали сайт {host}, там просят код", actor=user.actor)
    identifier = Identifier.objects.get(value="bank-bonus.top")

    forms = [(form.identifier.value, form.reports) for form in seen_by(ours, identifier).forms]

    assert forms == [("m.bank-bonus.top", 2)]
    client.force_login(ours)
    page = client.get(reverse("reports:identifier", args=[identifier.pk])).content.decode()
    assert "m[.]bank-bonus[.]top" in page
    assert "secure" not in page


def test_what_is_written_in_one_way_only_has_no_other_forms(two_banks):
    ours, _theirs, _mine, identifier = two_banks

    assert seen_by(ours, identifier).forms == []
