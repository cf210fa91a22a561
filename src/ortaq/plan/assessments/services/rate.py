"""Answering a provision for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.models import Answer, AnswerChange, Basis
from ortaq.plan.assessments.permissions import MANAGE
from ortaq.plan.assessments.queries import is_theirs
from ortaq.plan.assessments.services.lifecycle import lock_assessment, require_answerable
from ortaq.plan.assessments.services.ratings import (
    AnswerChangedMeanwhile,
    Rating,
    check_rating,
    put,
    same,
    wrote_last,
)
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


class ProvisionNotAssessable(OrtaqError):
    """The provision puts no question to a state, or is one of another framework. Answer another one."""

    code = "provision_not_assessable"


class AssignedElsewhere(OrtaqError):
    """Another organisation answers this provision. Ask the secretariat to assign it to yours."""

    code = "answer_assigned_elsewhere"


class AnswerDisputed(OrtaqError):
    """Organisations answer this provision differently. Agree on an answer in a moderated session."""

    code = "answer_disputed"


@transaction.atomic
def rate(
    *,
    actor: Actor,
    assessment: Assessment,
    provision: Provision,
    rating: Rating,
    expected_version: int,
    form: str = "",
) -> Answer:
    """Answer a provision, or change the answer; the same answer again changes nothing.

    An answer taken over from another version counts as looked at once it is saved.

    Args:
        actor: who answers.
        assessment: where.
        provision: of the assessment's framework.
        rating: the whole answer.
        expected_version: version of the answer that the actor has seen; 0 where there was none.
        form: mark of the form on the page; the form that wrote the answer last may save it again,
            so that autosaving never quarrels with itself.

    Raises:
        NotAllowed: the role may not rate.
        AssessmentNotOpen: the assessment takes no answers from this actor now.
        ProvisionNotAssessable: nothing is asked there.
        AssignedElsewhere: another organisation answers it.
        AnswerDisputed: organisations differ; only a session settles it.
        RatingIncomplete: nothing is rated.
        OffTheScale: a rating is not on its scale.
        AnswerChangedMeanwhile: the answer has another version; carries both answers.
    """
    check_rating(rating, assessment.framework)
    current = lock_assessment(assessment)
    require_answerable(actor, current)
    answer = writable_answer(actor, current, provision)
    if answer.version != expected_version and not wrote_last(answer, form):
        raise AnswerChangedMeanwhile(theirs=answer, yours=rating, expected_version=expected_version)
    if answer.disputed:
        raise AnswerDisputed(provision=provision.code)
    if answer.version and answer.basis != Basis.MIGRATED and same(answer, rating):
        return answer
    write_answer(actor, answer, rating, basis=Basis.RATED, form=form)
    record(
        actor,
        "answer.rate",
        subject_kind="assessment",
        subject=current.reference,
        provision=provision.code,
        version=answer.version,
        **said_words(rating),
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
        answer = answer_row(actor, current, provision)
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
    answer = answer_row(actor, assessment, provision)
    if not is_theirs(actor, answer):
        raise AssignedElsewhere(provision=provision.code)
    return answer


def answer_row(actor: Actor, assessment: Assessment, provision: Provision) -> Answer:
    """The answer to a provision, created where there is none.

    Raises:
        ProvisionNotAssessable: nothing is asked there.
    """
    if not provision.assessable or provision.framework_id != assessment.framework_id:
        raise ProvisionNotAssessable(provision=provision.code)
    answer, _ = Answer.objects.get_or_create(
        assessment=assessment,
        provision=provision,
        defaults={"updated_at": clock.now(), "updated_by": actor.name},
    )
    return answer


def write_answer(
    actor: Actor,
    answer: Answer,
    rating: Rating,
    *,
    basis: Basis,
    form: str = "",
    reason: str = "",
    participants: Sequence[str] = (),
    meeting: str = "",
) -> None:
    """Change the answer and its history; a form that saves again replaces its own last change."""
    again = wrote_last(answer, form) and answer.basis == basis
    before = answer.version
    put(answer, rating)
    answer.basis, answer.form = basis, form
    answer.version += 1
    answer.updated_at, answer.updated_by = clock.now(), actor.name
    answer.save()
    change = AnswerChange.objects.filter(answer=answer, version=before).first() if again else None
    change = change or AnswerChange(answer=answer)
    put(change, rating)
    change.version, change.basis = answer.version, basis
    change.reason, change.meeting = reason, meeting
    change.participants = list(participants)
    change.at, change.by, change.organisation = answer.updated_at, actor.name, actor.organisation
    change.save()


def said_words(rating: Rating) -> dict[str, object]:
    """State and ratings for the log."""
    return {
        "state": rating.state,
        "law": rating.law,
        "practice": rating.practice,
        **({} if rating.value is None else {"value": rating.value}),
    }
