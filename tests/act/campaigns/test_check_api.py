"""Checking over HTTP: bulk, quota, and what another organisation's machine learns."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine

from factories import people
from factories.reports import TOLD_AT, report
from ortaq.act.campaigns import api
from ortaq.act.reports.models import LookupDay
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.audit.models import Entry
from ortaq.shared.people.services import issue_token

pytestmark = pytest.mark.django_db

PHONE = "+77095550001"
ADDRESS = "/api/v1/identifiers/check"


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel(TOLD_AT + timedelta(days=1), tick=False):
        yield


@pytest.fixture
def bank():
    return people.organisation("BANK-A")


@pytest.fixture
def secret(bank):
    return issue_token(actor=SYSTEM, organisation=bank, name="desk")[1]


def check(client, secret, values):
    return client.post(
        ADDRESS,
        json.dumps({"values": values}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )


def officer(bank):
    return people.user(Role.DUTY_OFFICER, bank).actor


def test_a_machine_learns_what_its_organisation_reported(client, bank, secret):
    text = f"Мошенник звонил с номера {PHONE} и просил перевести деньги"
    for _ in range(2):
        last = report(text, actor=officer(bank))

    response = check(client, secret, ["8 709 555 00 01"])

    (row,) = response.json()["results"]
    assert response.status_code == 200
    assert (row["kind"], row["value"], row["verdict"]) == ("phone", PHONE, "flagged")
    assert (row["reports"], row["reporters"]) == (2, 1)
    assert row["campaigns"] == [last.membership.campaign.reference]
    assert row["first_seen_on"] == row["last_seen_on"] == "2026-03-10"
    assert row["flag"]["ground"] == "institution"
    assert row["error"] is None


def test_another_organisations_reports_are_not_counted(client, secret):
    report(f"Номер {PHONE} назвали в разговоре", actor=officer(people.organisation("BANK-B")))

    (row,) = check(client, secret, [PHONE]).json()["results"]

    assert (row["reports"], row["reporters"], row["campaigns"]) == (0, 0, [])
    assert row["first_seen_on"] is None


def test_one_bad_value_does_not_fail_the_batch(client, secret):
    values = ["", "no number", "x" * 9_000, "8 709 555 00 01", "\x00", "☃"]

    rows = check(client, secret, values).json()["results"]

    assert [row["input"] for row in rows] == values
    assert [row["verdict"] == "invalid" for row in rows] == [True, True, True, False, True, True]
    assert rows[0]["error"]["code"] == "not_an_identifier"


@pytest.mark.parametrize("body", [{}, {"values": []}, {"values": "x"}, {"values": [1]}, []])
def test_a_malformed_request_is_refused(client, secret, body):
    response = client.post(
        ADDRESS,
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )

    assert response.status_code == 422


def test_too_many_values_are_refused(client, secret):
    assert check(client, secret, ["1"] * (api.MOST_VALUES + 1)).status_code == 422


def test_one_value_is_asked_by_address(client, secret):
    headers = {"Authorization": f"Bearer {secret}"}

    response = client.get(ADDRESS, {"value": PHONE}, headers=headers)

    assert (response.status_code, response.json()["verdict"]) == (200, "unknown")


def test_without_a_token_nothing_is_told(client):
    assert check(client, "ortaq_no_no", [PHONE]).status_code == 401


def test_the_quota_is_the_organisations_and_ends_with_the_day(client, bank, secret, settings):
    settings.CHECK_QUOTA = 5
    other = issue_token(actor=SYSTEM, organisation=bank, name="another desk")[1]

    first = check(client, secret, [PHONE] * 3)
    refused = check(client, other, [PHONE] * 3)
    last = check(client, other, [PHONE] * 2)

    assert (first["RateLimit-Limit"], first["RateLimit-Remaining"]) == ("5", "2")
    assert (refused.status_code, refused.json()["code"]) == (429, "quota_used_up")
    assert refused["Content-Type"] == "application/problem+json"
    assert refused["RateLimit-Remaining"] == "2"
    assert 0 < int(refused["Retry-After"]) <= 86_400
    assert last["RateLimit-Remaining"] == "0"
    with time_machine.travel(TOLD_AT + timedelta(days=2), tick=False):
        assert check(client, secret, [PHONE]).status_code == 200


def test_the_quota_of_one_organisation_is_not_anothers(client, secret, settings):
    settings.CHECK_QUOTA = 1
    other = issue_token(actor=SYSTEM, organisation=people.organisation("BANK-B"), name="desk")[1]
    check(client, secret, [PHONE])

    assert check(client, other, [PHONE]).status_code == 200


def test_what_was_known_is_counted_without_saying_what(client, bank, secret):
    report(f"Мошенник звонил с номера {PHONE}", actor=officer(bank))

    check(client, secret, [PHONE, "+77095550009", "hello"])

    assert list(LookupDay.objects.values_list("asked", "known")) == [(3, 1)]


def test_look_ups_are_logged_by_day_without_values(client, secret):
    check(client, secret, [PHONE] * 3)
    assert not Entry.objects.filter(action="identifier.check").exists()

    with time_machine.travel(TOLD_AT + timedelta(days=2), tick=False):
        check(client, secret, [PHONE])
        check(client, secret, [PHONE])

    entry = Entry.objects.get(action="identifier.check")
    assert entry.details == {"day": "2026-03-11", "values": 3, "known": 0}
    assert entry.subject == "BANK-A"
    assert LookupDay.objects.count() == 2
