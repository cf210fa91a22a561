from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from factories import people
from factories.outbox import posted, reader
from ortaq.shared import clock
from ortaq.shared.actors import NotAllowed, Role
from ortaq.shared.audit.queries import list_entries
from ortaq.shared.outbox import services
from ortaq.shared.outbox.models import Message, MessageState
from ortaq.shared.outbox.services import File, Letter, Reader

pytestmark = pytest.mark.django_db


def test_the_same_news_is_written_once():
    first = posted(write=lambda: Letter("First", "1"))

    again = posted(write=lambda: Letter("Second", "2"))

    assert again == first
    assert Message.objects.get().subject == "First"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_letter_is_written_in_its_readers_language(language):
    message = posted(to=reader(language=language), write=lambda: Letter(_("Reports"), _("Gaps")))

    with translation.override(language):
        assert (message.subject, message.body) == (_("Reports"), _("Gaps"))
    assert message.language == language


def test_a_reader_with_a_strange_language_gets_kazakh():
    message = posted(to=reader(language="xx"))

    assert message.language == "kk"


def test_a_subject_is_one_line_whatever_stands_in_it():
    message = posted(write=lambda: Letter("Hello\r\nBcc: all@example.org\n there", "x"))

    assert message.subject == "Hello Bcc: all@example.org there"


@pytest.mark.parametrize("address", ["", "nobody", "a@b", "a@b.kz\nBcc: c@d.kz"])
def test_an_unfit_address_is_refused(address):
    with pytest.raises(services.AddressUnfit) as refused:
        posted(to=reader(address=address))

    assert refused.value.code == "address_unfit"
    assert not Message.objects.exists()


def test_a_confidential_body_is_not_in_the_database():
    message = posted(is_confidential=True, write=lambda: Letter("Link", "https://secret"))

    row = Message.objects.get(pk=message.pk)
    assert row.body == ""
    assert b"secret" not in bytes(row.sealed_body)


def test_files_travel_with_the_letter():
    letter = Letter("Meeting", "x", files=(File("meeting.ics", "text/calendar", b"BEGIN"),))

    message = posted(write=lambda: letter)

    (file,) = message.files.all()
    assert (file.name, bytes(file.content)) == ("meeting.ics", b"BEGIN")


def test_a_member_is_read_from_his_account():
    user = people.user(Role.AGENCY_MEMBER)

    message = posted(to=Reader.of(user))

    assert (message.recipient, message.organisation) == (user, user.organisation)
    assert message.language == user.language


def test_what_waits_about_a_thing_is_withdrawn_and_nothing_else():
    waiting = posted("a")
    other = posted("b", about=("round", "Q-000002"))
    held = posted("c")
    Message.objects.filter(pk=held.pk).update(claimed_until=clock.now() + timedelta(minutes=5))

    count = services.withdraw(actor=people.user(Role.SECRETARY).actor, about=("round", "Q-000001"))

    states = dict(Message.objects.values_list("pk", "state"))
    assert count == 1
    assert states[waiting.pk] == MessageState.CANCELLED
    assert states[other.pk] == states[held.pk] == MessageState.WAITING


def test_the_secretariat_cancels_and_the_log_knows():
    message = posted(is_confidential=True)

    services.cancel(actor=people.user(Role.SECRETARY).actor, message=message)

    message.refresh_from_db()
    assert message.state == MessageState.CANCELLED
    assert message.sealed_body is None
    assert list_entries(subject_kind="message")[0].action == "message.cancel"


def test_a_failed_message_is_tried_again_from_the_start():
    message = posted()
    Message.objects.filter(pk=message.pk).update(state=MessageState.FAILED, tries=8, error="x")

    services.retry(actor=people.user(Role.SECRETARY).actor, message=message)

    message.refresh_from_db()
    assert (message.state, message.tries, message.error) == (MessageState.WAITING, 0, "")


@pytest.mark.parametrize("service", [services.cancel, services.retry])
def test_what_was_cancelled_stays_so(service):
    message = services.cancel(actor=people.user(Role.SECRETARY).actor, message=posted())

    with pytest.raises(services.MessageNotWaiting):
        service(actor=people.user(Role.SECRETARY).actor, message=message)


def test_a_message_in_the_hands_of_a_process_is_left_to_it():
    message = posted()
    Message.objects.filter(pk=message.pk).update(claimed_until=clock.now() + timedelta(minutes=5))

    with pytest.raises(services.MessageNotWaiting):
        services.cancel(actor=people.user(Role.SECRETARY).actor, message=message)


def test_others_may_not_steer_the_outbox():
    with pytest.raises(NotAllowed):
        services.cancel(actor=people.user(Role.AGENCY_MEMBER).actor, message=posted())
