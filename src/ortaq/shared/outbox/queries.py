"""Reading the outbox."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Q

from ortaq.shared import clock
from ortaq.shared.outbox.models import Message, MessageState
from ortaq.shared.outbox.permissions import READ

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

_REFERENCE = re.compile(r"L-(\d{6,12})", re.IGNORECASE | re.ASCII)


def list_messages(
    actor: Actor, *, state: str = "", kind: str = "", about: str = "", text: str = ""
) -> QuerySet[Message]:
    """Messages, newest first, narrowed by state, kind, what they are about, reader or subject."""
    actor.require(READ)
    messages = Message.objects.select_related("recipient", "organisation").defer(
        "body", "sealed_body"
    )
    for name, value in (("state", state), ("kind", kind), ("about", about)):
        if value:
            messages = messages.filter(**{name: value})
    if text:
        messages = messages.filter(
            Q(name__icontains=text)
            | Q(address__icontains=text)
            | Q(recipient__email__icontains=text)
            | Q(subject__icontains=text)
        )
    return messages.order_by("-created_at", "-pk")


def get_message(actor: Actor, reference: str) -> Message:
    """One message by its number, such as L-000001.

    Raises:
        Message.DoesNotExist: none has this number.
    """
    actor.require(READ)
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise Message.DoesNotExist
    messages = Message.objects.select_related("recipient", "organisation")
    return messages.prefetch_related("files").get(pk=int(found[1]))


def has_message(key: str) -> bool:
    """True where the news of this key was written down; for the app that posts it."""
    return Message.objects.filter(key=key).exists()


def list_kinds(actor: Actor) -> list[str]:
    """The kinds of message there are, sorted."""
    actor.require(READ)
    return sorted(Message.objects.values_list("kind", flat=True).distinct().order_by())


def count_states(actor: Actor) -> dict[str, int]:
    """How many messages are in each state; none is left out."""
    actor.require(READ)
    counted = Message.objects.values_list("state").annotate(count=Count("pk")).order_by()
    return dict.fromkeys(MessageState.values, 0) | dict(counted)


def count_failed() -> int:
    """Messages that nobody could deliver."""
    return Message.objects.filter(state=MessageState.FAILED).count()


def list_due(*, limit: int) -> list[Message]:
    """Messages to deliver now, longest due first; those that another process holds are left out."""
    now = clock.now()
    due = Message.objects.filter(state=MessageState.WAITING, due_at__lte=now)
    free = due.filter(Q(claimed_until__isnull=True) | Q(claimed_until__lte=now))
    return list(free.select_related("recipient").order_by("due_at", "pk")[:limit])


def list_about(kind: str, reference: str, *, message_kind: str = "") -> QuerySet[Message]:
    """Messages about a thing, newest first; the caller has checked who may see them."""
    found = Message.objects.filter(about_kind=kind, about=reference)
    if message_kind:
        found = found.filter(kind=message_kind)
    return found.select_related("recipient", "organisation").order_by("-created_at", "-pk")


def last_sent(kind: str, reference: str) -> dict[int, datetime]:
    """When each organisation last got a message about a thing, by the key of the organisation."""
    sent = list_about(kind, reference).filter(sent_at__isnull=False, organisation__isnull=False)
    latest = sent.values_list("organisation").annotate(at=Max("sent_at")).order_by()
    return {organisation: at for organisation, at in latest if organisation is not None}
