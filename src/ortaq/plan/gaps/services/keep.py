"""Naming a gap and sorting it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps.models import Gap, GapStatus, Origin, RootCause
from ortaq.plan.gaps.permissions import MANAGE, OPEN
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from ortaq.engine.terms.direction import Direction
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

PLACES = Decimal("0.0001")
"""How exactly a size is kept."""


class GapIncomplete(OrtaqError):
    """A gap without a title is none. Write what is missing, in a sentence."""

    code = "gap_incomplete"


class SeverityUnfit(OrtaqError):
    """The size of a gap lies between 0 and 1. Correct it."""

    code = "gap_severity_unfit"


class GapWrongStatus(OrtaqError):
    """The gap has another status by now. Load the page again and look."""

    code = "gap_wrong_status"


@dataclass(frozen=True, slots=True)
class GapDraft:
    """A gap as a participant names it.

    Args:
        title: what is missing.
        severity: size in [0, 1].
        pillar: direction of the plan.
        description: how it shows, and how it is known.
        root_cause: what is missing at the root, or empty.
        provision: which provision isn't met, or None.
        origin: participant or import.
    """

    title: Trilingual
    severity: Decimal
    pillar: Direction
    description: Trilingual = field(default_factory=Trilingual)
    root_cause: RootCause | None = None
    provision: Provision | None = None
    origin: Origin = Origin.PARTICIPANT


@transaction.atomic
def open_gap(*, actor: Actor, draft: GapDraft) -> Gap:
    """Put a gap that somebody knows of on the list.

    Raises:
        NotAllowed: the role may not name gaps.
        GapIncomplete: it has no title.
        SeverityUnfit: its size is outside [0, 1].
    """
    actor.require(OPEN)
    if not any(draft.title.as_dict().values()):
        raise GapIncomplete
    if not 0 <= draft.severity <= 1:
        raise SeverityUnfit(severity=draft.severity)
    gap = Gap.objects.create(
        title=draft.title,
        description=draft.description,
        severity=draft.severity.quantize(PLACES),
        pillar=draft.pillar,
        root_cause=draft.root_cause or "",
        provision=draft.provision,
        origin=draft.origin,
        opened_at=clock.now(),
        opened_by=actor.name,
    )
    note(actor, "gap.open", gap, origin=gap.origin, severity=str(gap.severity))
    return gap


@transaction.atomic
def classify_gap(
    *,
    actor: Actor,
    gap: Gap,
    pillar: Direction,
    root_cause: RootCause | None,
    owner: Organisation | None,
) -> Gap:
    """Say which direction a gap belongs to, what is at its root and who answers for it."""
    actor.require(MANAGE)
    current = lock(gap)
    current.pillar, current.root_cause, current.owner = pillar, root_cause or "", owner
    current.save(update_fields=["pillar", "root_cause", "owner"])
    note(
        actor,
        "gap.classify",
        current,
        pillar=pillar,
        root_cause=current.root_cause,
        owner=owner.code if owner else "",
    )
    return current


@transaction.atomic
def address_gap(*, actor: Actor, gap: Gap) -> Gap:
    """Mark an open gap as addressed: measures of the plan close it; an addressed one stays so.

    Raises:
        GapWrongStatus: it is closed.
    """
    actor.require(MANAGE)
    current = lock(gap)
    if current.status == GapStatus.CLOSED:
        raise GapWrongStatus(gap=current.reference, status=current.status)
    if current.status == GapStatus.OPEN:
        current.status = GapStatus.ADDRESSED
        current.save(update_fields=["status"])
        note(actor, "gap.address", current)
    return current


def lock(gap: Gap) -> Gap:
    """The gap as it is now, locked."""
    return Gap.objects.select_for_update().get(pk=gap.pk)


def note(actor: Actor, action: str, gap: Gap, **details: object) -> None:
    """Write one line about a gap into the log."""
    record(actor, action, subject_kind="gap", subject=gap.reference, **details)
