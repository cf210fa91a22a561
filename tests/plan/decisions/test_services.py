from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from factories import decisions, measures, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions import queries, services
from ortaq.plan.decisions.models import Committee, Decision, Meeting, Step
from ortaq.plan.decisions.services import (
    DecisionWithoutText,
    MeetingEndsBeforeStart,
    MeetingNumberTaken,
)
from ortaq.plan.measures.models import Plan
from ortaq.plan.measures.services import add_measure
from ortaq.plan.measures.services.plans import PlanIncomplete
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db
TEXT = Trilingual("Шешім", "Решение", "Decision")


def test_the_three_meetings_are_facts_with_their_sources():
    committee = decisions.committee()

    meetings = list(queries.list_meetings(SYSTEM))

    assert not committee.is_demo
    assert [(m.number, m.step, m.held_from) for m in meetings] == [
        (1, "scope", date(2024, 3, 14)),
        (2, "findings", date(2024, 5, 16)),
        (3, "draft_finalised", date(2024, 9, 18)),
    ]
    assert {m.source_name for m in meetings} == {"miragenews.com"}
    assert all(m.decisions.all() for m in meetings)
    assert not Decision.objects.filter(plan__isnull=False).exists()


def test_loading_again_changes_nothing():
    first = decisions.committee()
    entries = list_entries().count()

    assert decisions.committee() == first
    assert Committee.objects.count() == 1
    assert list_entries().count() == entries


def test_the_next_round_follows_the_last_one_held():
    committee = decisions.committee()

    rounds = queries.list_rounds(SYSTEM, queries.find_current_cycle(SYSTEM, committee))

    assert [r.step for r in rounds] == list(Step)
    assert [len(r.meetings) for r in rounds] == [1, 1, 1, 0, 0, 0]
    assert [r.step for r in rounds if r.is_next] == [Step.ADOPTION]


def test_a_decision_keeps_the_version_and_shows_the_drift():
    plan = measures.plan()
    measures.measure(plan)

    decision = services.record_decision(
        actor=SYSTEM, meeting=decisions.meeting(), text=TEXT, plan=plan
    )
    add_measure(actor=SYSTEM, plan=plan, draft=measures.draft())

    found = queries.get_decision(SYSTEM, decision.reference)
    assert (found.plan_version, found.plan.version, found.drift) == (2, 3, 1)
    assert found.plan.is_draft


def test_a_decision_can_approve_the_plan():
    plan = measures.plan()

    decision = services.record_decision(
        actor=SYSTEM, meeting=decisions.meeting(), text=TEXT, plan=plan, approves_plan=True
    )

    approved = Plan.objects.get(pk=plan.pk)
    assert approved.decision == decision.reference
    assert approved.approved_on == date(2026, 3, 2)
    assert approved.approved_version == decision.plan_version


def test_an_incomplete_plan_is_not_approved_and_no_decision_stays():
    plan = measures.plan()
    measures.measure(plan)
    meeting = decisions.meeting()
    before = Decision.objects.count()

    with pytest.raises(PlanIncomplete):
        services.record_decision(
            actor=SYSTEM, meeting=meeting, text=TEXT, plan=plan, approves_plan=True
        )

    assert Decision.objects.count() == before


def test_decisions_of_a_meeting_are_numbered_through():
    meeting = decisions.meeting()

    numbers = [
        services.record_decision(actor=SYSTEM, meeting=meeting, text=TEXT).number for _ in range(3)
    ]

    assert numbers == [1, 2, 3]


def test_what_makes_no_sense_is_refused():
    meeting = decisions.meeting()

    with pytest.raises(DecisionWithoutText):
        services.record_decision(actor=SYSTEM, meeting=meeting, text=Trilingual(kk=" "))
    with pytest.raises(MeetingNumberTaken):
        decisions.meeting(meeting.committee)
    with pytest.raises(MeetingEndsBeforeStart):
        decisions.meeting(meeting.committee, number=9, held_to=date(2026, 3, 1))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SECRETARY])
def test_only_the_secretariat_records(role):
    actor, meeting = people.user(role).actor, decisions.meeting()

    with pytest.raises(NotAllowed):
        services.record_decision(actor=actor, meeting=meeting, text=TEXT)
    with pytest.raises(NotAllowed):
        services.record_meeting(
            actor=actor,
            committee=meeting.committee,
            number=9,
            step=Step.MONITORING,
            held_from=date(2026, 7, 1),
            held_to=date(2026, 7, 1),
            place=TEXT,
        )


def test_the_database_refuses_what_the_services_refuse():
    meeting, plan = decisions.meeting(), measures.plan()

    for break_it in (
        lambda: Meeting.objects.filter(pk=meeting.pk).update(held_to=date(2000, 1, 1)),
        lambda: Meeting.objects.filter(pk=meeting.pk).update(source_url="https://news.example/"),
        lambda: Decision.objects.update(plan=plan),
        lambda: Decision.objects.update(approves_plan=True),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            break_it()
