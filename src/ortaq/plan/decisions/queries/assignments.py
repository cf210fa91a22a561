"""Reading assignments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Count, IntegerField, Q, Value, When

from ortaq.plan.decisions.models import AgendaItem, Assignment, AssignmentMove, AssignmentStatus
from ortaq.plan.decisions.models.assignment import UNFINISHED
from ortaq.plan.decisions.permissions import EXECUTE, READ
from ortaq.plan.decisions.queries.visible import visible_to
from ortaq.shared import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

_REFERENCE = re.compile(r"AS-(\d{6,12})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class AssignmentFilter:
    """Narrows a list; an empty value narrows nothing.

    Args:
        executor: code of an organisation that carries out or helps.
        status: `open`, `handed_in`, `done`, `withdrawn`, or `overdue`.
        mine: True for those of the actor's own organisation.
    """

    executor: str = ""
    status: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the visible assignments stand where."""

    overdue: int
    open: int
    handed_in: int
    done: int
    withdrawn: int


def list_assignments(actor: Actor, narrow: AssignmentFilter | None = None) -> QuerySet[Assignment]:
    """The visible assignments: overdue first, then by deadline, finished ones last."""
    asked = narrow or AssignmentFilter()
    today = clock.today()
    late = Q(status=AssignmentStatus.OPEN, due_on__lt=today)
    rank = Case(
        When(late, then=Value(0)),
        When(status__in=UNFINISHED, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = (
        visible_to(actor, Assignment)
        .select_related(
            "executor",
            "decision",
            "decision__item",
            "decision__meeting",
            "decision__meeting__committee",
            "controller",
            "controller__organisation",
            "proof_file",
        )
        .prefetch_related("co_executors")
        .order_by(rank, "due_on", "pk")
    )
    if asked.mine:
        rows = rows.filter(_of(organisation=actor.organisation_id or 0))
    if asked.executor:
        rows = rows.filter(_of(organisation__code=asked.executor))
    if asked.status == "overdue":
        return rows.filter(late)
    return rows.filter(status=asked.status) if asked.status else rows


def _of(**which: object) -> Q:
    through = Assignment.co_executors.through.objects.filter(**which)
    own = {name.replace("organisation", "executor", 1): value for name, value in which.items()}
    return Q(**own) | Q(pk__in=through.values("assignment"))


def tally(actor: Actor) -> Tally:
    """How many of the visible assignments stand where, counted by the database."""
    open_ = Q(status=AssignmentStatus.OPEN)
    late = open_ & Q(due_on__lt=clock.today())
    counted = visible_to(actor, Assignment).aggregate(
        overdue=Count("pk", filter=late),
        open=Count("pk", filter=open_ & ~Q(due_on__lt=clock.today())),
        handed_in=Count("pk", filter=Q(status=AssignmentStatus.HANDED_IN)),
        done=Count("pk", filter=Q(status=AssignmentStatus.DONE)),
        withdrawn=Count("pk", filter=Q(status=AssignmentStatus.WITHDRAWN)),
    )
    return Tally(**counted)


def get_assignment(actor: Actor, reference: str) -> Assignment:
    """One visible assignment by its number, such as AS-000001.

    Raises:
        Assignment.DoesNotExist: none that the actor may see has this number.
    """
    found = _REFERENCE.fullmatch(reference)
    return list_assignments(actor).get(pk=int(found[1]) if found else 0)


def list_moves(assignment: Assignment) -> QuerySet[AssignmentMove]:
    """How its deadline moved, first move first."""
    return AssignmentMove.objects.filter(assignment=assignment).order_by("pk")


def may_see_decision(actor: Actor, assignment: Assignment) -> bool:
    """False for an executor of a closed item, who sees his assignment only."""
    item = assignment.decision.item
    if item is None or not item.is_closed:
        return True
    return visible_to(actor, AgendaItem).filter(pk=item.pk).exists()


def is_theirs(actor: Actor, assignment: Assignment) -> bool:
    """True for the people of the executor and of those who help."""
    if not actor.may(EXECUTE) or actor.organisation_id is None:
        return False
    helpers = {body.pk for body in assignment.co_executors.all()}
    return actor.organisation_id in {assignment.executor_id, *helpers}


def count_own_open(actor: Actor) -> int:
    """Unfinished assignments of the actor's organisation; 0 for who reads none."""
    if not actor.may(READ):
        return 0
    rows = list_assignments(actor, AssignmentFilter(mine=True))
    return rows.filter(status__in=UNFINISHED).count()
