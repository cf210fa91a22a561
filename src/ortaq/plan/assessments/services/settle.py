"""The moderated session: organisations that differ agree on one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.models import Basis
from ortaq.plan.assessments.permissions import MANAGE
from ortaq.plan.assessments.services.lifecycle import lock_assessment, require_answerable
from ortaq.plan.assessments.services.rate import answer_row, said_words, write_answer
from ortaq.plan.assessments.services.ratings import AnswerChangedMeanwhile, Rating, check_rating
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.assessments.models import Answer, Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor


class SettlementReasonNeeded(OrtaqError):
    """An agreed answer needs the reason on which the organisations agreed. Write it in a sentence."""

    code = "settlement_reason_needed"


class SettlementWithoutParticipants(OrtaqError):
    """An agreed answer needs those who agreed. Name at least one organisation."""

    code = "settlement_without_participants"


@transaction.atomic
def settle(
    *,
    actor: Actor,
    assessment: Assessment,
    provision: Provision,
    rating: Rating,
    reason: str,
    participants: Sequence[str],
    expected_version: int,
    meeting: str = "",
) -> Answer:
    """Record the answer that a moderated session agreed on; the dispute ends with it.

    Args:
        actor: the moderator.
        assessment: where.
        provision: of the assessment's framework.
        rating: the agreed answer.
        reason: on what they agreed; shown beside the answer for good.
        participants: codes of the organisations that took part.
        expected_version: version of the answer that the moderator has seen.
        meeting: number or day of the meeting, where there was one.

    Raises:
        NotAllowed: only the secretariat moderates.
        AssessmentNotOpen: the assessment takes no answers now.
        ProvisionNotAssessable: nothing is asked there.
        RatingIncomplete: nothing is rated.
        OffTheScale: a rating is not on its scale.
        SettlementReasonNeeded: the reason is empty.
        SettlementWithoutParticipants: nobody took part.
        AnswerChangedMeanwhile: the answer has another version; carries both answers.
    """
    actor.require(MANAGE)
    check_rating(rating, assessment.framework)
    if not reason.strip():
        raise SettlementReasonNeeded(provision=provision.code)
    if not participants:
        raise SettlementWithoutParticipants(provision=provision.code)
    current = lock_assessment(assessment)
    require_answerable(actor, current)
    answer = answer_row(actor, current, provision)
    if answer.version != expected_version:
        raise AnswerChangedMeanwhile(theirs=answer, yours=rating, expected_version=expected_version)
    answer.disputed = False
    write_answer(
        actor,
        answer,
        rating,
        basis=Basis.SESSION,
        reason=reason.strip(),
        participants=participants,
        meeting=meeting.strip()[:200],
    )
    record(
        actor,
        "answer.settle",
        subject_kind="assessment",
        subject=current.reference,
        provision=provision.code,
        version=answer.version,
        participants=list(participants),
        **said_words(rating),
    )
    return answer
