"""Answering a provision."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.score.treaty import FULL
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import Answer, AnswerChange, AnswerState
from ortaq.plan.assessments.permissions import MANAGE
from ortaq.plan.assessments.queries import is_theirs
from ortaq.plan.assessments.services.lifecycle import lock_assessment, require_answerable
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


class ProvisionNotAssessable(OrtaqError):
    """The provision puts no question to a state, or is one of another framework. Answer another one."""

    code = "provision_not_assessable"


class RatingIncomplete(OrtaqError):
    """An answer without a rating is none. Rate law or practice, or choose "don't know"."""

    code = "rating_incomplete"


class OffTheScale(OrtaqError):
    """A rating is not on the scale of 0, 1 and 2. Choose one of its steps."""

    code = "rating_off_the_scale"


class AssignedElsewhere(OrtaqError):
    """Another organisation answers this provision. Ask the secretariat to assign it to yours."""

    code = "answer_assigned_elsewhere"


class AnswerChangedMeanwhile(OrtaqError):
    """Somebody changed the answer since it was read. Compare both and save again with the new version.

    Args:
        theirs: the answer as it is now.
        yours: the rating that was not saved.
    """

    code = "answer_changed_meanwhile"

    def __init__(self, *, theirs: Answer, yours: Rating, expected_version: int) -> None:
        self.theirs, self.yours = theirs, yours
        super().__init__(version=theirs.version, expected_version=expected_version)


@dataclass(frozen=True, slots=True)
class Rating:
    """What somebody answers.

    Args:
        state: only `answered` carries ratings.
        law: 0 none, 1 partial, 2 full; None where it is not known.
        practice: 0 not used, 1 sometimes, 2 as a rule; None where it is not known.
        justification: why, in one or more languages.
    """

    state: AnswerState
    law: int | None = None
    practice: int | None = None
    justification: Trilingual = field(default_factory=Trilingual)


@transaction.atomic
def rate(
    *,
    actor: Actor,
    assessment: Assessment,
    provision: Provision,
    rating: Rating,
    expected_version: int,
) -> Answer:
    """Answer a provision, or change the answer; the same answer again changes nothing.

    Args:
        actor: who answers.
        assessment: where.
        provision: of the assessment's framework.
        rating: the whole answer.
        expected_version: version of the answer that the actor has seen; 0 where there was none.

    Raises:
        NotAllowed: the role may not rate.
        AssessmentNotOpen: the assessment takes no answers from this actor now.
        ProvisionNotAssessable: nothing is asked there.
        AssignedElsewhere: another organisation answers it.
        RatingIncomplete: neither law nor practice is rated.
        OffTheScale: a rating is not on its scale.
        AnswerChangedMeanwhile: the answer has another version; carries both answers.
    """
    _check(rating)
    current = lock_assessment(assessment)
    require_answerable(actor, current)
    answer = writable_answer(actor, current, provision)
    if answer.version != expected_version:
        raise AnswerChangedMeanwhile(theirs=answer, yours=rating, expected_version=expected_version)
    if answer.version and _same(answer, rating):
        return answer
    _write(actor, answer, rating)
    record(
        actor,
        "answer.rate",
        subject_kind="assessment",
        subject=current.reference,
        provision=provision.code,
        version=answer.version,
        state=rating.state,
        law=rating.law,
        practice=rating.practice,
    )
    return answer


@transaction.atomic
def assign_provisions(
    *,
    actor: Actor,
    assessment: Assessment,
    provisions: Iterable[Provision],
    organisation: Organisation | None,
) -> int:
    """Say which organisation answers these provisions (None: everybody who may); return how many."""
    actor.require(MANAGE)
    current = lock_assessment(assessment)
    codes = []
    for provision in provisions:
        answer = _answer(actor, current, provision)
        answer.organisation = organisation
        answer.save(update_fields=["organisation"])
        codes.append(provision.code)
    record(
        actor,
        "answer.assign",
        subject_kind="assessment",
        subject=current.reference,
        provisions=codes,
        organisation=organisation.code if organisation else "",
    )
    return len(codes)


def writable_answer(actor: Actor, assessment: Assessment, provision: Provision) -> Answer:
    """The answer that the actor may change, created where there is none.

    Raises:
        ProvisionNotAssessable: nothing is asked there.
        AssignedElsewhere: another organisation answers it.
    """
    answer = _answer(actor, assessment, provision)
    if not is_theirs(actor, answer):
        raise AssignedElsewhere(provision=provision.code)
    return answer


def _answer(actor: Actor, assessment: Assessment, provision: Provision) -> Answer:
    if not provision.assessable or provision.framework_id != assessment.framework_id:
        raise ProvisionNotAssessable(provision=provision.code)
    answer, _ = Answer.objects.get_or_create(
        assessment=assessment,
        provision=provision,
        defaults={"updated_at": clock.now(), "updated_by": actor.name},
    )
    return answer


def _check(rating: Rating) -> None:
    steps = [step for step in (rating.law, rating.practice) if step is not None]
    answered = rating.state == AnswerState.ANSWERED
    if answered and not steps:
        raise RatingIncomplete
    if (steps and not answered) or not all(0 <= step <= FULL for step in steps):
        raise OffTheScale(state=rating.state)


def _same(answer: Answer, rating: Rating) -> bool:
    before = (answer.state, answer.law, answer.practice, answer.justification)
    return before == (rating.state, rating.law, rating.practice, rating.justification)


def _write(actor: Actor, answer: Answer, rating: Rating) -> None:
    answer.state, answer.law, answer.practice = rating.state, rating.law, rating.practice
    answer.justification = rating.justification
    answer.version += 1
    answer.updated_at, answer.updated_by = clock.now(), actor.name
    answer.save()
    AnswerChange.objects.create(
        answer=answer,
        version=answer.version,
        state=answer.state,
        law=answer.law,
        practice=answer.practice,
        justification=answer.justification,
        at=answer.updated_at,
        by=actor.name,
        organisation=actor.organisation,
    )
