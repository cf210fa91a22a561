"""Adding measures and changing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.models import Measure
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.services.drafts import require_sound
from ortaq.plan.measures.services.plans import lock_plan, note_change
from ortaq.plan.measures.services.store import lock_measure, note, write_content

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Plan
    from ortaq.plan.measures.services.drafts import MeasureDraft
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
def add_measure(*, actor: Actor, plan: Plan, draft: MeasureDraft) -> Measure:
    """Add a measure at the end of a plan.

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
    note(actor, "measure.add", measure, code=measure.code, plan=locked.slug)
    return measure


@transaction.atomic
def change_measure(*, actor: Actor, measure: Measure, draft: MeasureDraft, version: int) -> Measure:
    """Give a measure new content; `version` is the one that the writer had before him.

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
    if not current.moves.exists():
        current.original_deadline = draft.deadline
    before = {name: getattr(current, name) for name in _WRITTEN}
    current.version += 1
    write_content(current, draft)
    changed = [name for name, value in before.items() if value != getattr(current, name)]
    note_change(current.plan)
    note(actor, "measure.change", current, version=current.version, changed=changed)
    return current


def _require_free_code(plan: Plan, code: str) -> None:
    if Measure.objects.filter(plan=plan, code=code).exists():
        raise MeasureCodeTaken(value=code)
