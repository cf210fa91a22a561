import json
from datetime import timedelta

import pytest
from django.db.utils import OperationalError

from factories import people
from factories.reports import report
from ortaq.act.reports.models import Report
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM
from ortaq.shared.people.models import ApiToken
from ortaq.shared.people.services import issue_token, revoke_token

pytestmark = pytest.mark.django_db

BODY = {
    "source_id": "77",
    "narrative": "Клиент перевёл деньги, звонили с +7 709 123 45 67",
    "reported_at": "2026-03-10T09:30:00+05:00",
    "channel": "bank",
    "region": "KZ-71",
    "claimed_kzt": "250000.50",
    "offender": {"account": "KZ90999TEST000000001"},
}


@pytest.fixture
def token():
    return issue_token(actor=SYSTEM, organisation=people.organisation("BANK-A"), name="desk")


def post(client, secret, body=BODY, key="k1", **headers):
    return client.post(
        "/api/v1/reports",
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": key, **headers},
    )


def test_a_report_is_filed_and_read_again(client, token):
    response = post(client, token[1])

    stored = Report.objects.get()
    assert response.status_code == 201
    assert response.json()["reference"] == stored.reference
    assert (stored.source, stored.organisation.code) == ("api:BANK-A", "BANK-A")
    assert {m.identifier.kind for m in stored.mentions.all()} == {"phone", "iban"}
    headers = {"Authorization": f"Bearer {token[1]}"}
    read = client.get(f"/api/v1/reports/{stored.reference}", headers=headers)
    assert read.json()["status"] == "received"


def test_the_same_key_gives_the_same_answer(client, token):
    first = post(client, token[1])
    second = post(client, token[1])

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["reference"] == second.json()["reference"]
    assert Report.objects.count() == 1


def test_a_key_belongs_to_one_body(client, token):
    post(client, token[1])

    response = post(client, token[1], {**BODY, "source_id": "78"})

    assert response.status_code == 422
    assert response.json()["code"] == "idempotency_key_reused"


def test_the_same_report_under_another_key_is_known(client, token):
    post(client, token[1])

    assert post(client, token[1], key="k2").status_code == 200
    assert Report.objects.count() == 1


def test_one_id_for_two_reports_is_a_conflict(client, token):
    post(client, token[1])

    response = post(client, token[1], {**BODY, "narrative": "Другое"}, key="k2")

    assert (response.status_code, response.json()["code"]) == (409, "source_id_reused")
    assert Report.objects.count() == 1


def test_problems_are_listed_by_field(client, token):
    response = post(client, token[1], {**BODY, "region": "KZ-00", "crime_type": "witchcraft"})

    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert {item["field"] for item in response.json()["errors"]} == {"region", "crime_type"}
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {**BODY, "reported_at": "2026-03-10T09:30:00"},
        {**BODY, "narrative": ""},
        {**BODY, "status": "closed"},
        {**BODY, "channel": "pigeon"},
        {**BODY, "source_id": "a\x00b"},
        {**BODY, "claimed_kzt": -1},
        {**BODY, "claimed_kzt": "1e400"},
        {**BODY, "narrative": "х" * 20_001},
        {**BODY, "offender": {"name": "x"}},
    ],
)
def test_a_malformed_body_is_refused(client, token, body):
    response = post(client, token[1], body)

    assert response.status_code == 422
    assert response.json()["errors"]
    assert not Report.objects.exists()


def test_without_a_key_nothing_is_filed(client, token):
    response = client.post(
        "/api/v1/reports",
        json.dumps(BODY),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token[1]}"},
    )

    assert response.status_code == 422


@pytest.mark.parametrize(
    "secret", ["", "ortaq_x_y", "ortaq__", "other", "ortaq_" + "a" * 500 + "_b"]
)
def test_an_unknown_token_is_refused(client, token, secret):
    assert post(client, secret).status_code == 401


def test_an_ended_or_expired_token_is_refused(client, token):
    row, secret = token
    revoke_token(actor=SYSTEM, token=row)
    assert post(client, secret).status_code == 401
    other, fresh = issue_token(actor=SYSTEM, organisation=people.organisation("BANK-A"), name="x")
    ApiToken.objects.filter(pk=other.pk).update(expires_at=clock.now() - timedelta(days=1))

    assert post(client, fresh).status_code == 401


def test_a_cookie_is_no_token(client, token):
    client.force_login(people.user())

    response = client.post(
        "/api/v1/reports",
        json.dumps(BODY),
        content_type="application/json",
        headers={"Idempotency-Key": "k"},
    )

    assert response.status_code == 401


def test_another_organisations_report_is_not_there(client, token):
    foreign = report(
        "Чужой", actor=people.user("duty_officer", people.organisation("BANK-B")).actor
    )
    headers = {"Authorization": f"Bearer {token[1]}"}

    assert client.get(f"/api/v1/reports/{foreign.reference}", headers=headers).status_code == 404


def test_the_description_is_openapi_3_1(client):
    description = client.get("/api/v1/openapi.json").json()

    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) >= {
        "/api/v1/reports",
        "/api/v1/reports/{reference}",
        "/api/v1/identifiers/check",
    }


def test_a_full_disk_is_told_as_a_problem_and_the_report_can_come_again(
    client, token, monkeypatch, caplog
):
    def full(**_: object):
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("ortaq.act.intake.api.submit_once", full)
        response = post(client, token[1])

    assert (response.status_code, response.json()["code"]) == (503, "no_room")
    assert response["Content-Type"] == "application/problem+json"
    assert int(response["Retry-After"]) > 0
    assert [row.levelname for row in caplog.records if row.name == "ortaq.web.api"] == ["ERROR"]
    assert post(client, token[1]).status_code == 201


def test_another_failure_of_the_database_is_a_defect(client, token, monkeypatch):
    def locked(**_: object):
        raise OperationalError("database is locked")

    monkeypatch.setattr("ortaq.act.intake.api.submit_once", locked)

    with pytest.raises(OperationalError):
        post(client, token[1])


@pytest.mark.parametrize(
    ("held_at", "code"),
    [
        ("0001-01-01T00:00:00+14:00", "held_before_crime"),
        ("9999-12-31T23:59:59-12:00", "future_date"),
    ],
)
def test_a_moment_at_the_end_of_the_calendar_is_a_problem_like_others(client, token, held_at, code):
    body = {**BODY, "held_kzt": "5", "held_at": held_at}

    response = post(client, token[1], body)

    assert response.status_code == 422
    assert [error["code"] for error in response.json()["errors"]] == [code]


def test_a_body_that_is_too_long_is_told_as_a_problem(client, token, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100

    response = post(client, token[1])

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "invalid_request"
