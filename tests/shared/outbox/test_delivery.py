from __future__ import annotations

import email
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from factories import people
from factories.outbox import ADDRESS, posted
from ortaq.shared import clock
from ortaq.shared.actors import Role
from ortaq.shared.outbox import delivery
from ortaq.shared.outbox.jobs import send_due
from ortaq.shared.outbox.models import Message, MessageState
from ortaq.shared.outbox.services import File, Letter, Reader

pytestmark = pytest.mark.django_db


def state() -> str:
    return Message.objects.get().state


def test_what_is_due_is_sent_once():
    posted(write=lambda: Letter("Тақырып", "Мәтін", (File("a.ics", "text/calendar", b"X"),)))

    counts = [send_due(), send_due()]

    (sent,) = mail.outbox
    assert counts == [1, 0]
    assert sent.to == [f"=?utf-8?b?0JDQudCz0q/Quw==?= <{ADDRESS}>"]
    assert sent.extra_headers["Message-ID"] == Message.objects.get().message_id
    assert sent.attachments[0][0] == "a.ics"
    assert Message.objects.get().sent_at is not None


def test_what_is_due_later_waits():
    posted(due_at=clock.now() + timedelta(hours=1))

    sent_now = send_due()
    with time_machine.travel(clock.now() + timedelta(hours=1, minutes=1), tick=False):
        sent_later = send_due()

    assert (sent_now, sent_later) == (0, 1)


def test_a_confidential_text_reaches_its_reader_and_is_then_erased():
    posted(is_confidential=True, write=lambda: Letter("Link", "the secret address"))

    send_due()

    assert mail.outbox[0].body == "the secret address"
    assert Message.objects.get().sealed_body is None


def test_the_address_of_the_account_at_the_time_counts():
    user = people.user(Role.AGENCY_MEMBER)
    posted(to=Reader.of(user))
    user.email = "new@agency.example"
    user.save()

    send_due()

    assert "new@agency.example" in mail.outbox[0].to[0]


def test_an_account_without_an_address_is_told_to_the_secretariat():
    posted(to=Reader.of(people.user(Role.AGENCY_MEMBER)))

    sent = send_due()

    message = Message.objects.get()
    assert sent == 0
    assert (message.state, message.error) == (MessageState.FAILED, delivery.NO_ADDRESS)


def fail_with(monkeypatch, error):
    def send_messages(self, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)


def test_a_server_that_is_away_is_tried_again_later_and_at_last_given_up(monkeypatch):
    posted()
    fail_with(monkeypatch, SMTPServerDisconnected("gone"))
    moment = clock.now()
    waits = []

    for _try in range(len(delivery.WAITS)):
        with time_machine.travel(moment, tick=False):
            send_due()
            waits.append(Message.objects.get().due_at - clock.now())
            moment += waits[-1]
    last = Message.objects.get()
    with time_machine.travel(moment, tick=False):
        send_due()

    assert waits == list(delivery.WAITS)
    assert (last.state, last.error) == (MessageState.WAITING, "SMTPServerDisconnected: gone")
    assert state() == MessageState.FAILED


def test_a_refused_reader_is_not_tried_again(monkeypatch):
    posted()
    fail_with(monkeypatch, SMTPRecipientsRefused({ADDRESS: (550, b"no such user")}))

    send_due()

    assert state() == MessageState.FAILED


def test_one_bad_message_does_not_hold_up_the_others(monkeypatch):
    posted("bad", write=lambda: Letter("bad", "x"))
    posted("good", write=lambda: Letter("good", "x"))
    send_messages = EmailBackend.send_messages

    def sometimes(self, messages):
        if messages[0].subject == "bad":
            raise SMTPServerDisconnected
        return send_messages(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", sometimes)

    send_due()

    assert [sent.subject for sent in mail.outbox] == ["good"]


def test_what_another_process_holds_is_left_to_it(monkeypatch):
    message = posted()
    due = delivery.list_due(limit=10)
    Message.objects.filter(pk=message.pk).update(claimed_until=clock.now() + delivery.LEASE)
    monkeypatch.setattr(delivery, "list_due", lambda limit: due)

    sent = send_due()

    assert sent == 0
    assert mail.outbox == []


class Crash(BaseException):
    """The process dies."""


def crash_after_handing_over(monkeypatch):
    send_messages = EmailBackend.send_messages

    def send_and_die(self, messages):
        send_messages(self, messages)
        raise Crash

    monkeypatch.setattr(EmailBackend, "send_messages", send_and_die)
    with pytest.raises(Crash):
        send_due()
    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)


def test_after_a_crash_nothing_is_sent_again_before_the_lease_ends(monkeypatch):
    posted()
    crash_after_handing_over(monkeypatch)

    again = send_due()

    assert again == 0
    assert len(mail.outbox) == 1


def test_after_a_crash_the_same_message_goes_out_under_the_same_id(monkeypatch):
    posted()
    crash_after_handing_over(monkeypatch)

    with time_machine.travel(clock.now() + delivery.LEASE + timedelta(seconds=1), tick=False):
        send_due()

    ids = {sent.extra_headers["Message-ID"] for sent in mail.outbox}
    assert len(mail.outbox) == 2
    assert len(ids) == 1
    assert state() == MessageState.SENT


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "ortaq.shared.outbox.folder.FolderBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


def test_the_folder_holds_a_message_once_even_if_it_is_handed_over_twice(folder):
    message = posted(write=lambda: Letter("Тақырып", "Мәтін"))
    send_due()
    Message.objects.update(state=MessageState.WAITING, sent_at=None)

    send_due()

    (path,) = folder.iterdir()
    parsed = email.message_from_bytes(path.read_bytes())
    assert parsed["Message-ID"] == message.message_id
    assert path.stat().st_mode & 0o077 == 0


def test_a_slash_in_a_message_id_leads_nowhere(folder):
    message = posted()
    Message.objects.filter(pk=message.pk).update(message_id="<../../evil/x@y>")

    send_due()

    (path,) = folder.iterdir()
    assert path.parent == folder


def test_the_outbox_sends_nothing_where_nothing_waits():
    assert send_due() == 0
