"""A scripted year of a committee, made by the real services; it knows what must come out.

The journey and `bench/committee` make a whole one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import time_machine

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions import services
from ortaq.plan.decisions.models import MeetingMode, MemberRole, Presence, Step, VoteChoice
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.services import CostDraft, MeasureDraft, add_measure, create_plan
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.people.models import User
from ortaq.shared.people.services import add_organisation, open_account

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.plan.decisions.models import (
        AgendaItem,
        Assignment,
        Committee,
        CommitteeMember,
        Decision,
        Meeting,
    )
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.people.models import Organisation

CANARY = "құпияканарейка"
"""A word that only closed items have."""
PASSWORD = "a long enough password"
GROUPS = ("government", "law_enforcement", "financial", "telecom", "civil_society", "education")
ITEMS = 5
CLOSED_ITEM = 3
UNPUBLISHED_ITEM = 5
FATES = ("done", "moved", "silent", "handed_in", "returned", "late", "withdrawn")
"""What becomes of assignments, in turn."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything there is."""

    agencies: int = 40
    meetings: int = 12
    assignments: int = 300
    comments: int = 2000
    measures: int = 40


@dataclass
class Year:
    """What was made, and what must come out of it.

    `fates` is the status of each assignment by its number, `bodies` who carries it out or helps; `closed` are
    the decisions of closed items, `secret` the assignments by them.
    """

    size: Size
    plan: Plan
    committee: Committee
    secretary: User
    observer: User
    outsider: User
    agencies: list[User]
    seats: list[CommitteeMember]
    meetings: list[Meeting] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    closed: list[Decision] = field(default_factory=list)
    fates: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, set[int]] = field(default_factory=dict)
    secret: set[str] = field(default_factory=set)

    def expected(self, person: User, *, is_inside: bool) -> Counter[str]:
        """How many assignments the person must find in each status."""
        return Counter(
            fate
            for reference, fate in self.fates.items()
            if is_inside or reference not in self.secret or reference in self.own(person)
        )

    def own(self, person: User) -> set[str]:
        """The assignments that the person carries out for his organisation, whatever became of them."""
        if person.role == Role.OBSERVER:
            return set()
        return {ref for ref, bodies in self.bodies.items() if person.organisation_id in bodies}


def words(text: str) -> Trilingual:
    return Trilingual(f"{text} (қаз)", f"{text} (рус)", f"{text} (eng)")


def make_year(size: Size, *, assessment: str = "") -> Year:
    """A year that ends today; one of its decisions freezes the assessment with this number."""
    begin = clock.now().replace(hour=5, minute=0, second=0, microsecond=0) - timedelta(days=365)
    with time_machine.travel(begin, tick=False):
        year = _found(size)
    for number in range(size.meetings):
        _meet(year, number, begin + timedelta(days=20 + 330 * number // size.meetings), assessment)
    return year


def _found(size: Size) -> Year:
    bodies = [body(number) for number in range(size.agencies)]
    people = [_person(f"agency{n}", Role.AGENCY_MEMBER, owner) for n, owner in enumerate(bodies)]
    secretary = _person("year-secretary", Role.SECRETARY, bodies[0])
    observer = _person("year-observer", Role.OBSERVER, bodies[-1])
    outsider = _person("year-outsider", Role.AGENCY_MEMBER, body(size.agencies))
    act = secretary.actor
    committee = services.load_committee(actor=SYSTEM, content=_content(), slug="year")
    plan = draft_plan(size, bodies)
    services.open_cycle(
        actor=act,
        committee=committee,
        title=words("Екінші айналым"),
        begins_on=clock.today(),
        plan=plan,
    )
    seats = [
        services.add_member(
            actor=act,
            committee=committee,
            role=MemberRole.CHAIR if number == 0 else MemberRole.MEMBER,
            organisation=person.organisation,
            from_on=clock.today(),
            person_name=f"Мүше {number}",
            user=person,
        )
        for number, person in enumerate(people[:-1])
    ]
    services.add_member(
        actor=act,
        committee=committee,
        role=MemberRole.OBSERVER,
        organisation=observer.organisation,
        from_on=clock.today(),
        user=observer,
    )
    services.add_member(
        actor=act,
        committee=committee,
        role=MemberRole.ALTERNATE,
        organisation=bodies[1],
        from_on=clock.today(),
        alternate_of=seats[1],
        email="alternate@example.kz",
    )
    services.set_group(
        actor=act, committee=committee, direction=Direction.LAW, lead=seats[0], members=seats[:5]
    )
    return Year(size, plan, committee, secretary, observer, outsider, people, seats)


def _content() -> object:
    from dataclasses import replace

    from ortaq.data.demo.content import committee

    return replace(committee(), meetings=())


def body(number: int) -> Organisation:
    """An agency."""
    return add_organisation(
        actor=SYSTEM,
        name=words(f"Ведомство {number}"),
        short_name=words(f"В{number}"),
        group=GROUPS[number % len(GROUPS)],
    )


def _person(name: str, role: Role, body: Organisation) -> User:
    made = open_account(
        actor=SYSTEM,
        username=name,
        display_name=name,
        password=PASSWORD,
        organisation=body,
        role=role,
        email=f"{name}@example.kz",
    )
    return User.objects.select_related("organisation").get(pk=made.pk)


def draft_plan(size: Size, bodies: list[Organisation]) -> Plan:
    """A plan whose n-th measure is called M-n, complete, led by the organisations in turn."""
    first = clock.today().year
    plan = create_plan(
        actor=SYSTEM, slug="year-plan", title=words("Жоспар"), first_year=first, last_year=first + 4
    )
    directions = list(Direction)
    for number in range(1, size.measures + 1):
        draft = MeasureDraft(
            code=f"M-{number}",
            direction=directions[number * len(directions) // (size.measures + 1)],
            title=words(f"{number}-іс-шара"),
            rationale=words("Негіздеме"),
            form_of_completion=words("Бұйрық"),
            lead=bodies[number % len(bodies)].code,
            deadline=Deadline.parse(f"{first + 1}Q4"),
            costs=(CostDraft(first, CostSource.REPUBLICAN_BUDGET, 100 + number),),
            no_indicator_reason=words("Көрсеткіш кейін беріледі"),
        )
        add_measure(actor=SYSTEM, plan=plan, draft=draft)
    return plan


def _step(number: int, meetings: int) -> Step:
    first = (Step.SCOPE, Step.FINDINGS, Step.DRAFT_FINALISED, Step.ADOPTION)
    if number == meetings - 1:
        return Step.EVALUATION
    return first[number] if number < len(first) else Step.MONITORING


def _meet(year: Year, number: int, starts: datetime, assessment: str) -> None:
    act = year.secretary.actor
    is_written = number % 4 == 1
    with time_machine.travel(starts - timedelta(days=14), tick=False):
        meeting = services.plan_meeting(
            actor=act,
            committee=year.committee,
            step=_step(number, year.size.meetings),
            mode=MeetingMode.CIRCULATION if is_written else MeetingMode.HYBRID,
            starts_at=starts,
            ends_at=starts + (timedelta(days=3) if is_written else timedelta(hours=3)),
            place=words("Астана"),
        )
        items = [_item(year, meeting, place) for place in range(1, ITEMS + 1)]
    with time_machine.travel(starts - timedelta(days=7), tick=False):
        services.invite(actor=act, meeting=meeting)
    with time_machine.travel(starts + timedelta(hours=1), tick=False):
        decided = _decide(year, meeting, items, number, assessment, is_written=is_written)
    with time_machine.travel(starts + timedelta(days=4), tick=False):
        services.hold_meeting(actor=act, meeting=meeting, chaired_by=year.seats[0])
        for decision, is_shown in decided:
            if is_shown:
                services.publish_decision(actor=act, decision=decision)
                year.published.append(decision.reference)
        given = list(_give(year, number, [decision for decision, _shown in decided]))
    for assignment, fate in given:
        _carry_out(year, assignment, fate, starts)
    year.meetings.append(meeting)
    with time_machine.travel(starts + timedelta(days=20), tick=False):
        services.remind_assignments(actor=SYSTEM)


def _item(year: Year, meeting: Meeting, place: int) -> AgendaItem:
    act = year.secretary.actor
    is_closed = place == CLOSED_ITEM
    name = CANARY if is_closed else f"{meeting.number}-отырыс, {place}-мәселе"
    item = services.add_item(
        actor=act,
        meeting=meeting,
        title=words(name),
        minutes=20,
        rapporteur=year.seats[place % len(year.seats)],
        is_closed=is_closed,
    )
    services.add_paper(actor=act, item=item, title=name, content=f"{name} анықтама".encode())
    services.add_speech(actor=act, item=item, speaker="Баяндамашы", said=f"{name}: ұсыныс")
    if place == 2:
        services.declare_conflict(
            actor=act, item=item, member=year.seats[-1], reason="Еншілес ұйым қатысады"
        )
    return item


def _decide(
    year: Year,
    meeting: Meeting,
    items: list[AgendaItem],
    number: int,
    assessment: str,
    *,
    is_written: bool,
) -> list[tuple[Decision, bool]]:
    act = year.secretary.actor
    if not is_written:
        present = {seat.pk: Presence.PRESENT for seat in year.seats}
        services.record_attendance(actor=act, meeting=meeting, presences=present)
    found = []
    for item in items:
        text, about = words(f"Шешім: {item.title.kk}"), _about(year, number, item, assessment)
        if is_written:
            decision = services.propose_decision(
                actor=act, meeting=meeting, item=item, text=text, about=about
            )
            decision = _vote(year, decision, item)
        else:
            voters = len(year.seats) - (item.number == 2)
            decision = services.record_decision(
                actor=act,
                meeting=meeting,
                item=item,
                text=text,
                about=about,
                votes=services.Votes(voters - 1, 1, 0),
                dissent="Мерзім тым қысқа",
            )
        if item.is_closed:
            year.closed.append(decision)
        found.append((decision, not item.is_closed and item.number != UNPUBLISHED_ITEM))
    return found


def _about(year: Year, number: int, item: AgendaItem, assessment: str) -> services.About:
    if item.number == 1 and number < 4:
        approves = _step(number, year.size.meetings) == Step.ADOPTION
        return services.About(plan=year.plan, approves_plan=approves)
    if item.number == 2 and assessment:
        return services.About(assessment=assessment)
    name = f"{item.title.kk}.txt"
    return services.About(document=name.encode(), document_name=name)


def _vote(year: Year, decision: Decision, item: AgendaItem) -> Decision:
    services.send_ballots(actor=year.secretary.actor, decision=decision)
    free = year.seats[:-1] if item.number == 2 else year.seats
    for place, seat in enumerate(free):
        person = year.agencies[place]
        services.cast_vote(
            actor=person.actor,
            decision=decision,
            member=seat,
            choice=VoteChoice.AGAINST if place == 2 else VoteChoice.FOR,
            dissent="Қарсымын: дерек жеткіліксіз" if place == 2 else "",
        )
    return services.close_vote(actor=year.secretary.actor, decision=decision)


def _give(year: Year, number: int, decided: list[Decision]) -> Iterator[tuple[Assignment, str]]:
    size = year.size
    begin, end = (size.assignments * at // size.meetings for at in (number, number + 1))
    for place in range(begin, end):
        decision = decided[place % ITEMS]
        executor = year.agencies[(place * 7) % size.agencies].organisation
        helper = year.agencies[(place * 7 + 3) % size.agencies].organisation
        text = CANARY if decision.item.is_closed else f"{place}-тапсырма"
        assignment = services.assign(
            actor=year.secretary.actor,
            decision=decision,
            text=words(text),
            executor=executor,
            co_executors=[helper] if place % 4 == 0 else [],
            due_on=clock.today() + timedelta(days=20 + place % 40),
            form_of_completion=words("Есеп"),
            controller=year.seats[0],
        )
        year.bodies[assignment.reference] = {
            executor.pk,
            *([helper.pk] if place % 4 == 0 else []),
        }
        if decision.item.is_closed:
            year.secret.add(assignment.reference)
        yield assignment, FATES[place % len(FATES)]


def _carry_out(year: Year, assignment: Assignment, fate: str, starts: datetime) -> None:
    """Do what the fate says on its days; note the status that must come out."""
    act, due = year.secretary.actor, datetime.combine(assignment.due_on, time(5), tzinfo=UTC)
    person = next(p for p in year.agencies if p.organisation_id == assignment.executor_id)
    last = clock.now() - timedelta(hours=1)
    early = min(starts + timedelta(days=10), last)
    with time_machine.travel(early, tick=False):
        if fate == "moved":
            services.move_due(
                actor=act,
                assignment=assignment,
                due_on=clock.today() + timedelta(days=400),
                reason="Қаржы кейін бөлінеді",
            )
        if fate == "withdrawn":
            services.withdraw(actor=act, assignment=assignment, reason="Қажеті жоқ")
    handed = min(due + timedelta(days=5), last) if fate == "late" else early
    with time_machine.travel(handed, tick=False):
        if fate in {"done", "late", "handed_in", "returned"}:
            services.hand_in(
                actor=person.actor, assignment=assignment, proof="№ 12 хат", content=b"%PDF-1.7 hat"
            )
        if fate in {"done", "late"}:
            services.accept(actor=act, assignment=assignment)
        if fate == "returned":
            services.give_back(actor=act, assignment=assignment, reason="Қол қойылмаған")
    is_late = assignment.due_on < clock.today()
    year.fates[assignment.reference] = {
        "done": "done",
        "late": "done",
        "handed_in": "handed_in",
        "withdrawn": "withdrawn",
        "moved": "open",
    }.get(fate, "overdue" if is_late else "open")
