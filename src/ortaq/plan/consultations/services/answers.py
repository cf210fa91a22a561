"""Answering a group, and changing the draft where the answer says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.consultations.models import (
    CommentGroup,
    ConsultationStatus,
    Disposition,
    Outcome,
)
from ortaq.plan.consultations.permissions import ANSWER, MANAGE
from ortaq.plan.consultations.services.rules import lock_consultation, note, publish_numbers
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.queries import get_measure
from ortaq.plan.measures.services import (
    CoExecutorDraft,
    CostDraft,
    IndicatorDraft,
    MeasureDraft,
    change_measure,
)
from ortaq.shared import clock
from ortaq.shared.actors import NotAllowed

if TYPE_CHECKING:
    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor

_ANSWERED_IN = (
    ConsultationStatus.PUBLISHED,
    ConsultationStatus.CLOSED,
    ConsultationStatus.ANSWERED,
)


class DispositionWithoutReason(OrtaqError):
    """An answer without a reason is none. Write the reason in at least one language."""

    code = "disposition_without_reason"


class NothingToChange(OrtaqError):
    """The answer accepts nothing, or the comments are not about a measure of the plan."""

    code = "disposition_changes_nothing"


@transaction.atomic
def dispose(
    *, actor: Actor, group: CommentGroup, outcome: Outcome, reason: Trilingual
) -> Disposition:
    """Answer a group: each of its comments gets this answer.

    An agency answers the groups that were assigned to it. An answer may be given anew; the log keeps both.

    Raises:
        NotAllowed: the group isn't the actor's.
        DispositionWithoutReason: no language has a reason.
    """
    require_answer(actor, group)
    if not any(text.strip() for text in reason.as_dict().values()):
        raise DispositionWithoutReason
    consultation = lock_consultation(group.consultation, *_ANSWERED_IN)
    earlier = Disposition.objects.filter(group=group).first()
    given = Disposition(
        pk=earlier.pk if earlier else None,
        group=group,
        outcome=outcome,
        reason=reason,
        answered_at=clock.now(),
        answered_by=actor.name,
        organisation_id=actor.organisation_id,
    )
    if earlier is not None and given.is_acceptance:
        given.text_before, given.text_after = earlier.text_before, earlier.text_after
        given.changed_in_version = earlier.changed_in_version
    given.save()
    note(
        actor,
        "disposition.give",
        group.consultation,
        group=group.pk,
        outcome=outcome,
        outcome_before=earlier.outcome if earlier else "",
        comments=group.size,
    )
    if consultation.is_answered:
        publish_numbers(actor, "consultation.correct_answers", consultation)
    return given


def require_answer(actor: Actor, group: CommentGroup) -> None:
    """Return where the actor may answer the group.

    Raises:
        NotAllowed: it is neither the secretariat nor the agency that the group is assigned to.
    """
    actor.require(ANSWER)
    is_own = group.organisation_id is not None and group.organisation_id == actor.organisation_id
    if not (actor.may(MANAGE) or is_own):
        raise NotAllowed(permission=ANSWER.name)


@transaction.atomic
def change_text(
    *, actor: Actor, disposition: Disposition, title: Trilingual, version: int
) -> Disposition:
    """Give the measure the words that the answer promises; `version` is the measure's as last seen.

    Raises:
        NothingToChange: nothing was accepted, or the words stay the same.
        MeasureChanged: somebody changed the measure since.
        OrtaqError: the measure may not change so, see `measures.services.change_measure`.
    """
    actor.require(MANAGE)
    group = disposition.group
    if group.section.measure is None or not disposition.is_acceptance:
        raise NothingToChange
    measure = get_measure(actor, group.section.measure.reference)
    if title == measure.title:
        raise NothingToChange
    before = measure.title
    changed = change_measure(
        actor=actor,
        measure=measure,
        draft=replace(draft_of(measure), title=title),
        version=version,
    )
    changed.plan.refresh_from_db(fields=["version"])
    disposition.text_before, disposition.text_after = before, title
    disposition.changed_in_version = changed.plan.version
    disposition.save(update_fields=["text_before", "text_after", "changed_in_version"])
    note(
        actor,
        "disposition.change_text",
        group.consultation,
        group=group.pk,
        measure=measure.reference,
        plan_version=disposition.changed_in_version,
    )
    return disposition


def draft_of(measure: Measure) -> MeasureDraft:
    """The content that a measure has now, as its writer would hand it over."""
    return MeasureDraft(
        code=measure.code,
        direction=Direction(measure.direction),
        title=measure.title,
        rationale=measure.rationale,
        form_of_completion=measure.form_of_completion,
        lead=measure.lead.code if measure.lead else "",
        start_on=measure.start_on,
        deadline=measure.deadline,
        co_executors=tuple(
            CoExecutorDraft(body.organisation.code, body.by_agreement)
            for body in measure.co_executors.all()
        ),
        costs=tuple(
            CostDraft(cost.year, CostSource(cost.source), cost.amount_thousand_kzt)
            for cost in measure.costs.all()
        ),
        is_funding_required=measure.is_funding_required,
        indicators=tuple(
            IndicatorDraft(
                name=one.name,
                unit=one.unit,
                baseline=one.baseline,
                targets=one.targets_by_year,
                code=one.indicator.code if one.indicator else "",
            )
            for one in measure.indicators.all()
        ),
        no_indicator_reason=measure.no_indicator_reason,
    )
