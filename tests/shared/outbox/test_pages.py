from __future__ import annotations

import pytest
from django.core import mail

from factories import people
from factories.outbox import posted
from ortaq.shared.actors import Role
from ortaq.shared.outbox import queries
from ortaq.shared.outbox.jobs import send_due
from ortaq.shared.outbox.models import Message, MessageState
from ortaq.shared.outbox.services import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def test_the_list_narrows_by_state_and_words(secretary):
    posted("a", write=lambda: Letter("Apples", "x"))
    send_due()
    posted("b", write=lambda: Letter("Pears", "x"))

    waiting = secretary.get("/en/outbox/", {"state": "waiting"}).content.decode()
    worded = secretary.get("/en/outbox/", {"text": "appl"}).content.decode()

    assert "Pears" in waiting
    assert "Apples" not in waiting
    assert "Apples" in worded
    assert "Pears" not in worded


def test_a_message_tells_its_text_and_its_way(secretary):
    message = posted(write=lambda: Letter("Subject", "Come <b>now</b>"))

    page = secretary.get(f"/en/outbox/{message.reference}/").content.decode()

    assert "Come &lt;b&gt;now&lt;/b&gt;" in page
    assert message.message_id.strip("<>") in page


def test_a_confidential_text_is_on_no_page(secretary):
    message = posted(is_confidential=True, write=lambda: Letter("Link", "top-secret-link"))

    page = secretary.get(f"/en/outbox/{message.reference}/").content.decode()

    assert "top-secret-link" not in page
    assert "nobody but its reader sees it" in page


def test_a_message_is_cancelled_and_never_sent(secretary):
    message = posted()

    answer = secretary.post(f"/en/outbox/{message.reference}/cancel")
    send_due()

    assert answer.status_code == 302
    assert mail.outbox == []


def test_a_failed_message_is_sent_again(secretary):
    message = posted()
    Message.objects.update(state=MessageState.FAILED, error="gone")

    secretary.post(f"/en/outbox/{message.reference}/retry")
    send_due()

    assert len(mail.outbox) == 1


def test_cancelling_what_was_sent_is_refused_in_words(secretary):
    message = posted()
    send_due()

    answer = secretary.post(f"/en/outbox/{message.reference}/cancel")

    assert answer.status_code == 409
    assert "was sent or cancelled by now" in answer.content.decode()


@pytest.mark.parametrize("reference", ["L-999999", "nothing", "L-1"])
def test_an_unknown_message_is_not_there(secretary, reference):
    assert secretary.get(f"/en/outbox/{reference}/").status_code == 404


def test_the_outbox_is_shut_to_agencies(client):
    client.force_login(people.user(Role.AGENCY_MEMBER))

    assert client.get("/en/outbox/").status_code == 403


def test_the_list_costs_the_same_for_one_and_for_fifty(secretary, django_assert_num_queries):
    def queries_of(number: int) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        for index in range(number):
            posted(f"{number}:{index}")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            secretary.get("/en/outbox/")
        return len(seen)

    assert queries_of(1) == queries_of(49)


def test_the_last_letter_of_an_organisation_is_known():
    from factories.outbox import reader

    organisation = people.organisation("AG-1")
    posted(to=reader(organisation=organisation))
    send_due()

    last = queries.last_sent("round", "Q-000001")

    assert last == {organisation.pk: Message.objects.get().sent_at}
