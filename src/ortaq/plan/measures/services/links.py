"""Saying which gaps a measure closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.gaps.services import address_gap
from ortaq.plan.measures.models import MeasureGap
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.services.plans import note_change
from ortaq.plan.measures.services.store import note
from ortaq.plan.measures.services.versions import keep_first_version, keep_version

if TYPE_CHECKING:
    from decimal import Decimal

    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor


class GapShareOutOfRange(OrtaqError):
    """The part of a gap that a measure closes is above 0 and at most 1. Correct it."""

    code = "gap_share_out_of_range"


@transaction.atomic
def link_gap(*, actor: Actor, measure: Measure, gap: Gap, share: Decimal) -> MeasureGap:
    """Say that a measure closes a part of a gap; a second call changes the part.

    The gap is marked as addressed.

    Raises:
        GapShareOutOfRange: the part isn't in (0, 1].
        GapWrongStatus: the gap is closed.
    """
    actor.require(MANAGE)
    if not 0 < share <= 1:
        raise GapShareOutOfRange(value=share)
    address_gap(actor=actor, gap=gap)
    keep_first_version(measure)
    link, _ = MeasureGap.objects.update_or_create(
        measure=measure, gap=gap, defaults={"share": share}
    )
    note_change(measure.plan)
    keep_version(actor, measure)
    note(actor, "measure.link_gap", measure, gap=gap.reference, share=str(share))
    return link


@transaction.atomic
def unlink_gap(*, actor: Actor, measure: Measure, gap: Gap) -> None:
    """Take a link back; the gap keeps its status, and nothing happens where there is no link."""
    actor.require(MANAGE)
    keep_first_version(measure)
    removed, _ = MeasureGap.objects.filter(measure=measure, gap=gap).delete()
    if removed:
        note_change(measure.plan)
        keep_version(actor, measure)
        note(actor, "measure.unlink_gap", measure, gap=gap.reference)
