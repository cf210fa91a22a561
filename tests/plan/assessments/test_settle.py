from __future__ import annotations

import pytest

from factories import assessments, frameworks, people
from ortaq.plan.assessments import queries, services
from ortaq.plan.assessments.models import Answer, Basis
from ortaq.shared.actors import NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db


@pytest.fixture
def disputed():
    assessment = assessments.opened()
    for law in (2, 1):
        assessments.responded(assessment, people.organisation(), given=assessments.rating(law, 1))
    return assessment


def _settle(assessment, **changes):
    values = {
        "actor": people.user(Role.SECRETARY).actor,
        "assessment": assessment,
        "provision": frameworks.provision_row(assessment.framework),
        "rating": assessments.rating(1, 1),
        "reason": "the article covers half",
        "participants": ("POLICE", "COURT"),
        "expected_version": 1,
        **changes,
    }
    return services.settle(**values)


def test_a_session_ends_the_dispute_with_its_reason(disputed):
    answer = _settle(disputed, meeting="3")

    change = queries.list_changes(answer)[0]
    assert (answer.law, answer.disputed, answer.basis) == (1, False, Basis.SESSION)
    assert (change.reason, change.participants) == ("the article covers half", ["POLICE", "COURT"])
    assert change.meeting == "3"
    assert not queries.list_disputed(disputed).exists()
    assert list_entries(subject=disputed.reference)[0].action == "answer.settle"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"reason": "  "}, services.SettlementReasonNeeded),
        ({"participants": ()}, services.SettlementWithoutParticipants),
        ({"expected_version": 0}, services.AnswerChangedMeanwhile),
        ({"rating": assessments.rating(9, 0)}, services.OffTheScale),
    ],
)
def test_an_incomplete_session_settles_nothing(disputed, changes, error):
    with pytest.raises(error):
        _settle(disputed, **changes)

    assert Answer.objects.get().disputed


def test_an_agency_does_not_moderate(disputed):
    with pytest.raises(NotAllowed):
        _settle(disputed, actor=people.user(Role.AGENCY_MEMBER).actor)
