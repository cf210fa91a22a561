"""Writing the log."""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import connection, transaction

from ortaq.shared import clock
from ortaq.shared.audit.encoding import canonical, digest_of, entry_bytes
from ortaq.shared.audit.merkle import HASH, Frontier, leaf_hash
from ortaq.shared.audit.models import Entry, Head
from ortaq.shared.compiled import CompiledInsert, CompiledObjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ortaq.shared.actors import Actor


_HEAD = CompiledObjects(Head, lambda keys: Head.objects.select_for_update().filter(pk__in=keys))
_HEADS = CompiledInsert(Head, unique="id", update=("size", "peaks", "root", "changed_at"))
_ENTRIES = CompiledInsert(Entry)

_TURN_S = 0.12
"""Longer than SQLite's longest pause between two attempts (`sqliteDefaultBusyCallback`, 100 ms)."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be logged.

    Args:
        action: noun and verb of the service, such as `report.submit`.
        subject_kind: glossary term of what was changed.
        subject: its public reference.
        details: JSON values; no names, no texts of reports, no whole cards or IINs.
    """

    action: str
    subject_kind: str
    subject: str
    details: Mapping[str, object] = field(default_factory=dict)


def published(
    action: str, *, subject_kind: str, subject: str, content: Mapping[str, object]
) -> Deed:
    """The deed of publishing numbers that anybody can check later without us.

    Args:
        action: as in `Deed`, like the others.
        subject_kind: glossary term of what was published.
        subject: its public reference.
        content: the numbers as JSON values; no names and no texts.
    """
    whole = {"reference": subject, **content}
    details = {"content": whole, "content_sha256": digest_of(whole)}
    return Deed(action, subject_kind, subject, details)


def hold() -> Head:
    """Lock the tree head until the caller's transaction ends: writers come one after another."""
    found = _HEAD.find([1])
    if not found:
        Head.objects.get_or_create(id=1)
        found = _HEAD.find([1])
    return found[0]


def give_way() -> None:
    """Let another writer have his turn before the caller's next transaction.

    SQLite keeps no queue: who waits asks again every tenth of a second, and may never come between
    transactions that follow each other without a pause. PostgreSQL serves who came first.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        time.sleep(_TURN_S)


def record(actor: Actor, action: str, *, subject_kind: str, subject: str, **details: object) -> int:
    """Append one entry inside the caller's transaction and return its index, from 0.

    Args:
        actor: who acts.
        action: as in `Deed`, like the others.
        subject_kind: glossary term of what was changed.
        subject: its public reference.
        **details: JSON values; no names, no texts of reports, no whole cards or IINs.
    """
    return record_all(actor, [Deed(action, subject_kind, subject, details)])


@transaction.atomic(savepoint=False)
def record_all(actor: Actor, deeds: Iterable[Deed], *, held: Head | None = None) -> int:
    """Append entries inside the caller's transaction and return the index of the first, from 0.

    Args:
        actor: who acts.
        deeds: in the order in which the log shall tell them.
        held: the head as `hold` gave it in this transaction, where nothing was logged since: it is
            not read again.
    """
    head = held or hold()
    peaks = bytes(head.peaks)
    starts = range(0, len(peaks), HASH)
    frontier = Frontier(head.size, tuple(peaks[start : start + HASH] for start in starts))
    at, first = clock.now(), head.size
    entries = [_entry(actor, deed, at, index) for index, deed in enumerate(deeds, first)]
    for entry in entries:
        frontier = frontier.append(bytes(entry.leaf))
        entry.subtrees = b"".join(frontier.completed)
    _ENTRIES.insert(entries)
    head.size, head.peaks, head.root = frontier.size, b"".join(frontier.peaks), frontier.root()
    head.changed_at = at
    _HEADS.insert([head])
    return first


def _entry(actor: Actor, deed: Deed, at: datetime, index: int) -> Entry:
    salt = os.urandom(16)
    plain = json.loads(canonical(deed.details))
    digest = hashlib.sha256(salt + canonical(plain)).digest()
    leaf = leaf_hash(
        entry_bytes(
            index=index,
            at=at,
            actor=actor.name,
            organisation=actor.organisation,
            action=deed.action,
            subject_kind=deed.subject_kind,
            subject=deed.subject,
            details_digest=digest,
        )
    )
    return Entry(
        index=index,
        at=at,
        actor=actor.name,
        organisation=actor.organisation,
        action=deed.action,
        subject_kind=deed.subject_kind,
        subject=deed.subject,
        details=plain,
        salt=salt,
        details_digest=digest,
        leaf=leaf,
    )
