"""Writing the log."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.shared import clock
from ortaq.shared.audit.encoding import canonical, entry_bytes
from ortaq.shared.audit.merkle import Frontier, leaf_hash
from ortaq.shared.audit.models import Entry, Head

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor


def hold() -> Head:
    """Lock the tree head until the caller's transaction ends: writers come one after another."""
    Head.objects.get_or_create(id=1)
    return Head.objects.select_for_update().get(id=1)


@transaction.atomic
def record(actor: Actor, action: str, *, subject_kind: str, subject: str, **details: object) -> int:
    """Append one entry inside the caller's transaction and return its index, from 0.

    Args:
        actor: who acts.
        action: noun and verb of the service, such as `report.submit`.
        subject_kind: glossary term of what was changed.
        subject: its public reference.
        **details: JSON values; no names, no texts of reports, no whole cards or IINs.
    """
    head = hold()
    peaks = bytes(head.peaks)
    frontier = Frontier(head.size, tuple(peaks[i : i + 32] for i in range(0, len(peaks), 32)))
    at, salt, index = clock.now(), os.urandom(16), head.size
    plain = json.loads(canonical(details))
    digest = hashlib.sha256(salt + canonical(plain)).digest()
    leaf = leaf_hash(
        entry_bytes(
            index=index,
            at=at,
            actor=actor.name,
            organisation=actor.organisation,
            action=action,
            subject_kind=subject_kind,
            subject=subject,
            details_digest=digest,
        )
    )
    frontier = frontier.append(leaf)
    Entry.objects.create(
        index=index,
        at=at,
        actor=actor.name,
        organisation=actor.organisation,
        action=action,
        subject_kind=subject_kind,
        subject=subject,
        details=plain,
        salt=salt,
        details_digest=digest,
        leaf=leaf,
    )
    head.size, head.peaks, head.root = frontier.size, b"".join(frontier.peaks), frontier.root()
    head.changed_at = at
    head.save()
    return index
