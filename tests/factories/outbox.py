"""Messages for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.shared.actors import SYSTEM
from ortaq.shared.outbox.services import Letter, Reader, post

if TYPE_CHECKING:
    from ortaq.shared.outbox.models import Message

ADDRESS = "reader@agency.example"


def reader(**changes: object) -> Reader:
    return Reader(**{"name": "Айгүл", "language": "kk", "address": ADDRESS, **changes})


def posted(key: str = "news:1", **changes: object) -> Message:
    values: dict[str, object] = {
        "kind": "rounds.opened",
        "to": reader(),
        "write": lambda: Letter("Subject", "Body"),
        "about": ("round", "Q-000001"),
        **changes,
    }
    return post(actor=SYSTEM, key=key, **values)
