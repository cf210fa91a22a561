"""The committee at work: members, votes, frozen versions, assignments."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from factories import assessments, decisions, measures, people
from ortaq.plan.decisions import queries, services
from ortaq.plan.decisions.models import (
    Assignment,
    AssignmentStatus,
    Decision,
    DecisionStatus,
    Meeting,
    MeetingMode,
    MemberRole,
    Presence,
    VoteChoice,
)
from ortaq.plan.decisions.queries.voting import token_of
from ortaq.plan.measures.models import Plan
from ortaq.plan.measures.services import add_measure
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.audit.queries import list_entries
from ortaq.shared.files.queries import read
from ortaq.shared.outbox.jobs import send_due
from ortaq.shared.people.models import User

pytestmark = pytest.mark.django_db
FOR, AGAINST, ABSTAINED = VoteChoice.FOR, VoteChoice.AGAINST, VoteChoice.ABSTAINED


@pytest.fixture
def committee():
    return decisions.committee()


def _proposal(meeting: Meeting, **changes: object) -> Decision:
    return services.propose_decision(
        actor=SYSTEM, meeting=meeting, text=decisions.words("Text"), **changes
    )


def _vote(text: Decision, member, choice: VoteChoice) -> None:
    services.cast_vote(actor=member.user.actor, decision=text, member=member, choice=choice)


def test_terms_begin_end_and_take_alternates_with_them(committee):
    chair = decisions.member(committee, MemberRole.CHAIR)
    alternate = decisions.member(committee, MemberRole.ALTERNATE, alternate_of=chair)

    with pytest.raises(services.SeatTaken):
        decisions.member(committee, MemberRole.CHAIR)
    with pytest.raises(services.AlternateOfNobody):
        decisions.member(committee, MemberRole.ALTERNATE)
    with pytest.raises(services.TermEndsBeforeStart):
        services.end_member(actor=SYSTEM, member=chair, until_on=chair.from_on)
    services.end_member(actor=SYSTEM, member=chair, until_on=date(2021, 1, 1))

    alternate.refresh_from_db()
    assert alternate.until_on == date(2021, 1, 1)
    assert queries.list_members(SYSTEM, committee, on=date(2021, 1, 1)) == []
    deeds = [entry.action for entry in queries.list_history(SYSTEM, committee)]
    assert deeds[:2] == ["member.end", "member.end"]


def test_an_invitation_freezes_the_papers_and_carries_a_calendar(committee):
    member = decisions.member(committee)
    User.objects.filter(pk=member.user_id).update(email="m@example.kz", language="ru")
    meeting = decisions.planned(committee)
    item = decisions.item(meeting, "Budget")
    services.add_paper(actor=SYSTEM, item=item, title="Draft", content=b"one")

    services.invite(actor=SYSTEM, meeting=meeting)
    services.add_paper(actor=SYSTEM, item=item, title="Draft", content=b"two")
    send_due()

    (letter,) = mail.outbox
    assert "Budget ru" in letter.body
    (calendar,) = [
        bytes(content) if isinstance(content, bytes) else content.encode()
        for _name, content, _type in letter.attachments
    ]
    assert b"METHOD:REQUEST" in calendar
    assert b"SEQUENCE:1" in calendar
    seen = [p.version for p in item.papers.filter(sent_at__isnull=False)]
    assert seen == [1]
    frozen = list_entries(subject_kind="meeting").filter(action="meeting.invite").get()
    assert frozen.details["papers"][0][2] == item.papers.get(version=1).file.digest


def test_a_meeting_called_off_tells_those_invited(committee):
    member = decisions.member(committee)
    User.objects.filter(pk=member.user_id).update(email="m@example.kz")
    meeting = decisions.planned(committee)
    services.invite(actor=SYSTEM, meeting=meeting)
    send_due()

    services.cancel_meeting(actor=SYSTEM, meeting=meeting)
    send_due()

    assert len(mail.outbox) == 2
    assert "METHOD:CANCEL" in str(mail.outbox[1].attachments)
    with pytest.raises(services.MeetingWrongStatus):
        services.invite(actor=SYSTEM, meeting=meeting)


def test_quorum_counts_who_came_or_was_represented(committee):
    members = [decisions.member(committee) for _ in range(4)]
    alternate = decisions.member(committee, MemberRole.ALTERNATE, alternate_of=members[1])
    decisions.member(committee, MemberRole.OBSERVER)
    meeting = decisions.planned(committee)
    presences = {members[0].pk: Presence.PRESENT, members[1].pk: Presence.REPRESENTED}

    with pytest.raises(services.NotTheirAlternate):
        services.record_attendance(actor=SYSTEM, meeting=meeting, presences=presences)
    services.record_attendance(
        actor=SYSTEM,
        meeting=meeting,
        presences=presences,
        alternates={members[1].pk: alternate},
    )

    came = queries.list_attendance(SYSTEM, meeting)
    quorum = queries.compute_quorum(meeting, queries.list_voting_members(meeting), came)
    assert (quorum.members, quorum.needed, quorum.taking_part, quorum.holds) == (4, 3, 2, False)


def test_a_conflict_of_interest_excludes_from_the_vote_of_that_item(committee):
    one, two, three = [decisions.member(committee) for _ in range(3)]
    meeting = decisions.planned(committee, MeetingMode.CIRCULATION)
    item, other = decisions.item(meeting), decisions.item(meeting)
    text, free = _proposal(meeting, item=item), _proposal(meeting, item=other)
    _vote(text, one, FOR)

    services.declare_conflict(actor=one.user.actor, item=item, member=one, reason="shares")

    with pytest.raises(services.MayNotVote):
        _vote(text, one, FOR)
    with pytest.raises(services.ConflictOfOthers):
        services.declare_conflict(actor=one.user.actor, item=item, member=two, reason="no")
    assert text.votes.count() == 0
    _vote(free, one, FOR)
    services.record_attendance(
        actor=SYSTEM,
        meeting=meeting,
        presences={m.pk: Presence.PRESENT for m in (one, two, three)},
    )
    with pytest.raises(services.TooManyVotes):
        decisions.decision(item, votes=services.Votes(3, 0, 0))


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ([FOR, FOR, AGAINST], DecisionStatus.ADOPTED),
        ([FOR, AGAINST, AGAINST], DecisionStatus.REFUSED),
        ([FOR, AGAINST, ABSTAINED], DecisionStatus.ADOPTED),
        ([AGAINST, FOR, ABSTAINED], DecisionStatus.REFUSED),
        ([FOR, None, None], DecisionStatus.NO_QUORUM),
    ],
)
def test_votes_by_circulation_make_a_result(committee, choices, expected):
    members = [decisions.member(committee, MemberRole.CHAIR)]
    members += [decisions.member(committee) for _ in range(2)]
    meeting = decisions.planned(committee, MeetingMode.CIRCULATION)
    text = _proposal(meeting)
    for member, choice in zip(members, choices, strict=True):
        if choice is not None:
            _vote(text, member, choice)
    if None in choices:
        with pytest.raises(services.VoteNotOver):
            services.close_vote(actor=SYSTEM, decision=text)
        over = {"starts_at": clock.now() - timedelta(days=2), "ends_at": clock.now()}
        Meeting.objects.filter(pk=meeting.pk).update(**over, votes_until=clock.now())

    closed = services.close_vote(actor=SYSTEM, decision=text)

    assert closed.status == expected
    assert closed.votes_for == choices.count(FOR)


def test_strangers_and_latecomers_do_not_vote(committee):
    member = decisions.member(committee)
    meeting = decisions.planned(committee, MeetingMode.CIRCULATION)
    text = _proposal(meeting)
    stranger = people.user(Role.AGENCY_MEMBER)

    with pytest.raises(services.MayNotVote):
        services.cast_vote(actor=stranger.actor, decision=text, member=member, choice=FOR)
    _vote(text, member, FOR)
    services.close_vote(actor=SYSTEM, decision=text)
    with pytest.raises(services.MayNotVote):
        _vote(text, member, AGAINST)


def test_a_member_without_account_votes_by_his_own_link(client, committee):
    member = decisions.member(committee, user=None, email="one@example.kz")
    meeting = decisions.planned(committee, MeetingMode.CIRCULATION)
    text = _proposal(meeting)
    services.send_ballots(actor=SYSTEM, decision=text)
    send_due()
    address = reverse("decisions:ballot", args=[text.reference, member.pk, token_of(text, member)])
    wrong = reverse("decisions:ballot", args=[text.reference, member.pk, "0" * 40])

    answers = [client.get(address), client.post(address, {"choice": "against", "dissent": "No"})]
    refused = [client.get(wrong), client.post(wrong, {"choice": "for"})]

    assert address in mail.outbox[0].body
    assert [a.status_code for a in answers] == [200, 302]
    assert [a.status_code for a in refused] == [404, 404]
    vote = text.votes.get()
    assert (vote.choice, vote.dissent) == (AGAINST, "No")


def test_a_decision_freezes_the_plan_and_shows_what_changed_since():
    plan = measures.plan()
    measure = measures.measure(plan)
    item = decisions.item(decisions.planned(decisions.committee()))

    decision = decisions.decision(item, about=services.About(plan=plan))
    before = queries.list_drift(SYSTEM, decision)
    measure.costs.all().delete()
    measure.costs.create(year=2026, source="grant", amount_thousand_kzt=Decimal(77))
    add_measure(actor=SYSTEM, plan=plan, draft=measures.draft())

    after = queries.list_drift(SYSTEM, queries.get_decision(SYSTEM, decision.reference))
    assert before == []
    assert sorted(drift.kind for drift in after) == ["added", "changed"]
    (changed,) = [drift for drift in after if drift.kind == "changed"]
    assert [change.field for change in changed.changes] == ["costs"]
    entry = list_entries(subject=decision.reference).get(action="decision.record")
    assert entry.details["snapshot_sha256"] == decision.snapshot.digest
    assert entry.index == decision.log_index
    assert measure.reference.encode() in read(decision.snapshot)


def test_a_decision_freezes_an_assessment(client):
    assessment = assessments.opened()
    item = decisions.item(decisions.planned(decisions.committee()))

    decision = decisions.decision(item, about=services.About(assessment=assessment.reference))

    assert b'"kind":"assessment"' in read(decision.snapshot)
    assert queries.list_drift(SYSTEM, decision) == []


def test_a_plan_that_moved_is_not_approved_by_an_older_vote():
    committee = decisions.committee()
    member = decisions.member(committee)
    plan = measures.plan()
    about = services.About(plan=plan, approves_plan=True)
    text = _proposal(decisions.planned(committee, MeetingMode.CIRCULATION), about=about)
    _vote(text, member, FOR)
    Plan.objects.filter(pk=plan.pk).update(version=plan.version + 1)

    with pytest.raises(services.PlanMoved):
        services.close_vote(actor=SYSTEM, decision=text)

    assert Plan.objects.get(pk=plan.pk).is_draft


@pytest.fixture
def given(committee) -> Assignment:
    item = decisions.item(decisions.planned(committee))
    decision = decisions.decision(item)
    return decisions.assignment(decision, people.organisation("EXECUTOR"))


def test_an_assignment_is_closed_with_proof_only(given):
    executor = people.user(Role.AGENCY_MEMBER, given.executor).actor
    stranger = people.user(Role.AGENCY_MEMBER).actor

    with pytest.raises(services.AssignmentWrongStatus):
        services.accept(actor=SYSTEM, assignment=given)
    with pytest.raises(services.AssignmentOfOthers):
        services.hand_in(actor=stranger, assignment=given, proof="Letter 1")
    with pytest.raises(services.AssignmentNeedsProof):
        services.hand_in(actor=executor, assignment=given, proof=" ")
    services.hand_in(actor=executor, assignment=given, proof="Letter 1")
    services.give_back(actor=SYSTEM, assignment=given, reason="No number")
    services.hand_in(actor=executor, assignment=given, proof="Letter 1 of 2 May", content=b"x")
    done = services.accept(actor=SYSTEM, assignment=given)

    assert (done.status, done.proof) == (AssignmentStatus.DONE, "Letter 1 of 2 May")
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=given.pk).update(proof="")


def test_a_deadline_moves_with_a_reason_and_keeps_the_first_one(given):
    first = given.due_on

    with pytest.raises(services.AssignmentNeedsReason):
        services.move_due(
            actor=SYSTEM, assignment=given, due_on=first + timedelta(days=9), reason=" "
        )
    with pytest.raises(services.AssignmentDueUnchanged):
        services.move_due(actor=SYSTEM, assignment=given, due_on=first, reason="why")
    moved = services.move_due(
        actor=SYSTEM, assignment=given, due_on=first + timedelta(days=9), reason="Budget"
    )

    assert (moved.first_due_on, moved.due_on) == (first, first + timedelta(days=9))
    assert [move.reason for move in queries.list_moves(moved)] == ["Budget"]


def test_an_agency_finds_its_own_assignments_overdue_first(given):
    decision, executor = given.decision, given.executor
    late = decisions.assignment(decision, executor, due_on=clock.today() - timedelta(days=1))
    decisions.assignment(decision, people.organisation("ELSE"))
    actor = people.user(Role.AGENCY_MEMBER, executor).actor

    mine = queries.list_assignments(actor, queries.AssignmentFilter(mine=True))

    assert list(mine) == [late, given]
    assert queries.tally(actor).overdue == 1
    assert queries.count_own_open(actor) == 2


def test_reminders_go_on_until_it_is_done_and_never_twice(given):
    user = people.user(Role.AGENCY_MEMBER, given.executor)
    User.objects.filter(pk=user.pk).update(email="e@example.kz")
    long_ago = clock.now() - timedelta(days=60)
    Decision.objects.filter(pk=given.decision_id).update(decided_at=long_ago)
    Assignment.objects.filter(pk=given.pk).update(due_on=clock.today() - timedelta(days=8))

    for _ in range(2):
        services.remind_assignments(actor=SYSTEM)
    send_due()
    services.hand_in(actor=user.actor, assignment=given, proof="Letter 1")
    services.remind_assignments(actor=SYSTEM)
    send_due()

    assert len(mail.outbox) == 1
    assert given.reference in mail.outbox[0].subject


def test_nothing_is_assigned_by_what_is_not_adopted(committee):
    text = _proposal(decisions.planned(committee))

    with pytest.raises(services.DecisionNotAdopted):
        decisions.assignment(text, people.organisation())
    with pytest.raises(services.DecisionNotAdopted):
        services.publish_decision(actor=SYSTEM, decision=text)
