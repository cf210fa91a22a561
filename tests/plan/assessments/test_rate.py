from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from factories import assessments, frameworks, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments import queries, services
from ortaq.plan.assessments.models import Answer, AnswerChange, AnswerState
from ortaq.plan.assessments.services import Rating
from ortaq.shared import clock
from ortaq.shared.actors import NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db


def test_an_answer_is_kept_with_its_history_and_logged():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(1, 0, "first"))

    answer = assessments.answered(assessment, given=assessments.rating(2, 1, "second"), version=1)

    assert (answer.law, answer.practice, answer.version) == (2, 1, 2)
    assert [c.justification.en for c in queries.list_changes(answer)] == ["second", "first"]
    assert list_entries(subject=assessment.reference)[0].action == "answer.rate"


def test_the_same_answer_again_changes_nothing():
    assessment = assessments.opened()
    assessments.answered(assessment)

    answer = assessments.answered(assessment, version=1)

    assert answer.version == 1
    assert AnswerChange.objects.count() == 1


def test_the_second_of_two_writers_is_told_what_the_first_wrote():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(2, 2, "theirs"))

    with pytest.raises(services.AnswerChangedMeanwhile) as caught:
        assessments.answered(assessment, given=assessments.rating(0, 0, "yours"), version=0)

    assert caught.value.theirs.justification.en == "theirs"
    assert caught.value.yours.justification.en == "yours"
    assert caught.value.parameters == {"version": 1, "expected_version": 0}
    assert Answer.objects.get().law == 2


def test_one_half_may_be_unknown():
    assessment = assessments.opened()

    answer = assessments.answered(assessment, given=assessments.rating(2, None))

    assert (answer.law, answer.practice) == (2, None)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (Rating(AnswerState.ANSWERED), services.RatingIncomplete),
        (Rating(AnswerState.ANSWERED, 3, 1), services.OffTheScale),
        (Rating(AnswerState.ANSWERED, 1, -1), services.OffTheScale),
        (Rating(AnswerState.DONT_KNOW, 1, None), services.OffTheScale),
    ],
)
def test_an_answer_that_breaks_the_rules_is_refused(given, error):
    assessment = assessments.opened()

    with pytest.raises(error):
        assessments.answered(assessment, given=given)

    assert not Answer.objects.exists()


@pytest.mark.parametrize("role", [Role.ANALYST, Role.INVESTIGATOR, Role.OBSERVER])
def test_other_roles_do_not_rate(role):
    assessment = assessments.opened()

    with pytest.raises(NotAllowed):
        assessments.answered(assessment, actor=people.user(role).actor)


def test_a_provision_without_a_question_takes_no_answer():
    assessment = assessments.opened()

    with pytest.raises(services.ProvisionNotAssessable):
        assessments.answered(assessment, "S-9")


def test_a_provision_of_another_framework_takes_no_answer():
    assessment = assessments.opened()
    other = frameworks.provision_row(frameworks.loaded(version="2.0"))

    with pytest.raises(services.ProvisionNotAssessable):
        services.rate(
            actor=people.user(Role.SECRETARY).actor,
            assessment=assessment,
            provision=other,
            rating=assessments.rating(),
            expected_version=0,
        )


def test_an_assigned_provision_is_answered_by_its_organisation_only():
    assessment = assessments.opened()
    ours, other = people.organisation(), people.organisation()
    services.assign_provisions(
        actor=people.user(Role.SECRETARY).actor,
        assessment=assessment,
        provisions=[frameworks.provision_row(assessment.framework)],
        organisation=ours,
    )

    with pytest.raises(services.AssignedElsewhere):
        assessments.answered(assessment, actor=people.user(Role.AGENCY_MEMBER, other).actor)
    answer = assessments.answered(assessment, actor=people.user(Role.AGENCY_MEMBER, ours).actor)

    assert answer.version == 1


def test_a_draft_takes_answers_from_the_secretariat_only():
    assessment = assessments.drafted()

    with pytest.raises(services.AssessmentNotOpen):
        assessments.answered(assessment, actor=people.user(Role.AGENCY_MEMBER).actor)

    assert assessments.answered(assessment, actor=people.user(Role.SECRETARY).actor).version == 1


@pytest.mark.parametrize(
    "values",
    [
        {"state": "answered", "law": None, "practice": None},
        {"state": "dont_know", "law": 1, "practice": None},
        {"state": "answered", "law": 3, "practice": 1},
    ],
)
def test_the_database_keeps_state_and_ratings_together(values):
    assessment = assessments.opened()
    row = Answer(
        assessment=assessment,
        provision=frameworks.provision_row(assessment.framework),
        justification=Trilingual(),
        updated_at=clock.now(),
        updated_by="test",
        **values,
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
