"""Assignments: given, moved, handed in with proof, accepted or returned, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models import (
    Assignment,
    AssignmentMove,
    AssignmentStatus,
    Decision,
    DecisionStatus,
)
from ortaq.plan.decisions.permissions import EXECUTE, MANAGE
from ortaq.plan.decisions.queries import is_theirs
from ortaq.plan.decisions.services.decisions import DecisionNotAdopted
from ortaq.plan.decisions.services.telling import tell_executors
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.files.services import store
from ortaq.shared.outbox.services import withdraw as withdraw_messages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ortaq.plan.decisions.models import CommitteeMember
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


class AssignmentWithoutText(OrtaqError):
    """An assignment without words cannot be carried out. Write what is to be done."""

    code = "assignment_without_text"


class AssignmentWrongStatus(OrtaqError):
    """The assignment has another status by now. Load the page again and look."""

    code = "assignment_wrong_status"


class AssignmentNeedsProof(OrtaqError):
    """Say what shows that it is done: an act with its number, a letter, a file."""

    code = "assignment_needs_proof"


class AssignmentNeedsReason(OrtaqError):
    """Write the reason in a sentence; it stays with the assignment."""

    code = "assignment_needs_reason"


class AssignmentOfOthers(OrtaqError):
    """Another organisation carries this out. Ask it to hand in the proof."""

    code = "assignment_of_others"


class AssignmentDueUnchanged(OrtaqError):
    """The assignment has this deadline already. Choose another day."""

    code = "assignment_due_unchanged"


@transaction.atomic
def assign(
    *,
    actor: Actor,
    decision: Decision,
    text: Trilingual,
    executor: Organisation,
    due_on: date,
    co_executors: Sequence[Organisation] = (),
    form_of_completion: Trilingual | None = None,
    controller: CommitteeMember | None = None,
) -> Assignment:
    """Give an organisation something to do by an adopted decision, and tell its people.

    Raises:
        AssignmentWithoutText: no language has a text.
        DecisionNotAdopted: the decision is not adopted.
    """
    actor.require(MANAGE)
    if not any(value.strip() for value in text.as_dict().values()):
        raise AssignmentWithoutText
    locked = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if locked.status != DecisionStatus.ADOPTED:
        raise DecisionNotAdopted
    last = Assignment.objects.filter(decision=locked).aggregate(last=Max("number"))["last"]
    assignment = Assignment.objects.create(
        decision=locked,
        number=(last or 0) + 1,
        text=text,
        executor=executor,
        due_on=due_on,
        first_due_on=due_on,
        form_of_completion=form_of_completion or Trilingual(),
        controller=controller,
    )
    assignment.co_executors.set([body for body in co_executors if body.pk != executor.pk])
    _tell(actor, "assignment.give", assignment, due_on=due_on)
    tell_executors(actor, assignment, "decisions.assignment", "new")
    return assignment


@transaction.atomic
def hand_in(
    *, actor: Actor, assignment: Assignment, proof: str, content: bytes = b""
) -> Assignment:
    """Say that it is done and what shows it.

    Raises:
        AssignmentOfOthers: another organisation carries it out.
        AssignmentNeedsProof: nothing is said.
        AssignmentWrongStatus: it was handed in, closed or withdrawn.
    """
    actor.require(EXECUTE)
    current = _lock(assignment)
    if not is_theirs(actor, current) and not actor.may(MANAGE):
        raise AssignmentOfOthers
    _expect(current, AssignmentStatus.OPEN)
    if not proof.strip():
        raise AssignmentNeedsProof
    current.status, current.proof = AssignmentStatus.HANDED_IN, proof.strip()
    current.proof_file = store(actor=actor, content=content) if content else None
    current.handed_in_at, current.handed_in_by = clock.now(), actor.name
    return _save(actor, "assignment.hand_in", current)


@transaction.atomic
def accept(*, actor: Actor, assignment: Assignment) -> Assignment:
    """Close what was handed in as done; reminders end.

    Raises:
        AssignmentWrongStatus: nothing is handed in.
    """
    actor.require(MANAGE)
    current = _lock(assignment)
    _expect(current, AssignmentStatus.HANDED_IN)
    return _close(actor, current, AssignmentStatus.DONE, "assignment.accept")


@transaction.atomic
def give_back(*, actor: Actor, assignment: Assignment, reason: str) -> Assignment:
    """Return what was handed in; the executor is told why.

    Raises:
        AssignmentNeedsReason: no reason is given.
        AssignmentWrongStatus: nothing is handed in.
    """
    actor.require(MANAGE)
    current = _lock(assignment)
    _expect(current, AssignmentStatus.HANDED_IN)
    current.closing_reason = _reason(reason)
    current.status = AssignmentStatus.OPEN
    _save(actor, "assignment.give_back", current)
    tell_executors(actor, current, "decisions.returned", clock.now().isoformat())
    return current


@transaction.atomic
def move_due(*, actor: Actor, assignment: Assignment, due_on: date, reason: str) -> Assignment:
    """Move the deadline; the first one and every reason stay on record.

    Raises:
        AssignmentNeedsReason: no reason is given.
        AssignmentDueUnchanged: it has this deadline.
        AssignmentWrongStatus: it is closed.
    """
    actor.require(MANAGE)
    current = _lock(assignment)
    _expect(current, AssignmentStatus.OPEN, AssignmentStatus.HANDED_IN)
    if due_on == current.due_on:
        raise AssignmentDueUnchanged
    AssignmentMove.objects.create(
        assignment=current,
        before=current.due_on,
        after=due_on,
        reason=_reason(reason),
        moved_at=clock.now(),
        moved_by=actor.name,
    )
    current.due_on = due_on
    withdraw_messages(
        actor=actor, about=("assignment", current.reference), kind="decisions.reminder"
    )
    return _save(actor, "assignment.move", current)


@transaction.atomic
def withdraw(*, actor: Actor, assignment: Assignment, reason: str) -> Assignment:
    """Take an assignment back, with a reason.

    Raises:
        AssignmentNeedsReason: no reason is given.
        AssignmentWrongStatus: it is closed.
    """
    actor.require(MANAGE)
    current = _lock(assignment)
    _expect(current, AssignmentStatus.OPEN, AssignmentStatus.HANDED_IN)
    current.closing_reason = _reason(reason)
    return _close(actor, current, AssignmentStatus.WITHDRAWN, "assignment.withdraw")


def _close(actor: Actor, current: Assignment, status: AssignmentStatus, deed: str) -> Assignment:
    current.status = status
    current.closed_at, current.closed_by = clock.now(), actor.name
    withdraw_messages(actor=actor, about=("assignment", current.reference))
    return _save(actor, deed, current)


def _reason(words: str) -> str:
    if not words.strip():
        raise AssignmentNeedsReason
    return words.strip()


def _expect(current: Assignment, *statuses: AssignmentStatus) -> None:
    if current.status not in statuses:
        raise AssignmentWrongStatus(assignment=current.reference)


def _lock(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",)).select_related(
        "executor", "decision", "decision__item", "decision__meeting__committee"
    )
    return rows.get(pk=assignment.pk)


def _save(actor: Actor, deed: str, current: Assignment) -> Assignment:
    current.save()
    _tell(actor, deed, current, status=current.status, due_on=current.due_on)
    return current


def _tell(actor: Actor, deed: str, assignment: Assignment, **details: object) -> None:
    record(actor, deed, subject_kind="assignment", subject=assignment.reference, **details)
