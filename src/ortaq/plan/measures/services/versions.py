"""Keeping versions of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from ortaq.plan.measures.models import Measure, MeasureVersion, Plan
from ortaq.plan.measures.queries.drafting.content import content_of
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor


def keep_version(
    actor: Actor, measure: Measure, note: str = "", restored_from: int | None = None
) -> MeasureVersion:
    """Keep the content that a measure has now; call it last in every service that changes content.

    Args:
        actor: who changed it.
        measure: as stored.
        note: why, in the writer's words.
        restored_from: number of the older version whose content it is.
    """
    last = MeasureVersion.objects.filter(measure=measure).aggregate(last=Max("number"))["last"]
    return MeasureVersion.objects.create(
        measure=measure,
        number=(last or 0) + 1,
        content=content_of(measure),
        measure_version=measure.version,
        plan_version=Plan.objects.values_list("version", flat=True).get(pk=measure.plan_id),
        note=note.strip(),
        restored_from=restored_from,
        made_at=clock.now(),
        made_by=actor.name,
        organisation=actor.organisation,
    )


def keep_first_version(measure: Measure) -> None:
    """Keep the content of a measure of which no version is kept; call it before a change.

    It counts for every earlier version of the plan.
    """
    if MeasureVersion.objects.filter(measure=measure).exists():
        return
    stored = Measure.objects.select_related("lead").get(pk=measure.pk)
    MeasureVersion.objects.create(
        measure=stored,
        number=1,
        content=content_of(stored),
        measure_version=stored.version,
        plan_version=0,
        made_at=stored.changed_at,
        made_by=SYSTEM.name,
    )
