"""Adding measures, changing them, and moving their deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.models import CoExecutor, Cost, DueMove, Measure, MeasureIndicator
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.services.drafts import NON_STATE_GROUPS, StartAfterDue, require_sound
from ortaq.plan.measures.services.plans import lock_plan, note_change
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.people.queries import find_organisation

if TYPE_CHECKING:
    from ortaq.plan.measures.deadlines import Deadline
    from ortaq.plan.measures.models import Plan
    from ortaq.plan.measures.services.drafts import CoExecutorDraft, MeasureDraft
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


class MeasureCodeTaken(OrtaqError):
    """Another measure of the plan has this code. Choose another one."""

    code = "measure_code_taken"


class MeasureChanged(OrtaqError):
    """Somebody changed the measure since it was loaded. Load it again and repeat the change."""

    code = "measure_changed"


class UnknownOrganisation(OrtaqError):
    """No organisation has this code. Choose one from the list."""

    code = "unknown_organisation"


class DeadlineIsFixed(OrtaqError):
    """The plan is approved. Move the deadline with a reason and a decision instead."""

    code = "deadline_is_fixed"


class MoveNeedsReason(OrtaqError):
    """A deadline moves only with a reason. Write it in a sentence."""

    code = "move_needs_reason"


class MoveNeedsDecision(OrtaqError):
    """In an approved plan a deadline moves only by a decision. Give its number."""

    code = "move_needs_decision"


class NothingMoves(OrtaqError):
    """The measure has no deadline yet, or has this one already. Choose another one."""

    code = "nothing_moves"


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
    _write(measure, draft)
    note_change(locked)
    _note(actor, "measure.add", measure, code=measure.code, plan=locked.slug)
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
    current = _lock(measure, version)
    require_sound(draft, current.plan)
    if draft.code != current.code:
        _require_free_code(current.plan, draft.code)
    if draft.deadline != current.deadline and not current.plan.is_draft:
        raise DeadlineIsFixed(measure=current.reference)
    if not current.moves.exists():
        current.original_deadline = draft.deadline
    before = {name: getattr(current, name) for name in _WRITTEN}
    current.version += 1
    _write(current, draft)
    changed = [name for name, value in before.items() if value != getattr(current, name)]
    note_change(current.plan)
    _note(actor, "measure.change", current, version=current.version, changed=changed)
    return current


@transaction.atomic
def move_deadline(
    *, actor: Actor, measure: Measure, deadline: Deadline, reason: str, decision: str = ""
) -> Measure:
    """Move a deadline and keep the old one beside it.

    Raises:
        MoveNeedsReason: no reason is given.
        MoveNeedsDecision: the plan is approved and no decision is given.
        NothingMoves: there is no deadline yet, or it is the same.
        StartAfterDue: the new one lies before the start.
    """
    actor.require(MANAGE)
    current = _lock(measure)
    if not reason.strip():
        raise MoveNeedsReason
    if not decision and not current.plan.is_draft:
        raise MoveNeedsDecision
    if current.deadline is None or current.deadline == deadline:
        raise NothingMoves
    if current.start_on and current.start_on > deadline.due_on:
        raise StartAfterDue
    move = DueMove.objects.create(
        measure=current,
        before=current.deadline,
        after=deadline,
        reason=reason.strip(),
        decision=decision,
        moved_at=clock.now(),
        moved_by=actor.name,
    )
    current.deadline, current.due_on = deadline, deadline.due_on
    current.version, current.changed_at = current.version + 1, clock.now()
    current.save(update_fields=["deadline", "due_on", "version", "changed_at"])
    note_change(current.plan)
    _note(
        actor,
        "measure.move_deadline",
        current,
        before=move.before.code,
        after=deadline.code,
        decision=decision,
    )
    return current


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


def _write(measure: Measure, draft: MeasureDraft) -> None:
    """Store the draft with its parts; parts are replaced as a whole."""
    measure.code, measure.direction, measure.title = draft.code, draft.direction, draft.title
    measure.rationale = draft.rationale
    measure.form_of_completion = draft.form_of_completion
    measure.lead = _organisation(draft.lead) if draft.lead else None
    measure.start_on, measure.deadline = draft.start_on, draft.deadline
    measure.due_on = draft.deadline.due_on if draft.deadline else None
    measure.is_funding_required = draft.is_funding_required
    measure.no_indicator_reason = draft.no_indicator_reason
    measure.changed_at = clock.now()
    measure.save()
    _write_co_executors(measure, draft.co_executors)
    measure.costs.all().delete()
    Cost.objects.bulk_create(
        Cost(
            measure=measure,
            year=cost.year,
            source=cost.source,
            amount_thousand_kzt=cost.amount_thousand_kzt,
        )
        for cost in draft.costs
    )
    measure.indicators.all().delete()
    MeasureIndicator.objects.bulk_create(
        MeasureIndicator(
            measure=measure,
            position=position,
            name=indicator.name,
            unit=indicator.unit,
            baseline=indicator.baseline,
            targets={str(year): str(value) for year, value in indicator.targets.items()},
        )
        for position, indicator in enumerate(draft.indicators, start=1)
    )


def _write_co_executors(measure: Measure, drafts: tuple[CoExecutorDraft, ...]) -> None:
    measure.co_executors.all().delete()
    rows: dict[int, CoExecutor] = {}
    for position, draft in enumerate(drafts, start=1):
        organisation = _organisation(draft.organisation)
        if organisation.pk == measure.lead_id:
            continue
        by_agreement = draft.by_agreement
        if by_agreement is None:
            by_agreement = organisation.group in NON_STATE_GROUPS
        rows.setdefault(
            organisation.pk,
            CoExecutor(
                measure=measure,
                organisation=organisation,
                by_agreement=by_agreement,
                position=position,
            ),
        )
    CoExecutor.objects.bulk_create(rows.values())


def _organisation(code: str) -> Organisation:
    found = find_organisation(code)
    if found is None:
        raise UnknownOrganisation(value=code)
    return found


def _lock(measure: Measure, version: int | None = None) -> Measure:
    current = (
        Measure.objects.select_for_update(of=("self",)).select_related("plan").get(pk=measure.pk)
    )
    if version is not None and current.version != version:
        raise MeasureChanged(measure=current.reference)
    return current


def _require_free_code(plan: Plan, code: str) -> None:
    if Measure.objects.filter(plan=plan, code=code).exists():
        raise MeasureCodeTaken(value=code)


def _note(actor: Actor, action: str, measure: Measure, **details: object) -> None:
    record(actor, action, subject_kind="measure", subject=measure.reference, **details)
