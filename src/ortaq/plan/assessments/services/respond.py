"""Answering a provision for one organisation; what all organisations say becomes the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.assessments.models import AnswerState, Basis, Response, ResponseChange
from ortaq.plan.assessments.permissions import MANAGE, RESPOND
from ortaq.plan.assessments.services.lifecycle import lock_assessment, require_answerable
from ortaq.plan.assessments.services.rate import said_words, writable_answer, write_answer
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
    from collections.abc import Sequence

    from ortaq.plan.assessments.models import Answer, Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


class ResponseOfOthers(OrtaqError):
    """Only the secretariat may answer in another organisation's name. Answer for your own."""

    code = "response_of_others"


@transaction.atomic
def respond(
    *,
    actor: Actor,
    assessment: Assessment,
    provision: Provision,
    organisation: Organisation,
    rating: Rating,
    expected_version: int,
    by: str = "",
    answer_version: int | None = None,
    form: str = "",
) -> Response:
    """Answer a provision for one organisation; the same response again changes nothing.

    Where all organisations that responded say the same, the answer follows them; where they
    differ, it stays as it was and counts as disputed.

    Args:
        actor: who answers.
        assessment: where.
        provision: of the assessment's framework.
        organisation: for whom.
        rating: the whole response; the state "unanswered" withdraws it.
        expected_version: version of the response that the actor has seen; 0 where there was none.
        by: the person's name as he gave it.
        answer_version: version of the answer that the form showed; None where it showed none.
        form: mark of the form on the page, as in `rate`.

    Raises:
        NotAllowed: the actor may not respond.
        ResponseOfOthers: it is another organisation's response.
        AssessmentNotOpen: the assessment takes no answers from this actor now.
        ProvisionNotAssessable: nothing is asked there.
        AssignedElsewhere: the provision is assigned to another organisation alone.
        RatingIncomplete: nothing is rated.
        OffTheScale: a rating is not on its scale.
        AnswerChangedMeanwhile: the response, or the answer that was shown, has another version;
            carries both.
    """
    check_rating(rating, assessment.framework)
    current = lock_assessment(assessment)
    require_respondable(actor, current, organisation)
    answer = writable_answer(actor, current, provision)
    response = _response(actor, current, provision, organisation)
    again = wrote_last(response, form)
    if response.version != expected_version and not again:
        raise AnswerChangedMeanwhile(
            theirs=response, yours=rating, expected_version=expected_version
        )
    if answer_version is not None and answer_version != answer.version and not again:
        raise AnswerChangedMeanwhile(theirs=answer, yours=rating, expected_version=answer_version)
    if response.version and same(response, rating):
        return response
    before = response.said if response.version else None
    _write(actor, response, rating, by=by, form=form)
    record(
        actor,
        "response.give",
        subject_kind="assessment",
        subject=current.reference,
        provision=provision.code,
        organisation=organisation.code,
        version=response.version,
        **said_words(rating),
    )
    _follow(actor, answer, is_new=before != response.said, form=form)
    return response


def require_respondable(actor: Actor, assessment: Assessment, organisation: Organisation) -> None:
    """Return where the actor may answer for the organisation in the assessment as it stands.

    Raises:
        NotAllowed: the actor may not respond.
        ResponseOfOthers: only the secretariat answers for others.
        AssessmentNotOpen: a draft is for the secretariat, a closed assessment for nobody.
    """
    actor.require(RESPOND)
    if not actor.may(MANAGE) and actor.organisation_id != organisation.pk:
        raise ResponseOfOthers(organisation=organisation.code)
    require_answerable(actor, assessment, RESPOND)


def _response(
    actor: Actor, assessment: Assessment, provision: Provision, organisation: Organisation
) -> Response:
    response, _ = Response.objects.get_or_create(
        assessment=assessment,
        provision=provision,
        organisation=organisation,
        defaults={"updated_at": clock.now(), "updated_by": actor.name},
    )
    return response


def _write(actor: Actor, response: Response, rating: Rating, *, by: str, form: str) -> None:
    """Change the response and its history; a form that saves again replaces its own last change."""
    again, before = wrote_last(response, form), response.version
    put(response, rating)
    response.version += 1
    response.by, response.form = by.strip()[:200], form
    response.updated_at, response.updated_by = clock.now(), actor.name
    response.save()
    changes = ResponseChange.objects.filter(response=response, version=before)
    change = (changes.first() if again else None) or ResponseChange(response=response)
    put(change, rating)
    change.version, change.at = response.version, response.updated_at
    change.by, change.person = actor.name, response.by
    change.save()


def _follow(actor: Actor, answer: Answer, *, is_new: bool, form: str) -> None:
    """Bring the answer up to what the organisations say; new words alone open no dispute."""
    given = list(
        Response.objects.filter(assessment=answer.assessment_id, provision=answer.provision_id)
        .exclude(state=AnswerState.UNANSWERED)
        .select_related("organisation")
        .order_by("organisation__code")
    )
    if len({response.said for response in given}) > 1:
        _set_disputed(actor, answer, disputed=answer.disputed or is_new)
        return
    _set_disputed(actor, answer, disputed=False)
    agreed = _agreed(given) if given else Rating(AnswerState.UNANSWERED)
    if not given and answer.basis != Basis.RESPONSES:
        return
    if answer.version and same(answer, agreed):
        return
    write_answer(
        actor,
        answer,
        agreed,
        basis=Basis.RESPONSES,
        form=form,
        participants=[response.organisation.code for response in given],
    )
    _note(actor, "answer.follow", answer, version=answer.version, **said_words(agreed))


def _set_disputed(actor: Actor, answer: Answer, *, disputed: bool) -> None:
    if answer.disputed == disputed:
        return
    answer.disputed = disputed
    answer.save(update_fields=["disputed"])
    _note(actor, "answer.dispute" if disputed else "answer.undispute", answer)


def _agreed(given: Sequence[Response]) -> Rating:
    """What all say, with the words of each; several organisations are named before theirs."""
    first = given[0]
    words = first.justification if len(given) == 1 else _all_words(given)
    return Rating(AnswerState(first.state), first.law, first.practice, words, first.value)


def _all_words(given: Sequence[Response]) -> Trilingual:
    texts = {
        code.value: "\n".join(
            f"{response.organisation.short_name.in_(code)}: {words}"
            for response in given
            if (words := response.justification.as_dict()[code])
        )
        for code in Language
    }
    return Trilingual.of(texts)


def _note(actor: Actor, action: str, answer: Answer, **details: object) -> None:
    record(
        actor,
        action,
        subject_kind="assessment",
        subject=answer.assessment.reference,
        provision=answer.provision.code,
        **details,
    )
