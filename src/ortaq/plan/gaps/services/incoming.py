"""Taking gaps over from a plan of action that somebody brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.plan.gaps.models import Origin, RootCause
from ortaq.plan.gaps.permissions import MANAGE
from ortaq.plan.gaps.queries.incoming import preview_gaps
from ortaq.plan.gaps.services.keep import GapDraft, classify_gap, open_gap
from ortaq.shared.audit.services import record
from ortaq.shared.files.services import store
from ortaq.shared.people.queries import list_every_organisation

if TYPE_CHECKING:
    from collections.abc import Container
    from decimal import Decimal

    from ortaq.engine.terms.direction import Direction
    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.gaps.queries.incoming import IncomingGap
    from ortaq.shared.actors import Actor
    from ortaq.shared.files.models import StoredFile
    from ortaq.shared.people.models import Organisation


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What is taken where the file says nothing.

    Args:
        pillar: direction of the plan.
        severity: size in [0, 1].
    """

    pillar: Direction
    severity: Decimal


@transaction.atomic
def bring_gaps(*, actor: Actor, content: bytes) -> StoredFile:
    """Keep a plan of action until somebody has looked at it; no gap is opened.

    Raises:
        NotAllowed: the actor does not keep the list.
        FrameworkInvalid: it is no such plan.
        FileEmpty, FileTooLarge, FileTypeRefused: see `files.store`.
    """
    actor.require(MANAGE)
    preview_gaps(actor, content)
    return store(actor=actor, content=content)


@transaction.atomic
def import_gaps(
    *, actor: Actor, content: bytes, unsaid: Unsaid, chosen: Container[int]
) -> list[Gap]:
    """Put the chosen new gaps of a plan of action on the list; the same file again adds nothing.

    Args:
        actor: who keeps the list.
        content: of the file.
        unsaid: what is taken where the file says nothing.
        chosen: numbers of gaps as the preview shows them; those that are not new are passed over.

    Raises:
        NotAllowed: the actor does not keep the list.
        FrameworkInvalid: the file is no plan of action.
    """
    found = preview_gaps(actor, content)
    bodies = {
        name: body for body in list_every_organisation() for name in body.name.as_dict().values()
    }
    opened = [_open(actor, row, unsaid, bodies) for row in found.new if row.number in chosen]
    record(actor, "gap.import", subject_kind="gaps", subject="", gaps=len(opened))
    return opened


def _open(actor: Actor, row: IncomingGap, unsaid: Unsaid, bodies: dict[str, Organisation]) -> Gap:
    told = row.told
    cause = RootCause(told.root_cause) if told.root_cause in set(RootCause) else None
    draft = GapDraft(
        title=told.title,
        severity=unsaid.severity if told.severity is None else told.severity,
        pillar=row.pillar or unsaid.pillar,
        description=told.description,
        root_cause=cause,
        provision=row.provision,
        origin=Origin.IMPORT,
    )
    gap = open_gap(actor=actor, draft=draft)
    owner = bodies.get(told.owner) if told.owner else None
    if owner is None:
        return gap
    return classify_gap(actor=actor, gap=gap, pillar=draft.pillar, root_cause=cause, owner=owner)
