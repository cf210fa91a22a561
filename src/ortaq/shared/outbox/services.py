"""Writing messages down, and steering those that wait."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils import translation

from ortaq import options
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.outbox.models import Message, MessageFile, MessageState
from ortaq.shared.outbox.permissions import MANAGE
from ortaq.shared.secrets import seal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation, User

_LINE = re.compile(r"\s+")
_LONGEST_SUBJECT = 300
_LONGEST_NAME = 200


class AddressUnfit(OrtaqError):
    """This is no e-mail address. Write one such as name@organisation.kz."""

    code = "address_unfit"


class MessageNotWaiting(OrtaqError):
    """The message was sent or cancelled by now. Load the page again and look."""

    code = "message_not_waiting"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who gets a message.

    Args:
        name: how he is called.
        language: kk, ru or en.
        user: his account; its address at the time of delivery counts.
        address: e-mail address of a reader without an account.
        organisation: the one he is told it for.
    """

    name: str
    language: str
    user: User | None = None
    address: str = ""
    organisation: Organisation | None = None

    @classmethod
    def of(cls, user: User) -> Reader:
        """The reader behind an account, in the language of his account."""
        return cls(user.display_name, user.language, user=user, organisation=user.organisation)

    @property
    def key(self) -> str:
        """What tells this reader from others in a message's key."""
        return f"user:{self.user.pk}" if self.user else f"address:{self.address.casefold()}"


@dataclass(frozen=True, slots=True)
class File:
    """A file to attach: its name, such as `meeting.ics`, its type, such as `text/calendar`, its bytes."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message says: a subject of one line, a body of plain text, files."""

    subject: str
    body: str
    files: tuple[File, ...] = ()


def check_address(address: str) -> None:
    """Let pass what a letter can be sent to.

    Raises:
        AddressUnfit: this is no e-mail address.
    """
    try:
        validate_email(address)
    except ValidationError as error:
        raise AddressUnfit(value=address) from error


@transaction.atomic
def post(
    *,
    actor: Actor,
    kind: str,
    key: str,
    to: Reader,
    write: Callable[[], Letter],
    about: tuple[str, str] = ("", ""),
    due_at: datetime | None = None,
    is_confidential: bool = False,
) -> Message:
    """Write a message down inside the caller's transaction; a key that is there keeps its message.

    The caller has checked that the actor may tell this to that reader, and records it in the log.

    Args:
        actor: on whose behalf.
        kind: `<app>.<news>`, such as `rounds.opened`; has a label in `message_kind`.
        key: names the news and its reader: the same news is never told twice.
        to: the reader.
        write: gives the letter; called in the reader's language, and only where the key is new.
        about: glossary term and public reference of what it is about, to find it again.
        due_at: not to be delivered before; None means at once.
        is_confidential: True seals the body until it is sent and then erases it (personal links).

    Raises:
        AddressUnfit: a reader without an account has no valid address.
    """
    present = Message.objects.filter(key=key).first()
    if present is not None:
        return present
    if to.user is None:
        check_address(to.address)
    language = to.language if to.language in set(Language) else Language.KK.value
    with translation.override(language):
        letter = write()
    now = clock.now()
    message = Message.objects.create(
        key=key,
        kind=kind,
        about_kind=about[0],
        about=about[1],
        recipient=to.user,
        organisation=to.organisation,
        name=to.name[:_LONGEST_NAME],
        address=to.address,
        language=language,
        subject=_LINE.sub(" ", letter.subject).strip()[:_LONGEST_SUBJECT],
        body="" if is_confidential else letter.body,
        sealed_body=seal(letter.body, bound_to=key) if is_confidential else None,
        is_confidential=is_confidential,
        message_id=_new_message_id(),
        due_at=due_at or now,
        created_at=now,
        created_by=actor.name,
    )
    MessageFile.objects.bulk_create(
        MessageFile(
            message=message,
            name=file.name,
            content_type=file.content_type,
            content=file.content,
        )
        for file in letter.files
    )
    return message


@transaction.atomic
def withdraw(*, actor: Actor, about: tuple[str, str], kind: str = "") -> int:
    """Cancel what still waits about a thing, of one kind or all; return how many messages.

    The caller has checked that the actor may; it records why.
    """
    waiting = Message.objects.filter(
        _free(), about_kind=about[0], about=about[1], state=MessageState.WAITING
    )
    if kind:
        waiting = waiting.filter(kind=kind)
    return waiting.update(
        state=MessageState.CANCELLED,
        cancelled_at=clock.now(),
        cancelled_by=actor.name,
        sealed_body=None,
    )


@transaction.atomic
def cancel(*, actor: Actor, message: Message) -> Message:
    """Keep a message that waits or failed from being delivered.

    Raises:
        MessageNotWaiting: it was sent or cancelled.
    """
    current = _lock(actor, message, {MessageState.WAITING, MessageState.FAILED})
    current.state, current.sealed_body = MessageState.CANCELLED, None
    current.cancelled_at, current.cancelled_by = clock.now(), actor.name
    current.save(update_fields=["state", "sealed_body", "cancelled_at", "cancelled_by"])
    record(actor, "message.cancel", subject_kind="message", subject=current.reference)
    return current


@transaction.atomic
def retry(*, actor: Actor, message: Message) -> Message:
    """Deliver a message that waits or failed at the next turn, with all its tries before it again.

    Raises:
        MessageNotWaiting: it was sent or cancelled.
    """
    current = _lock(actor, message, {MessageState.WAITING, MessageState.FAILED})
    current.state, current.tries, current.error = MessageState.WAITING, 0, ""
    current.due_at = clock.now()
    current.save(update_fields=["state", "tries", "error", "due_at"])
    record(actor, "message.retry", subject_kind="message", subject=current.reference)
    return current


def _free() -> Q:
    """Not in the hands of a process that delivers it now."""
    return Q(claimed_until__isnull=True) | Q(claimed_until__lte=clock.now())


def _lock(actor: Actor, message: Message, states: set[MessageState]) -> Message:
    actor.require(MANAGE)
    current = Message.objects.select_for_update().get(pk=message.pk)
    held = current.claimed_until is not None and current.claimed_until > clock.now()
    if current.state not in states or held:
        raise MessageNotWaiting(message=current.reference, state=current.state)
    return current


def _new_message_id() -> str:
    """An ID for life, unique in the world (RFC 5322, section 3.6.4)."""
    domain = options.MAIL_FROM.text().rpartition("@")[2].strip("<> ") or "localhost"
    return f"<{secrets.token_hex(16)}@{domain}>"
