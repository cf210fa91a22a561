"""Naming a gap, sorting it in, and ending it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps.models import Closing, Gap, GapStatus, Origin, RootCause
from ortaq.plan.gaps.permissions import MANAGE, OPEN
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from ortaq.engine.terms.direction import Direction
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

SHORTEST_REASON = 10
"""Characters. Ortaq's own rule, as for every reason that is kept."""
PLACES = Decimal("0.0001")
"""How exactly a size is kept."""


class GapIncomplete(OrtaqError):
    """A gap without a title is none. Write what is missing, in a sentence."""

    code = "gap_incomplete"


class SeverityUnfit(OrtaqError):
    """The size of a gap lies between 0 and 1. Correct it."""

    code = "gap_severity_unfit"


class ClosingReasonNeeded(OrtaqError):
    """A gap is closed for a stated reason only. Write what closed it and where that can be seen."""

    code = "gap_closing_reason_needed"


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
    _note(actor, "gap.open", gap, origin=gap.origin, severity=str(gap.severity))
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
    current = _lock(gap)
    current.pillar, current.root_cause, current.owner = pillar, root_cause or "", owner
    current.save(update_fields=["pillar", "root_cause", "owner"])
    _note(
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
    current = _lock(gap)
    if current.status == GapStatus.CLOSED:
        raise GapWrongStatus(gap=current.reference, status=current.status)
    if current.status == GapStatus.OPEN:
        current.status = GapStatus.ADDRESSED
        current.save(update_fields=["status"])
        _note(actor, "gap.address", current)
    return current


@transaction.atomic
def close_gap(*, actor: Actor, gap: Gap, reason: str) -> Gap:
    """End a gap for a stated reason.

    Raises:
        ClosingReasonNeeded: the reason is empty or too short.
        GapWrongStatus: it is closed already.
    """
    actor.require(MANAGE)
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise ClosingReasonNeeded(limit=SHORTEST_REASON)
    current = _lock(gap)
    if current.status == GapStatus.CLOSED:
        raise GapWrongStatus(gap=current.reference, status=current.status)
    shut(current, actor, Closing.REASON, reason)
    _note(actor, "gap.close", current, closing=Closing.REASON)
    return current


@transaction.atomic
def reopen_gap(*, actor: Actor, gap: Gap) -> Gap:
    """Put a closed gap on the list again.

    Raises:
        GapWrongStatus: it isn't closed.
    """
    actor.require(MANAGE)
    current = _lock(gap)
    if current.status != GapStatus.CLOSED:
        raise GapWrongStatus(gap=current.reference, status=current.status)
    unshut(current)
    _note(actor, "gap.reopen", current)
    return current


def shut(gap: Gap, actor: Actor, closing: Closing, reason: str) -> None:
    """Save a gap as closed."""
    gap.status, gap.closing, gap.closed_reason = GapStatus.CLOSED, closing, reason
    gap.closed_at, gap.closed_by = clock.now(), actor.name
    gap.save()


def unshut(gap: Gap) -> None:
    """Save a gap as open."""
    gap.status, gap.closing, gap.closed_reason = GapStatus.OPEN, "", ""
    gap.closed_at, gap.closed_by = None, ""
    gap.save()


def _lock(gap: Gap) -> Gap:
    return Gap.objects.select_for_update().get(pk=gap.pk)


def _note(actor: Actor, action: str, gap: Gap, **details: object) -> None:
    record(actor, action, subject_kind="gap", subject=gap.reference, **details)
