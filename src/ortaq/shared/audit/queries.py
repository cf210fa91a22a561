"""Reading and verifying the log."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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


def get_last_leaf() -> tuple[int, str]:
    """Index and hash of the last entry; -1 and nothing for an empty log."""
    last = Entry.objects.order_by("-index").values_list("index", "leaf").first()
    return (-1, "") if last is None else (last[0], bytes(last[1]).hex())


def has_leaf(index: int, leaf: str) -> bool:
    """Whether the log holds an entry with this index and hash; every log holds -1 and nothing."""
    found = Entry.objects.filter(index=index).values_list("leaf", flat=True).first()
    return (b"" if found is None else bytes(found)).hex() == leaf


def list_entries(*, subject_kind: str = "", subject: str = "") -> QuerySet[Entry]:
    """Entries, newest first, of one subject or of all."""
    entries = Entry.objects.order_by("-index")
    if subject_kind:
        entries = entries.filter(subject_kind=subject_kind)
    if subject:
        entries = entries.filter(subject=subject)
    return entries


def get_inclusion_proof(index: int, size: int) -> list[str]:
    """Hexadecimal hashes from entry `index` to the root that the log had with `size` entries.

    Raises:
        IndexError: no such entry.
    """
    if not 0 <= index < size:
        raise IndexError(index)
    path = merkle.inclusion_path(index, size)
    roots = _read_roots({node for nodes in path for node in nodes})
    return [step.hex() for step in merkle.proof_of(path, roots)]


def _read_roots(nodes: set[merkle.Node]) -> dict[merkle.Node, bytes]:
    """The roots of full subtrees, each from the entry that made it full."""
    last = {(height, place): ((place + 1) << height) - 1 for height, place in nodes}
    rows = Entry.objects.filter(index__in=set(last.values()))
    stored = {
        index: bytes(leaf) + bytes(subtrees)
        for index, leaf, subtrees in rows.values_list("index", "leaf", "subtrees")
    }
    return {
        (height, place): stored[last[height, place]][
            height * merkle.HASH : (height + 1) * merkle.HASH
        ]
        for height, place in nodes
    }


def list_publications(*, subject_kind: str, subject: str) -> QuerySet[Entry]:
    """Entries that hold published numbers of a subject, newest first; see `services.published`."""
    return list_entries(subject_kind=subject_kind, subject=subject).filter(
        details__has_key="content"
    )


def content_of(entry: Entry) -> dict[str, Any]:
    """The published numbers that an entry of `list_publications` holds."""
    return dict((entry.details or {})["content"])


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
        "inclusion": get_inclusion_proof(entry.index, head.size),
        "head": {"size": head.size, "root": head.root},
    }


def verify() -> Verification:
    """Recompute every hash from the entries and compare with the stored head."""
    frontier, bad = merkle.Frontier(), None
    for position, entry in enumerate(Entry.objects.order_by("index").iterator(chunk_size=2000)):
        frontier = frontier.append(bytes(entry.leaf))
        is_kept = bytes(entry.subtrees) == b"".join(frontier.completed)
        if bad is None and not (is_kept and _agrees(entry, position)):
            bad = position
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
