"""Reading the committee, its members and its cycle."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.terms.language import sort_key
from ortaq.plan.decisions.models import (
    Assignment,
    Committee,
    CommitteeMember,
    Meeting,
    MemberRole,
    Step,
    WorkingGroup,
)
from ortaq.plan.decisions.models.assignment import UNFINISHED
from ortaq.plan.decisions.permissions import READ
from ortaq.plan.decisions.queries.meetings import list_meetings
from ortaq.plan.decisions.queries.visible import visible_to
from ortaq.shared import clock
from ortaq.shared.audit.queries import list_entries
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor
    from ortaq.shared.audit.models import Entry

HISTORY_SHOWN = 50
"""Lines of history on a page. Ortaq's own choice."""


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What one organisation still has to do for a round."""

    executor: str
    count: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Round:
    """One step of the cycle.

    Args:
        step: which.
        meetings: those held or planned for it, in order.
        is_next: True for the first step after the last one held.
        open_work: unfinished assignments by organisation, the most overdue first.
    """

    step: Step
    meetings: list[Meeting]
    is_next: bool
    open_work: list[OpenWork]


def find_committee(actor: Actor, slug: str = "") -> Committee | None:
    """The committee with this short name; without a name the first one; None where there is none."""
    committees = list_committees(actor)
    return (committees.filter(slug=slug) if slug else committees).first()


def get_committee(actor: Actor, slug: str) -> Committee:
    """The committee with this short name.

    Raises:
        Committee.DoesNotExist: none has it.
    """
    return list_committees(actor).get(slug=slug)


def list_committees(actor: Actor) -> QuerySet[Committee]:
    """All committees."""
    actor.require(READ)
    return Committee.objects.order_by("pk")


def list_members(
    actor: Actor, committee: Committee, *, on: date | None = None
) -> list[CommitteeMember]:
    """Who sits in the committee on a day, or who ever did; by role, then by organisation."""
    actor.require(READ)
    found = CommitteeMember.objects.filter(committee=committee).select_related(
        "organisation", "user", "alternate_of", "alternate_of__organisation"
    )
    order = list(MemberRole)
    return sorted(
        (member for member in found if on is None or member.sits_on(on)),
        key=lambda member: (
            order.index(MemberRole(member.role)),
            sort_key(in_language(member.organisation.name)),
            member.pk,
        ),
    )


def get_member(actor: Actor, committee: Committee, pk: int) -> CommitteeMember:
    """One member of a committee.

    Raises:
        CommitteeMember.DoesNotExist: the committee has none with this key.
    """
    actor.require(READ)
    return CommitteeMember.objects.select_related("committee").get(committee=committee, pk=pk)


def list_groups(actor: Actor, committee: Committee) -> QuerySet[WorkingGroup]:
    """The working groups with their members."""
    actor.require(READ)
    return (
        WorkingGroup.objects.filter(committee=committee)
        .select_related("lead", "lead__organisation")
        .prefetch_related("members__organisation")
        .order_by("pk")
    )


def list_history(actor: Actor, committee: Committee) -> list[Entry]:
    """What was changed of the committee and its members, newest first."""
    actor.require(READ)
    return list(list_entries(subject_kind="committee", subject=committee.slug)[:HISTORY_SHOWN])


def list_rounds(actor: Actor, committee: Committee) -> list[Round]:
    """The whole cycle, held and still to come, with what is open in each round."""
    meetings = list(list_meetings(actor).filter(committee=committee))
    steps = list(Step)
    held = [steps.index(Step(m.step)) for m in meetings if m.status == "held"]
    coming = max(held) + 1 if held else 0
    work = _open_work(actor, committee)
    return [
        Round(
            step=step,
            meetings=[m for m in meetings if m.step == step and m.status != "cancelled"],
            is_next=position == coming,
            open_work=work[step],
        )
        for position, step in enumerate(steps)
    ]


def _open_work(actor: Actor, committee: Committee) -> dict[str, list[OpenWork]]:
    """Unfinished assignments by step and organisation."""
    today = clock.today()
    rows = (
        visible_to(actor, Assignment)
        .filter(decision__meeting__committee=committee, status__in=UNFINISHED)
        .select_related("executor", "decision__meeting")
    )
    counted: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        name = in_language(row.executor.short_name)
        counted[row.decision.meeting.step][name].append(row.is_overdue(today))
    return defaultdict(
        list,
        {
            step: sorted(
                (OpenWork(name, len(late), sum(late)) for name, late in bodies.items()),
                key=lambda work: (-work.overdue, -work.count, sort_key(work.executor)),
            )
            for step, bodies in counted.items()
        },
    )
