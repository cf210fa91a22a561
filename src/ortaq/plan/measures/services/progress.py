"""What a lead reports on its measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.models import Measure
from ortaq.plan.measures.permissions import MANAGE, REPORT
from ortaq.shared import clock
from ortaq.shared.actors import NotAllowed
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from ortaq.plan.measures.standing import DeclaredStatus
    from ortaq.shared.actors import Actor


class NotOwnMeasure(NotAllowed):
    """Another organisation leads this measure. Ask it, or the secretariat, to report."""

    code = "not_own_measure"


class ProgressOutOfRange(OrtaqError):
    """Progress is a share from 0 to 1. Correct it."""

    code = "progress_out_of_range"


@transaction.atomic
def set_progress(
    *,
    actor: Actor,
    measure: Measure,
    declared_status: DeclaredStatus,
    progress: Decimal,
    note: str = "",
    told_at: datetime | None = None,
    until: date | None = None,
) -> Measure:
    """Say how far a measure is; this changes nothing in the plan's content.

    Args:
        actor: who says it.
        measure: which.
        declared_status: the lead's word.
        progress: share of the work done.
        note: in the lead's words.
        told_at: when the lead said it; now where not given.
        until: last day of the time that it speaks of; the day on which it is said where not given.

    Raises:
        NotOwnMeasure: an agency member reports on another agency's measure.
        ProgressOutOfRange: the share isn't in [0, 1].
    """
    actor.require(REPORT)
    current = Measure.objects.select_for_update().get(pk=measure.pk)
    if not may_report(actor, current):
        raise NotOwnMeasure(measure=current.reference)
    if not 0 <= progress <= 1:
        raise ProgressOutOfRange(value=progress)
    before = (current.declared_status, current.progress)
    current.declared_status, current.progress = declared_status, progress
    current.progress_note = note.strip()
    current.reported_at, current.reported_by = told_at or clock.now(), actor.name
    current.reported_until = until
    current.save(
        update_fields=[
            "declared_status",
            "progress",
            "progress_note",
            "reported_at",
            "reported_by",
            "reported_until",
        ]
    )
    record(
        actor,
        "measure.report",
        subject_kind="measure",
        subject=current.reference,
        before=[before[0], str(before[1])],
        after=[declared_status, str(progress)],
    )
    return current


def may_report(actor: Actor, measure: Measure) -> bool:
    """True where the actor may report on this measure."""
    if actor.may(MANAGE):
        return True
    return actor.may(REPORT) and measure.lead_id in {actor.organisation_id} - {None}
