from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from factories import assessments, frameworks, people
from ortaq.engine.terms.framework import Engine
from ortaq.plan.assessments import permissions, queries, services
from ortaq.plan.assessments.models import Answer, AnswerState, Basis, Response
from ortaq.plan.assessments.services import Rating
from ortaq.shared.actors import Actor, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db
UNKNOWN = Rating(AnswerState.DONT_KNOW)
WITHDRAWN = Rating(AnswerState.UNANSWERED)


def _answer():
    return Answer.objects.get()


def test_the_answer_follows_the_only_response():
    assessment = assessments.opened()

    response = assessments.responded(assessment, people.organisation())

    assert response.version == 1
    assert (_answer().said, _answer().basis) == (response.said, Basis.RESPONSES)
    assert _answer().justification.en == "because"
    actions = [entry.action for entry in list_entries(subject=assessment.reference)]
    assert actions[:2] == ["answer.follow", "response.give"]


def test_equal_responses_agree_and_each_keeps_its_words():
    assessment = assessments.opened()
    police, court = people.organisation("POLICE"), people.organisation("COURT")
    assessments.responded(assessment, police, given=assessments.rating(2, 1, "we use it"))

    assessments.responded(assessment, court, given=assessments.rating(2, 1, "we see it"))

    assert not _answer().disputed
    assert _answer().justification.en == "COURT: we see it\nPOLICE: we use it"


def test_different_responses_are_disputed_and_the_answer_stays():
    assessment = assessments.opened()
    assessments.responded(assessment, people.organisation(), given=assessments.rating(2, 1))

    assessments.responded(assessment, people.organisation(), given=assessments.rating(1, 1))

    assert _answer().disputed
    assert _answer().law == 2
    assert [answer.provision.code for answer in queries.list_disputed(assessment)] == ["S-1"]


def test_the_answer_follows_again_once_all_say_the_same():
    assessment = assessments.opened()
    first, second = people.organisation(), people.organisation()
    assessments.responded(assessment, first, given=assessments.rating(2, 1))
    assessments.responded(assessment, second, given=assessments.rating(1, 1))

    assessments.responded(assessment, first, given=assessments.rating(1, 1), version=1)

    assert not _answer().disputed
    assert _answer().law == 1


def test_a_withdrawn_response_counts_no_more():
    assessment = assessments.opened()
    first, second = people.organisation(), people.organisation()
    assessments.responded(assessment, first, given=assessments.rating(2, 1))
    assessments.responded(assessment, second, given=UNKNOWN)

    assessments.responded(assessment, second, given=WITHDRAWN, version=1)
    counted = queries.count_responses(assessment)
    assessments.responded(assessment, first, given=WITHDRAWN, version=1)

    assert counted == {first.pk: 1}
    assert not _answer().disputed
    assert _answer().state == AnswerState.UNANSWERED


def test_a_direct_answer_stays_where_a_withdrawal_leaves_no_response():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(2, 2))

    assessments.responded(assessment, people.organisation(), given=WITHDRAWN)

    assert (_answer().law, _answer().basis) == (2, Basis.RATED)


def test_new_words_alone_open_no_dispute_after_a_session():
    assessment = assessments.opened()
    first, second = people.organisation(), people.organisation()
    assessments.responded(assessment, first, given=assessments.rating(2, 1))
    assessments.responded(assessment, second, given=assessments.rating(1, 1))
    services.settle(
        actor=people.user(Role.SECRETARY).actor,
        assessment=assessment,
        provision=frameworks.provision_row(assessment.framework),
        rating=assessments.rating(1, 0),
        reason="the article is narrow",
        participants=[first.code, second.code],
        expected_version=1,
    )

    assessments.responded(assessment, first, given=assessments.rating(2, 1, "more"), version=1)
    quiet = _answer().disputed
    assessments.responded(assessment, first, given=assessments.rating(0, 1, "more"), version=2)

    assert not quiet
    assert _answer().disputed
    assert (_answer().law, _answer().practice) == (1, 0)


def test_the_same_response_again_changes_nothing():
    assessment, organisation = assessments.opened(), people.organisation()
    assessments.responded(assessment, organisation)

    response = assessments.responded(assessment, organisation, version=1)

    assert response.version == 1
    assert queries.list_response_changes(response).count() == 1


def test_the_second_of_two_colleagues_is_told_what_the_first_wrote():
    assessment, organisation = assessments.opened(), people.organisation()
    assessments.responded(assessment, organisation, given=assessments.rating(2, 2, "theirs"))

    with pytest.raises(services.AnswerChangedMeanwhile) as caught:
        assessments.responded(assessment, organisation, given=assessments.rating(0, 0, "yours"))

    assert caught.value.theirs.justification.en == "theirs"
    assert caught.value.yours.justification.en == "yours"
    assert Response.objects.get().law == 2


def test_an_answer_changed_since_it_was_shown_is_not_overwritten():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(2, 2, "theirs"))

    with pytest.raises(services.AnswerChangedMeanwhile) as caught:
        services.respond(
            actor=people.user(Role.SECRETARY).actor,
            assessment=assessment,
            provision=frameworks.provision_row(assessment.framework),
            organisation=people.organisation(),
            rating=assessments.rating(0, 0),
            expected_version=0,
            answer_version=0,
        )

    assert caught.value.theirs == _answer()


def test_an_agency_answers_for_itself_only():
    assessment, other = assessments.opened(), people.organisation()
    member = people.user(Role.AGENCY_MEMBER)

    with pytest.raises(services.ResponseOfOthers):
        assessments.responded(assessment, other, actor=member.actor)
    response = assessments.responded(assessment, member.organisation, actor=member.actor)

    assert response.version == 1


def test_an_invitation_responds_without_a_role_and_rates_nothing():
    assessment, organisation = assessments.opened(), people.organisation()
    invited = Actor(
        "invitation:7",
        organisation_id=organisation.pk,
        organisation=organisation.code,
        granted=frozenset({permissions.RESPOND.name}),
    )

    response = assessments.responded(assessment, organisation, actor=invited)
    with pytest.raises(NotAllowed):
        assessments.answered(assessment, "S-2", actor=invited)

    assert response.updated_by == "invitation:7"


def test_a_closed_assessment_takes_no_response():
    assessment = assessments.opened()
    member = people.user(Role.AGENCY_MEMBER)
    services.close_assessment(actor=people.user(Role.SECRETARY).actor, assessment=assessment)

    with pytest.raises(services.AssessmentNotOpen):
        assessments.responded(assessment, member.organisation, actor=member.actor)


def test_a_disputed_answer_is_not_rated_past_the_session():
    assessment = assessments.opened()
    assessments.responded(assessment, people.organisation(), given=assessments.rating(2, 1))
    assessments.responded(assessment, people.organisation(), given=assessments.rating(1, 1))

    with pytest.raises(services.AnswerDisputed):
        assessments.answered(assessment, given=assessments.rating(0, 0), version=1)


@pytest.mark.parametrize("engine", [engine for engine in Engine if engine != Engine.TREATY])
def test_every_other_engine_takes_a_value_of_its_scale(engine):
    assessment = assessments.opened(frameworks.loaded(engine=engine, scales=()))
    organisation = people.organisation()

    response = assessments.responded(assessment, organisation, given=assessments.valued(1))
    with pytest.raises(services.OffTheScale):
        assessments.responded(assessment, organisation, given=assessments.rating(1, 1), version=1)
    with pytest.raises(services.OffTheScale):
        assessments.responded(assessment, organisation, given=assessments.valued(9), version=1)

    assert _answer().value == response.value == 1


def test_a_treaty_takes_no_value():
    with pytest.raises(services.OffTheScale):
        assessments.responded(
            assessments.opened(), people.organisation(), given=assessments.valued(1)
        )


@pytest.mark.parametrize(
    "values",
    [
        {"state": "answered"},
        {"state": "answered", "law": 1, "value": 1},
        {"state": "dont_know", "value": 1},
        {"state": "answered", "law": 3},
    ],
)
def test_the_database_keeps_state_and_ratings_together(values):
    response = assessments.responded(assessments.opened(), people.organisation())
    plain = {"law": None, "practice": None, "value": None}

    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.filter(pk=response.pk).update(**(plain | values))


def test_a_source_of_a_response_stands_under_the_answer_once():
    assessment, first, second = assessments.opened(), people.organisation(), people.organisation()
    provision = frameworks.provision_row(assessment.framework)
    given = {"assessment": assessment, "provision": provision, "draft": assessments.source()}
    actor = people.user(Role.SECRETARY).actor

    for organisation in (first, second, None):
        source = services.add_source(actor=actor, organisation=organisation, **given)
    counted = queries.count_sources(assessment)
    services.remove_source(
        actor=actor,
        assessment=assessment,
        provision=provision,
        source=source,
        organisation=first,
    )
    kept = list(queries.list_sources(_answer()))
    services.remove_source(actor=actor, assessment=assessment, provision=provision, source=source)

    assert counted == {"S-1": 1}
    assert kept == [source]
    assert not queries.list_sources(_answer()).exists()
