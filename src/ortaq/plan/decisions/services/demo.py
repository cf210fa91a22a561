"""The committee's work in the demonstration: a made-up working meeting with assignments, and the next one."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models import MeetingMode, Step
from ortaq.plan.decisions.services.agenda import add_item
from ortaq.plan.decisions.services.assignments import accept, assign, hand_in
from ortaq.plan.decisions.services.cycles import cycle_on, set_step
from ortaq.plan.decisions.services.decisions import publish_decision, record_decision
from ortaq.plan.decisions.services.meetings import plan_meeting, record_meeting
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.decisions.models import Committee, Decision
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

PLACE = Trilingual(kk="Астана", ru="Астана", en="Astana")
SUMMARY = Trilingual(
    kk="Көрсетілім: ойдан шығарылған жұмыс отырысы. Мұндай отырыс туралы ашық дереккөз жоқ.",
    ru="Демонстрация: вымышленное рабочее заседание. Открытых источников о таком заседании нет.",
    en="Demonstration: a made-up working meeting. No public source tells of such a meeting.",
)
DECIDED = Trilingual(
    kk="Көрсетілім: жоспардың жобасы ведомстволардың ұсыныстары бойынша толықтырылсын.",
    ru="Демонстрация: дополнить проект плана по предложениям ведомств.",
    en="Demonstration: the draft plan is to be completed by the proposals of the agencies.",
)
GIVEN = (
    Trilingual(
        kk="Көрсетілім: өз бөліміңіздегі олқылықтар бойынша шараларды нақтылау",
        ru="Демонстрация: уточнить мероприятия по пробелам своего раздела",
        en="Demonstration: refine the measures for the gaps of your part",
    ),
    Trilingual(
        kk="Көрсетілім: шаралардың шығын есебін ұсыну",
        ru="Демонстрация: представить расчёты затрат на мероприятия",
        en="Demonstration: hand in the costs of the measures",
    ),
)
FORM = Trilingual(kk="Хатшылыққа хат", ru="Письмо в секретариат", en="Letter to the secretariat")
PROOF = "№ 1"
AGENDA = (
    Trilingual(
        kk="Жоспардың соңғы жобасы туралы",
        ru="Об окончательном проекте плана",
        en="The final draft of the plan",
    ),
    Trilingual(
        kk="Жария талқылаудың қорытындысы туралы",
        ru="Об итогах публичного обсуждения",
        en="What the public consultation brought",
    ),
)
NEXT = Trilingual(
    kk="Көрсетілім: жария талқылаудағы ескертулерге жауап беріп, соңғы жобаны таратыңыз.",
    ru="Демонстрация: ответить на замечания публичного обсуждения и разослать окончательный проект.",
    en="Demonstration: answer the comments of the consultation and send out the final draft.",
)
HELD_AGO, NEXT_IN = timedelta(days=40), timedelta(days=21)
DUE = (-10, -3, 5, 12, 20, 30)
"""Days from today on which the made-up assignments are due, in turn; the first two are overdue."""

HANDED_IN, DONE = 2, 3
"""Places of the assignments that wait for the secretariat and that are done."""


@transaction.atomic
def load_demo_work(
    *, actor: Actor, committee: Committee, executors: Sequence[Organisation]
) -> Decision:
    """Give the organisations assignments in each state, and plan the meeting that adopts the plan.

    Everything is done through the services, and says in its words that it is made up.
    """
    today = clock.today()
    held_on = today - HELD_AGO
    last = committee.meetings.order_by("-number").first()
    meeting = record_meeting(
        actor=actor,
        committee=committee,
        number=last.number + 1 if last else 1,
        step=Step.DRAFT_FINALISED,
        held_from=held_on,
        held_to=held_on,
        place=PLACE,
        summary=SUMMARY,
    )
    decision = record_decision(actor=actor, meeting=meeting, text=DECIDED)
    for place, executor in enumerate(executors):
        assignment = assign(
            actor=actor,
            decision=decision,
            text=GIVEN[place % len(GIVEN)],
            executor=executor,
            due_on=today + timedelta(days=DUE[place % len(DUE)]),
            form_of_completion=FORM,
        )
        if place in {HANDED_IN, DONE}:
            hand_in(actor=actor, assignment=assignment, proof=PROOF)
        if place == DONE:
            accept(actor=actor, assignment=assignment)
    _plan_adoption(actor, committee)
    return publish_decision(actor=actor, decision=decision)


def _plan_adoption(actor: Actor, committee: Committee) -> None:
    day = clock.today() + NEXT_IN
    starts = timezone.make_aware(datetime.combine(day, time(10)))
    meeting = plan_meeting(
        actor=actor,
        committee=committee,
        step=Step.ADOPTION,
        mode=MeetingMode.HYBRID,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        place=PLACE,
    )
    for title in AGENDA:
        add_item(actor=actor, meeting=meeting, title=title, minutes=30)
    cycle = cycle_on(actor, committee, day)
    set_step(actor=actor, cycle=cycle, step=Step.ADOPTION, until_on=day, next_steps=NEXT)
