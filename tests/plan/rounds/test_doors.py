from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from factories import people, rounds
from ortaq.plan.assessments.queries import list_responses
from ortaq.plan.rounds import services
from ortaq.plan.rounds.models import Invitation
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.audit.queries import list_entries
from ortaq.shared.personal_links.services import token_of
from ortaq.shared.personal_links.views import ENTRIES_PER_MINUTE
from ortaq.shared.secrets import link_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return people.organisation("AG-1", "government")


@pytest.fixture
def other():
    return people.organisation("AG-2", "government")


@pytest.fixture
def land(agency, other):
    round_ = rounds.planned(rounds.drafted())
    rounds.assigned(round_, agency, ("S-1", "S-2"))
    rounds.assigned(round_, other, ("S-3",))
    return services.open_round(actor=SYSTEM, round_=round_)


@pytest.fixture
def invitation(land, agency):
    return rounds.invited(land, agency)


def enter(invitation: Invitation) -> Client:
    client = Client()
    answer = client.get(rounds.link(invitation))
    assert answer.status_code == 302
    return client


def page_of(invitation: Invitation, rest: str = "") -> str:
    return f"/en/invited/{invitation.public_id}/{rest}"


def answer_data(**changes: object) -> dict[str, object]:
    return {
        "version": 0,
        "state": "answered",
        "law": "1",
        "practice": "0",
        "justification": "because",
        "then": "next",
        **changes,
    }


def test_only_the_digest_of_a_link_is_stored(invitation):
    row = Invitation.objects.values().get()

    assert token_of(invitation) not in str(row)


def test_a_link_opens_its_questions_under_an_address_without_the_token(invitation):
    client = Client()

    first = client.get(rounds.link(invitation))
    page = client.get(first.url)

    assert token_of(invitation) not in first.url
    assert page.status_code == 200
    assert "S-1" in page.content.decode()
    assert token_of(invitation) not in page.content.decode()
    for answer in (first, page):
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"]


def test_a_link_answers_page_by_page(invitation, land):
    client = enter(invitation)

    saved = client.post(page_of(invitation, "questions/S-1/"), answer_data())

    (response,) = list_responses(land.assessment)
    assert saved.url == page_of(invitation, "questions/S-2/")
    assert (response.law, response.practice, response.by) == (1, 0, "Дәурен")
    assert response.updated_by == f"invitation:{invitation.public_id}"


def test_a_link_opens_nothing_but_its_own_questions(invitation, land):
    client = enter(invitation)

    codes = {
        path: client.get(path).status_code
        for path in (
            page_of(invitation, "questions/S-3/"),
            page_of(invitation, "questions/S-9/"),
            f"/en/rounds/{land.reference}/",
            f"/en/rounds/{land.reference}/organisations/AG-1/",
            f"/en/assessments/{land.assessment.reference}/",
            "/en/outbox/",
        )
    }

    assert set(codes.values()) <= {302, 404}
    assert [code for path, code in codes.items() if "/invited/" in path] == [404, 404]


def test_a_link_does_not_answer_what_it_is_not_asked(invitation, land):
    client = enter(invitation)

    answer = client.post(page_of(invitation, "questions/S-3/"), answer_data())

    assert answer.status_code == 404
    assert not list_responses(land.assessment).exists()


def test_the_page_of_another_invitation_stays_shut(invitation, land, other):
    foreign = rounds.invited(land, other, email="x@other.example")
    client = enter(invitation)

    assert client.get(page_of(foreign)).status_code == 404


def gone(client: Client, path: str) -> tuple[int, str]:
    answer = client.get(path)
    return answer.status_code, answer.content.decode().split("<main")[1].split("</main")[0]


def test_unknown_ended_replaced_and_expired_links_look_alike(invitation, land, agency):
    ended = rounds.invited(land, agency, email="ended@agency.example")
    services.revoke(actor=SYSTEM, invitation=ended)
    old = rounds.link(invitation)
    services.renew_link(actor=SYSTEM, invitation=invitation)
    invitation.refresh_from_db()
    client = Client()

    pages = [
        gone(client, "/en/invitation/0000000000000000000000000000000000000000/"),
        gone(client, rounds.link(ended)),
        gone(client, old),
    ]
    with time_machine.travel(clock.now() + timedelta(days=30 + 14 + 2), tick=False):
        pages.append(gone(client, rounds.link(invitation)))

    assert {code for code, _text in pages} == {404}
    texts = {text.split("print-only")[0] for _code, text in pages}
    assert len(texts) == 1


def test_a_link_works_until_the_last_day_of_grace(invitation):
    with time_machine.travel(clock.now() + timedelta(days=30 + 13), tick=False):
        answer = Client().get(rounds.link(invitation))

    assert answer.status_code == 302


def test_ending_a_link_ends_the_session_that_it_opened(invitation):
    client = enter(invitation)

    services.revoke(actor=SYSTEM, invitation=invitation)

    assert client.get(page_of(invitation)).status_code == 404
    assert client.post(page_of(invitation, "hand-in")).status_code == 404


def test_a_new_link_ends_the_session_of_the_one_before(invitation):
    client = enter(invitation)

    renewed = services.renew_link(actor=SYSTEM, invitation=invitation)

    assert client.get(page_of(invitation)).status_code == 404
    assert enter(renewed).get(page_of(renewed)).status_code == 200


def test_links_cannot_be_tried_without_end(land):
    client = Client()
    codes = [
        client.get(f"/en/invitation/{link_token('round invitation', 'guess', number)}/").status_code
        for number in range(ENTRIES_PER_MINUTE + 2)
    ]

    assert codes[0] == 404
    assert codes[-1] == 429


def test_a_link_of_a_draft_does_not_work_yet(agency):
    round_ = rounds.planned(rounds.drafted())
    rounds.assigned(round_, agency)

    assert Client().get(rounds.link(rounds.invited(round_, agency))).status_code == 404


def test_after_closing_a_link_shows_and_takes_nothing(invitation, land):
    client = enter(invitation)
    services.close_round(actor=SYSTEM, round_=land)

    page = client.get(page_of(invitation, "questions/S-1/"))
    answer = client.post(page_of(invitation, "questions/S-1/"), answer_data())

    assert page.status_code == 200
    assert 'name="law"' not in page.content.decode()
    assert answer.status_code == 409
    assert not list_responses(land.assessment).exists()


def test_who_used_a_link_is_in_the_log_by_his_number(invitation):
    client = enter(invitation)
    client.post(page_of(invitation, "questions/S-1/"), answer_data())

    entry = next(e for e in list_entries() if e.action == "response.give")

    assert entry.actor == f"invitation:{invitation.public_id}"
    assert "dauren" not in str([e.details for e in list_entries()]).lower()


def test_a_second_invitation_to_the_same_address_is_refused(invitation, land, agency):
    with pytest.raises(services.InvitedAlready):
        rounds.invited(land, agency, email="DAUREN@agency.example")


def test_a_member_answers_for_his_organisation_only(client, land, agency, other):
    client.force_login(rounds.member(agency))

    own = client.get(f"/en/rounds/{land.reference}/organisations/AG-1/")
    foreign = client.get(f"/en/rounds/{land.reference}/organisations/AG-2/")
    written = client.post(
        f"/en/rounds/{land.reference}/organisations/AG-2/questions/S-3/", answer_data()
    )

    assert own.status_code == 200
    assert foreign.status_code == written.status_code == 404
    assert not list_responses(land.assessment).exists()


def test_the_secretariat_may_answer_for_an_organisation(client, land):
    client.force_login(people.user(Role.SECRETARY))

    client.post(f"/en/rounds/{land.reference}/organisations/AG-2/questions/S-3/", answer_data())

    (response,) = list_responses(land.assessment)
    assert response.organisation.code == "AG-2"


def test_an_observer_sees_progress_and_answers_nothing(client, land):
    client.force_login(people.user(Role.OBSERVER))

    assert client.get(f"/en/rounds/{land.reference}/").status_code == 200
    assert client.get(f"/en/rounds/{land.reference}/organisations/AG-1/").status_code == 403
