"""Moving a deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.models import DueMove, names_register
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.queries.decisions import list_known_decisions
from ortaq.plan.measures.services.drafts import StartAfterDue
from ortaq.plan.measures.services.plans import note_change
from ortaq.plan.measures.services.store import lock_measure, note
from ortaq.plan.measures.services.versions import keep_first_version, keep_version
from ortaq.shared import clock

if TYPE_CHECKING:
    from ortaq.plan.measures.deadlines import Deadline
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor


class MoveNeedsReason(OrtaqError):
    """A deadline moves only with a reason. Write it in a sentence."""

    code = "move_needs_reason"


class MoveNeedsDecision(OrtaqError):
    """In an approved plan a deadline moves only by a decision. Choose it, or name the paper."""

    code = "move_needs_decision"


class UnknownDecision(OrtaqError):
    """The register has no adopted decision of this number that everybody may be told of. Choose one from the list."""

    code = "unknown_decision"


class NothingMoves(OrtaqError):
    """The measure has no deadline yet, or has this one already. Choose another one."""

    code = "nothing_moves"


@transaction.atomic
def move_deadline(
    *, actor: Actor, measure: Measure, deadline: Deadline, reason: str, decision: str = ""
) -> Measure:
    """Move a deadline and keep the old one beside it.

    Args:
        actor: who moves it.
        measure: whose.
        deadline: the new one.
        reason: in a sentence.
        decision: number of a decision of the register; any other text names a paper that is not in it,
            and is shown as such.

    Raises:
        MoveNeedsReason: no reason is given.
        MoveNeedsDecision: the plan is approved and no decision is given.
        UnknownDecision: the number has the form of the register's, and stands for none that can be named.
        NothingMoves: there is no deadline yet, or it is the same.
        StartAfterDue: the new one lies before the start.
    """
    actor.require(MANAGE)
    current = lock_measure(measure)
    decision = decision.strip()
    if not reason.strip():
        raise MoveNeedsReason
    if names_register(decision):
        decision = decision.upper()
        if decision not in {one.reference for one in list_known_decisions(actor, current.plan)}:
            raise UnknownDecision(decision=decision)
    if not decision and not current.plan.is_draft:
        raise MoveNeedsDecision
    if current.deadline is None or current.deadline == deadline:
        raise NothingMoves
    if current.start_on and current.start_on > deadline.due_on:
        raise StartAfterDue
    keep_first_version(current)
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
    keep_version(actor, current, reason[:500])
    note(
        actor,
        "measure.move_deadline",
        current,
        before=move.before.code,
        after=deadline.code,
        decision=decision,
    )
    return current
