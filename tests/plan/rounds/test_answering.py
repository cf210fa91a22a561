from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from factories import assessments, people, rounds
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import AnswerState, Response
from ortaq.plan.assessments.services import AnswerChangedMeanwhile, Rating
from ortaq.plan.rounds import queries
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM
from plan.rounds.test_doors import answer_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return people.organisation("AG-1", "government")


@pytest.fixture
def user(agency):
    return rounds.member(agency)


@pytest.fixture
def land(agency, user):
    return rounds.opened(agency)


@pytest.fixture
def base(client, user, land):
    client.force_login(user)
    return f"/en/rounds/{land.reference}/organisations/AG-1/"


def test_tasks_tell_deadline_progress_and_state(client, base, land, user):
    rounds.answered(rounds.desk(land, user))

    page = client.get("/en/tasks/").content.decode()

    assert "Round of autumn" in page
    assert "1 of 4" in page
    assert base in page


def test_a_late_task_is_called_late(land, user):
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        (task,) = queries.list_tasks(user.actor)

        assert task.is_late(clock.today())


def test_dont_know_not_applicable_and_unanswered_stay_apart(land, user):
    desk = rounds.desk(land, user)
    rounds.answered(desk, "S-1", Rating(AnswerState.DONT_KNOW))
    rounds.answered(desk, "S-2", Rating(AnswerState.NOT_APPLICABLE))
    rounds.answered(desk, "S-3")

    (row,) = queries.get_board(land, on=clock.today()).rows

    assert (row.answered, row.dont_know, row.not_applicable, row.open) == (1, 1, 1, 1)


def test_answers_are_walked_through_and_the_last_leads_back(client, base):
    steps = [client.post(f"{base}questions/{code}/", answer_data()).url for code in rounds.ALL]

    assert steps == [*(f"{base}questions/{code}/" for code in rounds.ALL[1:]), base]


def test_a_question_page_knows_its_neighbours_and_its_number(client, base):
    page = client.get(f"{base}questions/S-2/").content.decode()

    assert "Question 2 of 4" in page
    assert "Previous: S-1" in page
    assert "Next: S-3" in page


def test_saving_while_writing_gives_the_new_version(client, base, land):
    answer = client.post(f"{base}save/S-1", answer_data())
    again = client.post(f"{base}save/S-1", answer_data(version=1, law="2"))

    assert 'value="1"' in answer.content.decode()
    assert 'value="2"' in again.content.decode()
    assert Response.objects.get().law == 2


def test_saving_half_an_answer_says_what_is_missing(client, base):
    answer = client.post(f"{base}save/S-1", answer_data(practice=""))

    assert "Not saved yet" in answer.content.decode()
    assert not Response.objects.exists()


def test_two_at_once_lose_nothing(client, base, land, agency):
    colleague = rounds.member(agency)
    rounds.answered(rounds.desk(land, colleague), given=assessments.rating(2, 2, "theirs"))

    answer = client.post(f"{base}questions/S-1/", answer_data())
    page = answer.content.decode()
    kept = client.post(f"{base}questions/S-1/", answer_data(version=1))

    assert answer.status_code == 409
    assert "theirs" in page
    assert "because" in page
    assert kept.status_code == 302
    assert Response.objects.get().law == 1


def test_saving_over_somebody_elses_answer_is_not_done_in_silence(client, base, land, agency):
    rounds.answered(rounds.desk(land, rounds.member(agency)))

    answer = client.post(f"{base}save/S-1", answer_data(law="2"))

    assert "somebody else changed this answer" in answer.content.decode()
    assert Response.objects.get().law == 1


def test_a_wrong_version_is_refused_by_the_service(land, user):
    desk = rounds.desk(land, user)
    rounds.answered(desk)

    with pytest.raises(AnswerChangedMeanwhile):
        rounds.answered(desk, given=assessments.rating(2, 2), version=0)


def test_a_source_is_added_and_removed(client, base):
    client.post(f"{base}questions/S-1/", answer_data())
    client.post(
        f"{base}sources/add/S-1",
        {"kind": "law", "title": "Criminal Code", "article": "205", "url": "https://law.example/1"},
    )
    page = client.get(f"{base}questions/S-1/").content.decode()
    source = Response.objects.get().assessment.answers.get(provision__code="S-1").source_links.get()
    client.post(f"{base}sources/{source.source_id}/remove/S-1")
    after = client.get(f"{base}questions/S-1/").content.decode()

    assert "Criminal Code" in page
    assert "Criminal Code" not in after


def test_a_source_of_another_organisation_is_not_removed(client, base, land):
    other = people.organisation("AG-2", "government")
    from ortaq.plan.assessments.services import add_source

    source = add_source(
        actor=SYSTEM,
        assessment=land.assessment,
        provision=queries.list_scope(land).get(code="S-1"),
        draft=assessments.source(),
        organisation=other,
    )

    assert client.post(f"{base}sources/{source.pk}/remove/S-1").status_code == 404


def test_done_is_said_once_and_shuts_the_form(client, base, land, user):
    client.post(f"{base}hand-in")
    client.post(f"{base}hand-in")
    refused = client.post(f"{base}questions/S-1/", answer_data())
    page = client.get(base).content.decode()
    (row,) = queries.get_board(land, on=clock.today()).rows

    assert row.standing == "handed_in"
    assert refused.status_code == 409
    assert "Your organisation is done" in page


def test_who_took_his_word_back_goes_on(client, base):
    client.post(f"{base}hand-in")
    client.post(f"{base}take-back")

    answer = client.post(f"{base}questions/S-1/", answer_data())

    assert answer.status_code == 302


def test_what_is_open_is_told_before_handing_in(client, base):
    page = client.get(base).content.decode()

    assert "4 questions have no answer and will count as not answered." in page


def test_late_answers_are_still_taken_until_the_round_is_closed(client, base, user):
    with time_machine.travel(clock.now() + timedelta(days=40), tick=False):
        client.force_login(user)
        page = client.get(base).content.decode()
        answer = client.post(f"{base}questions/S-1/", answer_data())

    assert "The last day has passed" in page
    assert answer.status_code == 302


def test_organisations_that_differ_leave_the_answer_to_a_session(land, user, agency):
    other = people.organisation("AG-2", "government")
    round_ = rounds.opened(agency, other)
    rounds.answered(rounds.desk(round_, user), given=assessments.rating(2, 2))
    rounds.answered(rounds.desk(round_, rounds.member(other)), given=assessments.rating(0, 0))

    answer = round_.assessment.answers.get(provision__code="S-1")

    assert answer.disputed


def test_words_in_other_languages_are_kept(land, user):
    desk = rounds.desk(land, user)
    first = Rating(AnswerState.ANSWERED, 1, 1, Trilingual(kk="өйткені"))
    rounds.answered(desk, given=first)

    page_response = queries.get_spot(desk, "S-1").response

    assert page_response.justification.kk == "өйткені"
