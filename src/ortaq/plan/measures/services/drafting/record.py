"""Writing the full record of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.models import Milestone
from ortaq.plan.measures.permissions import MANAGE, REPORT
from ortaq.plan.measures.services.plans import note_change
from ortaq.plan.measures.services.progress import NotOwnMeasure, may_report
from ortaq.plan.measures.services.record_draft import require_sound_record
from ortaq.plan.measures.services.record_store import write_record_parts
from ortaq.plan.measures.services.store import lock_measure, note
from ortaq.plan.measures.services.versions import keep_first_version, keep_version
from ortaq.shared import clock

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.measures.models import Measure
    from ortaq.plan.measures.services.record_draft import RecordDraft
    from ortaq.shared.actors import Actor


class FundingOutsidePlan(OrtaqError):
    """A line of funding lies in a year that the plan doesn't have. Give it another year."""

    code = "funding_outside_plan"


class MilestoneTooEarly(OrtaqError):
    """A milestone is reached today or earlier, not in the future. Correct the day."""

    code = "milestone_in_future"


@transaction.atomic
def write_record(
    *, actor: Actor, measure: Measure, draft: RecordDraft, version: int, reason: str = ""
) -> Measure:
    """Give a measure another full record; `version` is the one that the writer had before him.

    Raises:
        MeasureChanged: the measure has another version by now.
        EffectOrder, MilestoneOrder, RiskLevel, FundingOutsidePlan: see there.
    """
    actor.require(MANAGE)
    current = lock_measure(measure, version)
    require_sound_record(draft)
    if any(line.year not in current.plan.years for line in draft.funding):
        raise FundingOutsidePlan(first=current.plan.first_year, last=current.plan.last_year)
    keep_first_version(current)
    write_record_parts(current, draft)
    return _count(actor, current, reason)


@transaction.atomic
def reach_milestone(*, actor: Actor, measure: Measure, position: int, on: date | None) -> Measure:
    """Say on which day a milestone was reached, or with None that it was not.

    Raises:
        NotOwnMeasure: the actor's organisation doesn't lead the measure.
        MilestoneTooEarly: the day lies ahead.
        Milestone.DoesNotExist: there is no such milestone.
    """
    actor.require(REPORT)
    if not may_report(actor, measure):
        raise NotOwnMeasure(measure=measure.reference)
    if on is not None and on > clock.today():
        raise MilestoneTooEarly(day=on.isoformat())
    current = lock_measure(measure)
    keep_first_version(current)
    step = Milestone.objects.get(measure=current, position=position)
    step.done_on = on
    step.save(update_fields=["done_on"])
    return _count(actor, current, "")


def _count(actor: Actor, measure: Measure, reason: str) -> Measure:
    measure.version, measure.changed_at = measure.version + 1, clock.now()
    measure.save(update_fields=["version", "changed_at"])
    note_change(measure.plan)
    keep_version(actor, measure, reason)
    note(actor, "measure.record", measure, version=measure.version)
    return measure
