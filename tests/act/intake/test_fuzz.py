"""The API against its own description: whatever is sent, the answer is one that it promises."""

from __future__ import annotations

import uuid

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from factories import people
from factories.reports import report
from ortaq.act.intake import api
from ortaq.act.reports.models import Report
from ortaq.plan.decisions import api as committee
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.audit.queries import verify
from ortaq.shared.people.services import issue_token

pytestmark = pytest.mark.django_db
EXAMPLES = 50
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
PATIENT = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def bank():
    return people.organisation("BANK-A")


@pytest.fixture
def secret(bank):
    return issue_token(actor=SYSTEM, organisation=bank, name="desk")[1]


@pytest.fixture
def description(db, monkeypatch):
    from ortaq.wsgi import application

    monkeypatch.setattr(api, "REQUESTS_PER_MINUTE", 10_000)
    monkeypatch.setattr(committee, "REQUESTS_PER_MINUTE", 10_000)
    # As Django's own test client does: the end of a request must not end the test's transaction.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def try_everything(operation, headers, mode, change=lambda case: case) -> set[int]:
    """Send many requests to one operation; return the codes that came back."""
    codes = set()

    @PATIENT
    @given(case=operation.as_strategy(generation_mode=mode).map(change))
    def send(case):
        answer = case.call(headers=headers)
        codes.add(answer.status_code)
        case.validate_response(answer, checks=CHECKS)

    send()
    return codes


MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


@pytest.mark.parametrize("mode", MODES, ids=str)
@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/api/v1/reports", "POST"),
        ("/api/v1/reports/{reference}", "GET"),
        ("/api/v1/identifiers/check", "POST"),
        ("/api/v1/identifiers/check", "GET"),
        ("/api/v1/decisions", "GET"),
        ("/api/v1/decisions/{reference}", "GET"),
        ("/api/v1/meetings", "GET"),
        ("/api/v1/assignments", "GET"),
        ("/api/v1/assignments/{reference}", "GET"),
        ("/api/v1/consultations", "GET"),
        ("/api/v1/consultations/{reference}", "GET"),
        ("/api/v1/comments", "GET"),
        ("/api/v1/comments", "POST"),
        ("/api/v1/dispositions", "GET"),
    ],
)
def test_no_request_surprises_the_api(description, secret, path, method, mode):
    headers = {"Authorization": f"Bearer {secret}"}

    codes = try_everything(description[path][method], headers, mode)

    assert codes - {401}
    assert verify().holds


def reaching_the_register(case):
    """The request under a key of its own, with codes that the country has and without sums."""
    case.body.update(channel="bank", language="", region="KZ-75", crime_type="")
    case.body["reported_at"] = "2026-03-10T09:30:00+05:00"
    for name in ("claimed_kzt", "held_kzt", "restored_kzt", "occurred_on"):
        case.body.pop(name, None)
    case.headers["Idempotency-Key"] = case.body["source_id"] = uuid.uuid4().hex
    return case


def test_what_gets_past_the_rules_is_stored_whatever_its_text(description, secret):
    headers = {"Authorization": f"Bearer {secret}"}
    operation = description["/api/v1/reports"]["POST"]

    codes = try_everything(operation, headers, GenerationMode.POSITIVE, reaching_the_register)

    assert 201 in codes
    assert Report.objects.count() >= EXAMPLES // 2
    assert verify().holds


def test_the_description_lists_every_operation(description):
    operations = {
        (result.ok().path, result.ok().method) for result in description.get_all_operations()
    }

    assert operations == {
        ("/api/v1/reports", "post"),
        ("/api/v1/reports/{reference}", "get"),
        ("/api/v1/identifiers/check", "post"),
        ("/api/v1/identifiers/check", "get"),
        ("/api/v1/decisions", "get"),
        ("/api/v1/decisions/{reference}", "get"),
        ("/api/v1/meetings", "get"),
        ("/api/v1/assignments", "get"),
        ("/api/v1/assignments/{reference}", "get"),
        ("/api/v1/consultations", "get"),
        ("/api/v1/consultations/{reference}", "get"),
        ("/api/v1/comments", "get"),
        ("/api/v1/comments", "post"),
        ("/api/v1/dispositions", "get"),
    }


@pytest.mark.any_database
@pytest.mark.parametrize("mode", MODES, ids=str)
def test_without_a_token_nothing_is_told_and_nothing_stored(description, mode):
    foreign = report(actor=people.user(Role.DUTY_OFFICER).actor)

    for result in description.get_all_operations():
        codes = try_everything(result.ok(), {"Authorization": "Bearer ortaq_no_no"}, mode)
        assert codes <= {400, 401, 404, 405, 422}
        assert 401 in codes

    assert list(Report.objects.all()) == [foreign]
