"""The committee over HTTP: the same things as on the pages, and nothing more."""

from __future__ import annotations

import pytest

from factories import decisions, people
from ortaq.plan.decisions import services
from ortaq.shared.actors import SYSTEM
from ortaq.shared.people.services import issue_token

pytestmark = pytest.mark.django_db
CANARY = "құпияканарейка"
PATHS = ("decisions", "meetings", "assignments")


@pytest.fixture
def ask(client):
    """Ask for an address in the name of an organisation."""

    def get(organisation, path, **parameters):
        secret = issue_token(actor=SYSTEM, organisation=organisation, name="desk")[1]
        headers = {"Authorization": f"Bearer {secret}"}
        return client.get(f"/api/v1/{path}", parameters, headers=headers)

    return get


@pytest.fixture
def executor():
    """Carries out one assignment of an open item and one of a closed one."""
    committee = decisions.committee()
    meeting = decisions.planned(committee)
    body = people.organisation("EXECUTOR")
    shown = decisions.decision(decisions.item(meeting, "Open"), "Open")
    services.publish_decision(actor=SYSTEM, decision=shown)
    closed = decisions.decision(decisions.item(meeting, CANARY, is_closed=True), CANARY)
    decisions.assignment(shown, body, "Write")
    decisions.assignment(closed, body, "Secretly")
    decisions.assignment(shown, people.organisation("OTHER"), "Elsewhere")
    return body


def test_published_decisions_carry_the_hashes_of_the_log(ask, executor):
    listed = ask(executor, "decisions").json()
    one = ask(executor, f"decisions/{listed['results'][0]['reference']}").json()

    assert listed["count"] == 1
    assert one == listed["results"][0]
    assert one["text"]["en"] == "Open en"
    assert len(one["content_sha256"]) == 64
    assert one["log_index"] is not None


def test_meetings_hold_back_their_closed_items(ask, executor):
    answer = ask(executor, "meetings", page_size=3, page=2)

    (meeting,) = answer.json()["results"]
    assert (answer.json()["count"], answer.json()["pages"]) == (4, 2)
    assert [item["title"]["en"] for item in meeting["items"]] == ["Open en"]
    assert len(meeting["decisions"]) == 1
    assert CANARY not in answer.content.decode()


def test_an_organisation_reads_its_own_assignments_without_the_closed_decision(ask, executor):
    listed = ask(executor, "assignments").json()

    told = {row["text"]["en"]: row["decision"] for row in listed["results"]}
    assert told == {"Write en": told["Write en"], "Secretly en": None}
    assert told["Write en"].startswith("D-")


def test_another_organisation_reads_nothing_of_it(ask, executor):
    stranger = people.organisation("STRANGER")
    known = [row["reference"] for row in ask(executor, "assignments").json()["results"]]

    codes = [ask(stranger, f"assignments/{reference}").status_code for reference in known]

    assert codes == [404, 404]
    assert ask(stranger, "assignments").json()["count"] == 0
    assert all(CANARY not in ask(stranger, path).content.decode() for path in PATHS)


@pytest.mark.parametrize("path", [*PATHS, "decisions/D-000001", "assignments/AS-000001"])
def test_nothing_is_told_without_a_token(client, executor, path):
    answer = client.get(f"/api/v1/{path}")

    assert answer.status_code == 401
