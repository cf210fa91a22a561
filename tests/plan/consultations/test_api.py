"""Consultations over HTTP."""

from __future__ import annotations

import pytest

from factories import consultations, people
from ortaq.plan.consultations import services
from ortaq.plan.consultations.models import Comment
from ortaq.shared.actors import SYSTEM
from ortaq.shared.people.services import issue_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def headers():
    body = people.organisation("NGO-1", "civil_society")
    return {
        "Authorization": f"Bearer {issue_token(actor=SYSTEM, organisation=body, name='desk')[1]}"
    }


@pytest.fixture
def get(client, headers):
    return lambda path, **asked: client.get(f"/api/v1/{path}", asked, headers=headers)


@pytest.fixture
def send(client, headers):
    def post(**changes):
        said = {"section": 1, "text": "Longer terms", "language": "en", "society": "ngo", **changes}
        return client.post(
            "/api/v1/comments", said, content_type="application/json", headers=headers
        )

    return post


def test_a_consultation_is_read_with_its_frozen_sections(get):
    made = consultations.consultation()
    consultations.consultation(published=False)
    consultations.comment(consultations.section(made))

    listed = get("consultations").json()
    one = get(f"consultations/{made.reference}").json()

    assert [row["reference"] for row in listed["results"]] == [made.reference]
    assert (one["is_open"], one["sha256"]) == (True, made.digest)
    assert [(row["heading"]["ru"], row["comments"]) for row in one["sections"]] == [
        ("Первый", 1),
        ("Второй", 0),
    ]


def test_a_draft_is_not_there(get):
    draft = consultations.consultation(published=False)

    codes = {
        get(f"consultations/{draft.reference}").status_code,
        get("comments", consultation=draft.reference).status_code,
        get("dispositions", consultation=draft.reference).status_code,
    }

    assert codes == {404}


def test_an_organisation_comments_under_its_name_and_waits_for_moderation(get, send):
    made = consultations.consultation()

    answer = send(consultation=made.reference, contact="+7 709 555 0101")

    taken = Comment.objects.get()
    before = get("comments", consultation=made.reference).json()
    services.publish_comment(actor=SYSTEM, comment=taken)
    (shown,) = get("comments", consultation=made.reference).json()["results"]
    assert answer.status_code == 201
    assert (answer.json()["reference"], answer.json()["state"]) == (taken.reference, "waiting")
    assert before["count"] == 0
    assert (shown["text"], shown["outcome"], shown["same"]) == ("Longer terms", None, 1)
    assert taken.organisation.code == "NGO-1"
    assert "555" not in get("comments", consultation=made.reference).content.decode()


def test_what_is_closed_takes_no_comment(send):
    made = consultations.consultation()
    services.close_consultation(actor=SYSTEM, consultation=made)

    answer = send(consultation=made.reference)

    assert (answer.status_code, answer.json()["code"]) == (409, "consultation_not_open")


def test_answers_come_all_together(get):
    made = consultations.consultation()
    consultations.answered(consultations.comment(consultations.section(made), "One"))
    services.close_consultation(actor=SYSTEM, consultation=made)
    before = get("dispositions", consultation=made.reference).json()["results"]

    services.publish_answers(actor=SYSTEM, consultation=made)

    (answer,) = get("dispositions", consultation=made.reference).json()["results"]
    assert before == []
    assert (answer["outcome"], answer["reason"]["ru"], answer["comments"]) == (
        "noted",
        "Учтено",
        [1],
    )
    (comment,) = get("comments", consultation=made.reference).json()["results"]
    assert comment["outcome"] == "noted"
