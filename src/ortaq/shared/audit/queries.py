"""Reading and verifying the log."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from ortaq.shared.audit import merkle
from ortaq.shared.audit.encoding import canonical, entry_bytes
from ortaq.shared.audit.models import Entry, Head

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


PROOF_FORMAT = "ortaq-proof-1"


@dataclass(frozen=True, slots=True)
class TreeHead:
    """What is published of the log: how many entries, under which root, since when."""

    size: int
    root: str
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of recomputing the whole log.

    Args:
        size: entries read.
        root: recomputed root in hexadecimal.
        first_bad_index: first entry that does not agree with its hash; None where all agree.
        head_agrees: the stored head has this size and root.
    """

    size: int
    root: str
    first_bad_index: int | None
    head_agrees: bool

    @property
    def holds(self) -> bool:
        """True where nothing was changed, removed or added beside the log."""
        return self.first_bad_index is None and self.head_agrees


def get_tree_head() -> TreeHead:
    """The stored tree head; size 0 with the hash of nothing for an empty log."""
    head = Head.objects.filter(id=1).first()
    if head is None or not head.size:
        return TreeHead(0, merkle.EMPTY_ROOT.hex(), None)
    return TreeHead(head.size, bytes(head.root).hex(), head.changed_at)


def list_entries(*, subject_kind: str = "", subject: str = "") -> QuerySet[Entry]:
    """Entries, newest first, of one subject or of all."""
    entries = Entry.objects.order_by("-index")
    if subject_kind:
        entries = entries.filter(subject_kind=subject_kind)
    if subject:
        entries = entries.filter(subject=subject)
    return entries


def get_inclusion_proof(index: int) -> list[str]:
    """Hexadecimal hashes from entry `index` to the present root.

    Raises:
        IndexError: no such entry.
    """
    leaves = [
        bytes(leaf) for leaf in Entry.objects.order_by("index").values_list("leaf", flat=True)
    ]
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    return [step.hex() for step in merkle.inclusion_proof(leaves, index)]


def list_publications(*, subject_kind: str, subject: str) -> QuerySet[Entry]:
    """Entries that hold published numbers of a subject, newest first; see `services.published`."""
    return list_entries(subject_kind=subject_kind, subject=subject).filter(
        details__has_key="content"
    )


def content_of(entry: Entry) -> dict[str, Any]:
    """The published numbers that an entry of `list_publications` holds."""
    return dict((entry.details or {})["content"])


@transaction.atomic
def get_proof(entry: Entry, content: object) -> dict[str, object]:
    """What anybody needs to check published content without us: content, entry, way to the head, head.

    Args:
        entry: its details hold `content_sha256`.
        content: has the entry's subject as `reference`.

    Source:
        RFC 9162, section 2.1.3; `scripts/verify_published.py` reads it.
    """
    head = get_tree_head()
    return {
        "format": PROOF_FORMAT,
        "content": content,
        "entry": {
            "index": entry.index,
            "at": entry.at.isoformat(),
            "actor": entry.actor,
            "organisation": entry.organisation,
            "action": entry.action,
            "subject_kind": entry.subject_kind,
            "subject": entry.subject,
            "details": entry.details,
            "salt": bytes(entry.salt or b"").hex(),
        },
        "inclusion": get_inclusion_proof(entry.index),
        "head": {"size": head.size, "root": head.root},
    }


def verify() -> Verification:
    """Recompute every hash from the entries and compare with the stored head."""
    frontier, bad = merkle.Frontier(), None
    for position, entry in enumerate(Entry.objects.order_by("index").iterator(chunk_size=2000)):
        if bad is None and not _agrees(entry, position):
            bad = position
        frontier = frontier.append(bytes(entry.leaf))
    head = get_tree_head()
    root = frontier.root().hex()
    return Verification(frontier.size, root, bad, (head.size, head.root) == (frontier.size, root))


def _agrees(entry: Entry, position: int) -> bool:
    digest = bytes(entry.details_digest)
    if entry.salt is not None:
        expected = hashlib.sha256(bytes(entry.salt) + canonical(entry.details)).digest()
        if digest != expected:
            return False
    leaf = merkle.leaf_hash(
        entry_bytes(
            index=entry.index,
            at=entry.at,
            actor=entry.actor,
            organisation=entry.organisation,
            action=entry.action,
            subject_kind=entry.subject_kind,
            subject=entry.subject,
            details_digest=digest,
        )
    )
    return entry.index == position and leaf == bytes(entry.leaf)
