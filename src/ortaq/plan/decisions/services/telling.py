"""Letters about assignments to the people who carry them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq.plan.decisions.models import Assignment, AssignmentStatus
from ortaq.plan.decisions.permissions import EXECUTE, MANAGE
from ortaq.plan.decisions.reminding import reminder_reached
from ortaq.shared import clock
from ortaq.shared.outbox.links import absolute
from ortaq.shared.outbox.services import Letter, Reader, post
from ortaq.shared.people.queries import list_users
from ortaq.shared.words import day, in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import User

REMINDER = "decisions.reminder"


@transaction.atomic
def remind_assignments(*, actor: Actor) -> int:
    """Remind of every open assignment whose reminder day is reached; return how many letters waited or went.

    The same day is never told twice, so that this may be called as often as one likes.
    """
    actor.require(MANAGE)
    today = clock.today()
    rows = list(
        Assignment.objects.filter(status=AssignmentStatus.OPEN)
        .select_related("executor", "decision", "decision__item", "decision__meeting__committee")
        .prefetch_related("co_executors")
    )
    people = _people(rows)
    count = 0
    for row in rows:
        reached = reminder_reached(row.due_on, on=today)
        given = row.decision.decided_at
        if reached is not None and (given is None or given.date() < reached):
            count += _write(actor, row, REMINDER, reached.isoformat(), people)
    return count


def tell_executors(actor: Actor, assignment: Assignment, kind: str, step: str) -> int:
    """Write to the people of the executor and of those who help; `step` keeps it from being told twice."""
    return _write(actor, assignment, kind, step, _people([assignment]))


def _people(rows: list[Assignment]) -> dict[int, list[User]]:
    bodies = {body for row in rows for body in _bodies(row)}
    roles = EXECUTE.roles - MANAGE.roles
    found: dict[int, list[User]] = {}
    for user in list_users().filter(organisation__in=bodies, is_active=True, role__in=roles):
        found.setdefault(user.organisation_id, []).append(user)
    return found


def _bodies(row: Assignment) -> Iterable[int]:
    return [row.executor_id, *(body.pk for body in row.co_executors.all())]


def _write(
    actor: Actor, row: Assignment, kind: str, step: str, people: dict[int, list[User]]
) -> int:
    readers = [user for body in _bodies(row) for user in people.get(body, [])]
    for user in readers:
        post(
            actor=actor,
            kind=kind,
            key=f"{kind}:{row.pk}:{step}:user:{user.pk}",
            to=Reader.of(user),
            write=lambda: _letter(row, kind),
            about=("assignment", row.reference),
        )
    return len(readers)


def _letter(row: Assignment, kind: str) -> Letter:
    """What is to be done; of a closed item the number and the day only."""
    is_closed = row.decision.is_closed
    due = day(row.due_on)
    subject = {
        "decisions.assignment": _("New assignment %(reference)s, due on %(due)s"),
        "decisions.returned": _("Assignment %(reference)s was given back, due on %(due)s"),
        REMINDER: _("Assignment %(reference)s is open, due on %(due)s"),
    }[kind] % {"reference": row.reference, "due": due}
    lines = [
        "" if is_closed else in_language(row.text),
        _("Executor: %(name)s") % {"name": in_language(row.executor.name)},
        _("Due on: %(due)s") % {"due": due},
        _("Open it and hand in the proof: %(url)s")
        % {"url": absolute(reverse("decisions:assignment", args=[row.reference]))},
    ]
    return Letter(subject, "\n\n".join(line for line in lines if line))
