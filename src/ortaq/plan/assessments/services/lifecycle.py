"""From draft to open to closed, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.framework import Engine
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import Assessment, AssessmentStatus
from ortaq.plan.assessments.permissions import MANAGE, RATE
from ortaq.plan.assessments.queries import answer_scales, takes_answers
from ortaq.plan.frameworks.queries import list_provisions
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.frameworks.models import Framework
    from ortaq.shared.actors import Actor, Permission


class AssessmentNotOpen(OrtaqError):
    """The assessment takes no answers from this actor now. Ask the secretariat to open it."""

    code = "assessment_not_open"


class EngineNotAnswerable(OrtaqError):
    """The framework puts no question, or its rule can't score its scale. Choose another one."""

    code = "assessment_engine_not_answerable"


class WrongStatus(OrtaqError):
    """The assessment has another status by now. Load the page again and look."""

    code = "assessment_wrong_status"


@transaction.atomic
def draft_assessment(
    *,
    actor: Actor,
    framework: Framework,
    title: Trilingual,
    as_of: date,
    note: Trilingual | None = None,
    is_demo: bool = False,
) -> Assessment:
    """Create an assessment that only the secretariat answers until it is opened.

    Raises:
        EngineNotAnswerable: the framework has no questions, or its rule can't score its scale.
    """
    actor.require(MANAGE)
    if not can_be_assessed(framework):
        raise EngineNotAnswerable(framework=framework.reference)
    assessment = Assessment.objects.create(
        framework=framework,
        title=title,
        note=note or Trilingual(),
        as_of=as_of,
        is_demo=is_demo,
        created_at=clock.now(),
        created_by=actor.name,
    )
    _note(actor, "assessment.draft", assessment, framework=framework.reference)
    return assessment


@transaction.atomic
def open_assessment(*, actor: Actor, assessment: Assessment) -> Assessment:
    """Let the agencies answer a draft.

    Raises:
        WrongStatus: it is no draft.
    """
    actor.require(MANAGE)
    current = lock_assessment(assessment)
    _require(current, AssessmentStatus.DRAFT)
    current.status = AssessmentStatus.OPEN
    current.opened_at, current.opened_by = clock.now(), actor.name
    current.save(update_fields=["status", "opened_at", "opened_by"])
    _note(actor, "assessment.open", current)
    return current


@transaction.atomic
def close_assessment(*, actor: Actor, assessment: Assessment) -> Assessment:
    """End the answering; answers and sources stay as they are.

    Raises:
        WrongStatus: it isn't open.
    """
    actor.require(MANAGE)
    current = lock_assessment(assessment)
    _require(current, AssessmentStatus.OPEN)
    current.status = AssessmentStatus.CLOSED
    current.closed_at, current.closed_by = clock.now(), actor.name
    current.save(update_fields=["status", "closed_at", "closed_by"])
    _note(actor, "assessment.close", current)
    return current


@transaction.atomic
def reopen_assessment(*, actor: Actor, assessment: Assessment) -> Assessment:
    """Let the agencies answer again.

    Raises:
        WrongStatus: it isn't closed.
    """
    actor.require(MANAGE)
    current = lock_assessment(assessment)
    _require(current, AssessmentStatus.CLOSED)
    current.status, current.closed_at, current.closed_by = AssessmentStatus.OPEN, None, ""
    current.save(update_fields=["status", "closed_at", "closed_by"])
    _note(actor, "assessment.reopen", current)
    return current


def can_be_assessed(framework: Framework) -> bool:
    """True where the framework puts questions and its rule can score the answers."""
    steps = [len(scale.steps) for scale in answer_scales(framework).values()]
    most = {Engine.TREATY: 3, Engine.WEIGHTED_BINARY: 3}.get(Engine(framework.engine))
    fits = all(1 < count <= (most or count) for count in steps)
    return fits and list_provisions(framework).filter(assessable=True).exists()


def lock_assessment(assessment: Assessment) -> Assessment:
    """The assessment as it is now, locked until the caller's transaction ends."""
    found = Assessment.objects.select_for_update(of=("self",)).select_related("framework")
    return found.get(pk=assessment.pk)


def require_answerable(actor: Actor, assessment: Assessment, permission: Permission = RATE) -> None:
    """Return where the actor may write answers into the assessment as it stands.

    Raises:
        NotAllowed: the actor lacks the permission.
        AssessmentNotOpen: a draft is for the secretariat, a closed assessment for nobody.
    """
    actor.require(permission)
    if not takes_answers(actor, assessment, permission):
        raise AssessmentNotOpen(assessment=assessment.reference)


def _require(assessment: Assessment, status: AssessmentStatus) -> None:
    if assessment.status != status:
        raise WrongStatus(assessment=assessment.reference, status=assessment.status)


def _note(actor: Actor, action: str, assessment: Assessment, **details: object) -> None:
    record(actor, action, subject_kind="assessment", subject=assessment.reference, **details)
