from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from factories import assessments, frameworks, people
from ortaq.engine.terms.framework import Engine
from ortaq.plan.assessments import services
from ortaq.plan.assessments.models import Assessment, AssessmentStatus
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db


def test_a_closed_assessment_takes_no_answer_until_it_is_opened_again():
    assessment = services.close_assessment(actor=SYSTEM, assessment=assessments.opened())
    with pytest.raises(services.AssessmentNotOpen):
        assessments.answered(assessment)

    services.reopen_assessment(actor=SYSTEM, assessment=assessment)

    assert assessments.answered(assessment).version == 1


@pytest.mark.parametrize(
    "service", [services.close_assessment, services.reopen_assessment], ids=["close", "reopen"]
)
def test_a_draft_is_neither_closed_nor_reopened(service):
    with pytest.raises(services.WrongStatus):
        service(actor=SYSTEM, assessment=assessments.drafted())


def test_opening_twice_is_refused():
    assessment = assessments.opened()

    with pytest.raises(services.WrongStatus):
        services.open_assessment(actor=SYSTEM, assessment=assessment)


def test_an_agency_does_not_close():
    assessment = assessments.opened()

    with pytest.raises(NotAllowed):
        services.close_assessment(
            actor=people.user(Role.AGENCY_MEMBER).actor, assessment=assessment
        )


def test_a_framework_without_ratings_of_law_and_practice_cannot_be_assessed():
    framework = frameworks.loaded(engine=Engine.STAGE_ALL)

    with pytest.raises(services.EngineNotAnswerable):
        assessments.drafted(framework)


def test_the_database_keeps_status_and_moments_together():
    assessment = assessments.opened()

    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(status=AssessmentStatus.CLOSED)
