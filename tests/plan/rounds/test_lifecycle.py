from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from factories import assessments, frameworks, people, rounds
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import AssessmentStatus
from ortaq.plan.rounds import queries, services
from ortaq.plan.rounds.models import Assignment, Round, RoundStatus
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries
from ortaq.shared.outbox.models import Message, MessageState

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return people.organisation("AG-1", "government")


def missing(round_: Round) -> dict[str, bool]:
    readiness = queries.get_readiness(round_, on=clock.today())
    return {one.code: one.is_blocking for one in readiness.shortcomings}


def test_a_draft_asks_about_everything_first():
    round_ = rounds.drafted()

    assert [row.code for row in queries.list_scope(round_)] == list(rounds.ALL)
    assert round_.is_draft


def test_a_round_begins_its_assessment_with_the_framework():
    framework = frameworks.loaded()

    round_ = services.draft_round_of_framework(
        actor=SYSTEM, framework=framework, title=rounds.TITLE, as_of=clock.today()
    )

    assert round_.assessment.framework == framework
    assert round_.assessment.title == rounds.TITLE


def test_a_closed_assessment_gets_no_round():
    from ortaq.plan.assessments.services import close_assessment

    closed = close_assessment(actor=SYSTEM, assessment=assessments.opened())

    with pytest.raises(services.RoundOfClosedAssessment):
        rounds.drafted(closed)


def test_what_is_left_out_loses_its_assignments(agency):
    round_ = rounds.drafted()
    rounds.assigned(round_, agency)

    services.choose_scope(actor=SYSTEM, round_=round_, codes=["S-1", "S-3"])

    assert [row.code for row in queries.list_scope(round_)] == ["S-1", "S-3"]
    assert Assignment.objects.count() == 2


@pytest.mark.parametrize("code", ["S-9", "NO-1"])
def test_only_questions_of_the_framework_can_be_asked(code):
    with pytest.raises(services.ProvisionOutOfScope):
        services.choose_scope(actor=SYSTEM, round_=rounds.drafted(), codes=["S-1", code])


def test_a_draft_says_what_is_missing(agency):
    round_ = services.draft_round(
        actor=SYSTEM, assessment=assessments.drafted(), title=rounds.TITLE
    )
    bare = missing(round_)
    rounds.assigned(round_, agency, ("S-1",))
    planned = rounds.planned(round_, message=Trilingual(kk="Сәлем", ru="Привет"))
    nearly = missing(planned)

    assert bare == {
        "no_assignment": True,
        "no_deadline": True,
        "no_message": True,
        "unassigned": False,
    }
    assert nearly == {"unassigned": False, "nobody_there": False}


def test_an_account_without_an_address_is_named(agency):
    round_ = rounds.drafted()
    rounds.assigned(round_, agency)
    mute = people.user(Role.AGENCY_MEMBER, agency)

    readiness = queries.get_readiness(round_, on=clock.today())

    assert {one.code: one.names for one in readiness.shortcomings}["no_email"] == (mute.username,)


def test_what_lacks_something_is_not_sent(agency):
    round_ = rounds.drafted()
    rounds.assigned(round_, agency)

    with pytest.raises(services.RoundNotReady) as refused:
        services.open_round(actor=SYSTEM, round_=round_)

    assert refused.value.parameters["missing"] == "no_deadline"
    round_.refresh_from_db()
    assert round_.is_draft


def test_opening_opens_the_assessment_and_writes_to_everybody(agency):
    members = [rounds.member(agency, language="ru"), rounds.member(agency, language="kk")]
    round_ = rounds.planned(rounds.drafted())
    rounds.assigned(round_, agency)
    rounds.invited(round_, agency)

    opened = services.open_round(actor=SYSTEM, round_=round_)

    letters = {
        message.language: message for message in Message.objects.filter(recipient__isnull=False)
    }
    link = Message.objects.get(recipient__isnull=True)
    assert opened.assessment.status == AssessmentStatus.OPEN
    assert {message.recipient for message in letters.values()} == set(members)
    assert "Уважаемые коллеги" in letters["ru"].body
    assert "4 вопрос" in letters["ru"].body or "4" in letters["ru"].body
    assert f"/ru/rounds/{round_.reference}/organisations/AG-1/" in letters["ru"].body
    assert "Құрметті әріптестер" in letters["kk"].body
    assert link.is_confidential
    assert list_entries(subject_kind="round")[0].action == "round.open"


def test_what_is_asked_and_whom_stays_once_it_is_sent(agency):
    round_ = rounds.opened(agency)

    for change in (
        lambda: services.choose_scope(actor=SYSTEM, round_=round_, codes=["S-1"]),
        lambda: rounds.assigned(round_, agency),
        lambda: services.drop_round(actor=SYSTEM, round_=round_),
        lambda: services.open_round(actor=SYSTEM, round_=round_),
    ):
        with pytest.raises(services.RoundWrongStatus):
            change()


def test_the_deadline_of_an_open_round_moves(agency):
    round_ = rounds.opened(agency)

    moved = rounds.planned(round_, days=40)

    assert moved.deadline == clock.today() + timedelta(days=40)
    assert list_entries(subject_kind="round")[0].details["moved"] is True


def test_closing_withdraws_what_waits_and_leaves_the_assessment_open(agency):
    rounds.member(agency)
    round_ = rounds.opened(agency)

    closed = services.close_round(actor=SYSTEM, round_=round_)

    assert closed.status == RoundStatus.CLOSED
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.CANCELLED}
    closed.assessment.refresh_from_db()
    assert closed.assessment.status == AssessmentStatus.OPEN


def test_a_reopened_round_tells_who_is_not_done(agency):
    other = people.organisation("AG-2", "government")
    done, late = rounds.member(agency), rounds.member(other)
    round_ = rounds.opened(agency, other)
    services.hand_in(desk=rounds.desk(round_, done))
    closed = services.close_round(actor=SYSTEM, round_=round_)

    again = services.reopen_round(
        actor=SYSTEM, round_=closed, deadline=clock.today() + timedelta(days=7)
    )

    told = Message.objects.filter(kind="rounds.reopened")
    assert again.is_open
    assert [message.recipient for message in told] == [late]


def test_a_round_is_not_reopened_into_the_past(agency):
    closed = services.close_round(actor=SYSTEM, round_=rounds.opened(agency))

    with pytest.raises(services.DeadlineInThePast):
        services.reopen_round(
            actor=SYSTEM, round_=closed, deadline=clock.today() - timedelta(days=1)
        )


def test_a_deadline_that_passed_meanwhile_blocks(agency):
    round_ = rounds.planned(rounds.drafted(), days=3)
    rounds.assigned(round_, agency)

    with time_machine.travel(clock.now() + timedelta(days=5), tick=False):
        codes = missing(round_)

    assert codes["deadline_past"] is True


def test_others_may_not_run_rounds(agency):
    actor = rounds.member(agency).actor
    round_ = rounds.opened(agency)

    for forbidden in (
        lambda: services.close_round(actor=actor, round_=round_),
        lambda: services.remind(actor=actor, round_=round_, organisations=["AG-1"]),
        lambda: services.invite(
            actor=actor, round_=round_, organisation=agency, name="x", email="x@y.kz", language="kk"
        ),
    ):
        with pytest.raises(NotAllowed):
            forbidden()


def test_a_draft_is_the_secretariats_alone(agency):
    round_ = rounds.drafted()
    rounds.assigned(round_, agency)
    user = rounds.member(agency)

    with pytest.raises(Round.DoesNotExist):
        queries.get_round(user.actor, round_.reference)
    with pytest.raises(Round.DoesNotExist):
        rounds.desk(round_, user)
    assert list(queries.list_rounds(user.actor)) == []
    assert queries.list_tasks(user.actor) == []
