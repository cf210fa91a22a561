"""Reading cycles: the rounds, where they stand, who still has what to do in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from ortaq.engine.terms.language import sort_key
from ortaq.plan.assessments.queries import list_assessments
from ortaq.plan.decisions.models import Assignment, AssignmentStatus, Cycle, MeetingStatus, Step
from ortaq.plan.decisions.models.assignment import UNFINISHED
from ortaq.plan.decisions.permissions import READ
from ortaq.plan.decisions.queries.meetings import list_meetings, papers_due_on
from ortaq.plan.decisions.queries.visible import visible_to
from ortaq.shared import clock
from ortaq.shared.people.models import Organisation
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.decisions.models import Committee, CycleStep, Meeting
    from ortaq.shared.actors import Actor


class Deed(StrEnum):
    """What the secretariat does next in a round."""

    PLAN_MEETING = "plan_meeting"
    SEND_PAPERS = "send_papers"
    HOLD = "hold"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What one organisation still has to do.

    Args:
        code: of the organisation.
        executor: its short name.
        count: unfinished assignments.
        overdue: of them, those past their day without proof.
        handed_in: of them, those that wait for the secretariat.
    """

    code: str
    executor: str
    count: int
    overdue: int
    handed_in: int


@dataclass(frozen=True, slots=True)
class Round:
    """One step of a cycle.

    Args:
        step: which.
        meetings: those held or planned for it, in order.
        is_next: True for the step at which the cycle stands.
        is_past: True for a step that lies behind.
        until_on: its last day; None where nobody set one.
        is_late: True where the last day has passed and the step does not lie behind.
        next_steps: what the secretariat wrote about what comes next.
        deed: what the secretariat does next; None but at the step where the cycle stands.
        deed_on: until when that is done.
        open_work: unfinished assignments of its meetings by organisation, the most overdue first.
    """

    step: Step
    meetings: list[Meeting]
    is_next: bool
    is_past: bool
    until_on: date | None
    is_late: bool
    next_steps: Trilingual | None
    deed: Deed | None
    deed_on: date | None
    open_work: list[OpenWork]

    @property
    def decided(self) -> int:
        """How many decisions of its meetings the reader sees."""
        return sum(len(meeting.decisions.all()) for meeting in self.meetings)

    @property
    def open_count(self) -> int:
        """Unfinished assignments of all organisations."""
        return sum(work.count for work in self.open_work)

    @property
    def overdue_count(self) -> int:
        """Overdue assignments of all organisations."""
        return sum(work.overdue for work in self.open_work)


def list_cycles(actor: Actor, committee: Committee) -> QuerySet[Cycle]:
    """The cycles of a committee, newest first."""
    actor.require(READ)
    rows = Cycle.objects.filter(committee=committee).select_related("committee", "plan")
    return rows.order_by("-number")


def get_cycle(actor: Actor, committee: str, number: int) -> Cycle:
    """One cycle of a committee.

    Raises:
        Cycle.DoesNotExist: none has this number.
    """
    actor.require(READ)
    rows = Cycle.objects.select_related("committee", "plan")
    return rows.get(committee__slug=committee, number=number)


def find_current_cycle(actor: Actor, committee: Committee) -> Cycle | None:
    """The newest cycle; None where there is none."""
    return list_cycles(actor, committee).first()


def list_inputs(actor: Actor, cycle: Cycle) -> list[Assessment]:
    """The assessments that a cycle starts from, with how far each is answered."""
    return list(list_assessments(actor).filter(pk__in=cycle.assessments.values("pk")))


def list_rounds(actor: Actor, cycle: Cycle) -> list[Round]:
    """The six rounds of a cycle, held and still to come, with what is open in each."""
    meetings = list(list_meetings(actor).filter(cycle=cycle))
    there = [meeting for meeting in meetings if meeting.status != MeetingStatus.CANCELLED]
    current = _current(there) if cycle.closed_at is None else len(Step)
    work, told = _work_by_step(actor, cycle), {row.step: row for row in cycle.steps.all()}
    return [
        _round(
            step,
            [meeting for meeting in there if meeting.step == step],
            position - current,
            told.get(step),
            work.get(step, []),
        )
        for position, step in enumerate(Step)
    ]


def sum_work(rounds: Iterable[Round]) -> list[OpenWork]:
    """The open work of several rounds by organisation, the most overdue first."""
    total: dict[str, OpenWork] = {}
    for work in (work for round_ in rounds for work in round_.open_work):
        before = total.get(work.code)
        total[work.code] = (
            work
            if before is None
            else replace(
                work,
                count=work.count + before.count,
                overdue=work.overdue + before.overdue,
                handed_in=work.handed_in + before.handed_in,
            )
        )
    return sorted(total.values(), key=_most_overdue)


def _current(meetings: list[Meeting]) -> int:
    """The place of the step at which a cycle stands.

    It is the one after the last one held; monitoring goes on until an evaluation is planned.
    """
    steps = list(Step)
    held = [steps.index(Step(m.step)) for m in meetings if m.status == MeetingStatus.HELD]
    last = max(held, default=-1)
    goes_on = not any(meeting.step == Step.EVALUATION for meeting in meetings)
    return last if last == steps.index(Step.MONITORING) and goes_on else last + 1


def _round(
    step: Step, meetings: list[Meeting], place: int, told: CycleStep | None, work: list[OpenWork]
) -> Round:
    until_on = told.until_on if told else None
    deed, deed_on = _deed(meetings) if place == 0 else (None, None)
    return Round(
        step=step,
        meetings=meetings,
        is_next=place == 0,
        is_past=place < 0,
        until_on=until_on,
        is_late=place >= 0 and until_on is not None and until_on < clock.today(),
        next_steps=told.next_steps if told else None,
        deed=deed,
        deed_on=deed_on,
        open_work=work,
    )


def _deed(meetings: list[Meeting]) -> tuple[Deed, date | None]:
    coming = next((m for m in meetings if m.status == MeetingStatus.PLANNED), None)
    if coming is None:
        return Deed.PLAN_MEETING, None
    if coming.held_to < clock.today():
        return Deed.RECORD, coming.held_to
    if coming.invited_at is None:
        return Deed.SEND_PAPERS, papers_due_on(coming)
    return Deed.HOLD, coming.held_from


def _work_by_step(actor: Actor, cycle: Cycle) -> dict[str, list[OpenWork]]:
    """Unfinished assignments by step and organisation, counted by the database."""
    open_ = Q(status=AssignmentStatus.OPEN)
    rows = list(
        visible_to(actor, Assignment)
        .filter(decision__meeting__cycle=cycle, status__in=UNFINISHED)
        .order_by()
        .values("decision__meeting__step", "executor")
        .annotate(
            every=Count("pk"),
            late=Count("pk", filter=open_ & Q(due_on__lt=clock.today())),
            handed=Count("pk", filter=~open_),
        )
    )
    bodies = Organisation.objects.in_bulk({row["executor"] for row in rows})
    found: dict[str, list[OpenWork]] = {}
    for row in rows:
        body = bodies[row["executor"]]
        work = OpenWork(
            code=body.code,
            executor=in_language(body.short_name),
            count=row["every"],
            overdue=row["late"],
            handed_in=row["handed"],
        )
        found.setdefault(row["decision__meeting__step"], []).append(work)
    return {step: sorted(works, key=_most_overdue) for step, works in found.items()}


def _most_overdue(work: OpenWork) -> tuple[int, int, object]:
    return (-work.overdue, -work.count, sort_key(work.executor))
