"""Handing messages to the mail backend, one claim at a time."""

from __future__ import annotations

from datetime import timedelta
from email.errors import MessageError
from email.utils import formataddr
from smtplib import SMTPRecipientsRefused
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q

from ortaq.shared import clock
from ortaq.shared.outbox.models import Message, MessageState
from ortaq.shared.outbox.queries import list_due
from ortaq.shared.secrets import unseal

if TYPE_CHECKING:
    from django.core.mail.backends.base import BaseEmailBackend

LEASE = timedelta(minutes=15)
"""How long a process may hold a message. Ortaq's own choice: mail servers answer within 5 minutes
(RFC 5321, section 4.5.3.2), three steps of them with room."""

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
    timedelta(hours=48),
)
"""Pause after each failed try; after the last one the message has failed. Source: RFC 5321, section
4.5.4.1 (at least 30 minutes between tries in the long run, given up after 4 to 5 days), begun sooner."""

AT_ONCE = 100
"""Messages of one turn. Ortaq's own choice: a turn comes every minute."""

NO_ADDRESS = "no_address"
_LONGEST_ERROR = 300


def deliver_due(*, limit: int = AT_ONCE) -> int:
    """Deliver what is due; return how many messages were handed over.

    Each message is claimed in a transaction of its own before it is handed over, so that two
    processes never hand over the same one; what went wrong is noted and tried again later.
    """
    due = list_due(limit=limit)
    if not due:
        return 0
    connection = get_connection()
    try:
        return sum(_deliver(message, connection) for message in due)
    finally:
        _close(connection)


def _deliver(message: Message, connection: BaseEmailBackend) -> bool:
    if not _claim(message):
        return False
    address = message.recipient.email if message.recipient else message.address
    if not address:
        _give_up(message, NO_ADDRESS)
        return False
    try:
        _email(message, address, connection).send()
    except SMTPRecipientsRefused as error:
        _give_up(message, _words(error))
        return False
    except (OSError, ValueError, MessageError) as error:
        _close(connection)
        _put_off(message, _words(error))
        return False
    Message.objects.filter(pk=message.pk, state=MessageState.WAITING).update(
        state=MessageState.SENT,
        sent_at=clock.now(),
        claimed_until=None,
        error="",
        sealed_body=None,
        tries=message.tries + 1,
    )
    return True


def _claim(message: Message) -> bool:
    """True where this process alone may hand the message over, until the lease ends."""
    now = clock.now()
    free = Message.objects.filter(pk=message.pk, state=MessageState.WAITING, due_at__lte=now)
    mine = free.filter(Q(claimed_until__isnull=True) | Q(claimed_until__lte=now))
    return bool(mine.update(claimed_until=now + LEASE))


def _email(message: Message, address: str, connection: BaseEmailBackend) -> EmailMessage:
    sealed = message.sealed_body
    body = message.body if sealed is None else unseal(bytes(sealed), bound_to=message.key)
    email = EmailMessage(
        subject=message.subject,
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[formataddr((" ".join(message.name.split()), address))],
        connection=connection,
        headers={
            "Message-ID": message.message_id,
            "Content-Language": message.language,
            "Auto-Submitted": "auto-generated",
        },
    )
    for file in message.files.all():
        email.attach(file.name, bytes(file.content), file.content_type)
    return email


def _put_off(message: Message, error: str) -> None:
    if message.tries >= len(WAITS):
        _give_up(message, error)
        return
    Message.objects.filter(pk=message.pk).update(
        tries=message.tries + 1,
        due_at=clock.now() + WAITS[message.tries],
        claimed_until=None,
        error=error,
    )


def _give_up(message: Message, error: str) -> None:
    Message.objects.filter(pk=message.pk, state=MessageState.WAITING).update(
        state=MessageState.FAILED, tries=message.tries + 1, claimed_until=None, error=error
    )


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        return
