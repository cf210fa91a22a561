"""Who may write into an assessment as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.assessments.models import AssessmentStatus
from ortaq.plan.assessments.permissions import MANAGE, RATE, RESPOND

if TYPE_CHECKING:
    from ortaq.plan.assessments.models import Answer, Assessment
    from ortaq.shared.actors import Actor, Permission


def takes_answers(
    actor: Actor, assessment: Assessment, permission: Permission | None = None
) -> bool:
    """True where the assessment takes answers from the actor: a draft only from the secretariat."""
    may = actor.may(permission or RATE)
    if assessment.status == AssessmentStatus.DRAFT:
        return may and actor.may(MANAGE)
    return may and assessment.status == AssessmentStatus.OPEN


def is_theirs(actor: Actor, answer: Answer) -> bool:
    """True where the answer is assigned to nobody or to the actor's organisation; the secretariat may always."""
    assigned = answer.organisation_id
    return assigned is None or actor.may(MANAGE) or assigned == actor.organisation_id


def may_answer(actor: Actor, assessment: Assessment, answer: Answer | None) -> bool:
    """True where the actor may write this answer now."""
    return takes_answers(actor, assessment) and (answer is None or is_theirs(actor, answer))


def answers_for_organisation(actor: Actor) -> bool:
    """True where what the actor answers is his organisation's response; the secretariat's isn't."""
    return actor.may(RESPOND) and not actor.may(MANAGE) and actor.organisation_id is not None
