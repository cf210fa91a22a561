from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from factories import assessments, frameworks, people
from ortaq.engine.terms.framework import Engine, Scale, ScaleStep
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


@pytest.mark.parametrize("engine", Engine)
def test_a_framework_of_every_engine_can_be_assessed(engine):
    framework = frameworks.loaded(engine=engine)

    assert assessments.drafted(framework).framework == framework


def test_a_framework_without_questions_cannot_be_assessed():
    asked = frameworks.framework().provisions
    framework = frameworks.loaded(
        provisions=tuple(replace(provision, assessable=False) for provision in asked)
    )

    with pytest.raises(services.EngineNotAnswerable):
        assessments.drafted(framework)


def test_a_scale_that_the_rule_cannot_score_is_refused():
    steps = tuple(ScaleStep(value, frameworks.words(str(value))) for value in range(5))
    five = Scale("answer", frameworks.words("Answer"), steps)
    framework = frameworks.loaded(engine=Engine.WEIGHTED_BINARY, scales=(five,))

    with pytest.raises(services.EngineNotAnswerable):
        assessments.drafted(framework)


def test_the_database_keeps_status_and_moments_together():
    assessment = assessments.opened()

    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(status=AssessmentStatus.CLOSED)
