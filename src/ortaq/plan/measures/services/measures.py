"""Adding measures and changing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.models import Measure
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.services.drafts import require_sound
from ortaq.plan.measures.services.links import link_gap
from ortaq.plan.measures.services.plans import lock_plan, note_change
from ortaq.plan.measures.services.record_draft import require_sound_record
from ortaq.plan.measures.services.record_store import write_record_parts
from ortaq.plan.measures.services.store import lock_measure, note, write_content
from ortaq.plan.measures.services.versions import keep_first_version, keep_version

if TYPE_CHECKING:
    from decimal import Decimal

    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.measures.models import Plan
    from ortaq.plan.measures.services.drafts import MeasureDraft
    from ortaq.plan.measures.services.record_draft import RecordDraft
    from ortaq.shared.actors import Actor

_WRITTEN = (
    "code",
    "direction",
    "title",
    "rationale",
    "form_of_completion",
    "lead_id",
    "start_on",
    "deadline",
    "is_funding_required",
    "no_indicator_reason",
)


class MeasureCodeTaken(OrtaqError):
    """Another measure of the plan has this code. Choose another one."""

    code = "measure_code_taken"


class DeadlineIsFixed(OrtaqError):
    """The plan is approved. Move the deadline with a reason and a decision instead."""

    code = "deadline_is_fixed"


@transaction.atomic
def add_measure(
    *, actor: Actor, plan: Plan, draft: MeasureDraft, closes: tuple[Gap, Decimal] | None = None
) -> Measure:
    """Add a measure at the end of a plan.

    Args:
        actor: who adds it.
        plan: which.
        draft: the content.
        closes: a gap and the part of it that the measure closes, see `link_gap`.

    Raises:
        MeasureCodeTaken: the code is in use.
        UnknownOrganisation: the lead or a co-executor isn't known.
        OrtaqError: the draft breaks a rule of `require_sound`.
    """
    actor.require(MANAGE)
    locked = lock_plan(plan)
    require_sound(draft, locked)
    _require_free_code(locked, draft.code)
    last = Measure.objects.filter(plan=locked).aggregate(last=Max("position"))["last"] or 0
    measure = Measure(plan=locked, position=last + 1, original_deadline=draft.deadline)
    write_content(measure, draft)
    note_change(locked)
    keep_version(actor, measure)
    note(actor, "measure.add", measure, code=measure.code, plan=locked.slug)
    if closes is not None:
        link_gap(actor=actor, measure=measure, gap=closes[0], share=closes[1])
    return measure


@transaction.atomic
def change_measure(
    *,
    actor: Actor,
    measure: Measure,
    draft: MeasureDraft,
    version: int,
    reason: str = "",
    record: RecordDraft | None = None,
    restored_from: int | None = None,
) -> Measure:
    """Give a measure new content and keep it as a version.

    Args:
        actor: who changes it.
        measure: which.
        draft: its new content.
        version: the one that the writer had before him.
        reason: why, in the writer's words; kept with the version.
        record: its new full record; None leaves it as it is.
        restored_from: number of the older version whose content this is.

    Raises:
        MeasureChanged: the measure has another version by now.
        DeadlineIsFixed: the plan is approved and the deadline differs.
        MeasureCodeTaken, UnknownOrganisation: see `add_measure`.
        OrtaqError: the draft breaks a rule of `require_sound`.
    """
    actor.require(MANAGE)
    current = lock_measure(measure, version)
    require_sound(draft, current.plan)
    if draft.code != current.code:
        _require_free_code(current.plan, draft.code)
    if draft.deadline != current.deadline and not current.plan.is_draft:
        raise DeadlineIsFixed(measure=current.reference)
    keep_first_version(current)
    if not current.moves.exists():
        current.original_deadline = draft.deadline
    before = {name: getattr(current, name) for name in _WRITTEN}
    current.version += 1
    current.unread = []  # whoever saves the content has looked at what the import left open
    write_content(current, draft)
    if record is not None:
        require_sound_record(record)
        write_record_parts(current, record)
    changed = [name for name, value in before.items() if value != getattr(current, name)]
    note_change(current.plan)
    keep_version(actor, current, reason, restored_from)
    note(actor, "measure.change", current, version=current.version, changed=changed)
    return current


def _require_free_code(plan: Plan, code: str) -> None:
    if Measure.objects.filter(plan=plan, code=code).exists():
        raise MeasureCodeTaken(value=code)
