"""An expert's answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.choose.experts import BadEstimate
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.surveys.models import Estimate, Expert, GroupResult
from ortaq.plan.surveys.permissions import ANSWER
from ortaq.plan.surveys.queries import place_of
from ortaq.plan.surveys.services.drafts import SurveyWrongStatus, lock_survey, note
from ortaq.shared import clock

if TYPE_CHECKING:
    from decimal import Decimal

    from ortaq.plan.surveys.models import Survey, SurveyQuestion
    from ortaq.plan.surveys.queries import Seat

LONGEST_REASON = 2000


class EstimateOutOfBounds(OrtaqError):
    """A number lies outside the bounds of the question. Look at the unit, and correct it."""

    code = "estimate_out_of_bounds"


class ReasonNeeded(OrtaqError):
    """An estimate outside the quartiles of the others needs a reason. Write why you see it so."""

    code = "estimate_reason_needed"


class EstimateChangedMeanwhile(OrtaqError):
    """This answer was saved elsewhere since it was read. Load the page again and look."""

    code = "estimate_changed_meanwhile"


@dataclass(frozen=True, slots=True)
class EstimateDraft:
    """An answer: three numbers (one where the question wants no range), or that he can't judge."""

    likely: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    reason: str = ""
    cannot_judge: bool = False


@transaction.atomic
def give_estimate(
    *, seat: Seat, question: SurveyQuestion, draft: EstimateDraft, expected_version: int
) -> Estimate:
    """Write the expert's answer of the turn that runs; the same answer again changes nothing.

    Args:
        seat: the expert's place.
        question: of the same survey.
        draft: what he says.
        expected_version: of his answer in this turn as he read it; 0 where there was none.

    Raises:
        NotAllowed: this is nobody's place.
        SurveyWrongStatus: no turn runs, its last day has passed, or he is asked no more.
        BadEstimate: the numbers are missing or out of order.
        EstimateOutOfBounds: a number lies outside the question's bounds.
        ReasonNeeded: in the second turn, outside the quartiles, without a reason.
        EstimateChangedMeanwhile: the answer was saved since it was read.
    """
    survey = _lock_running(seat)
    if question.survey_id != survey.pk:
        raise SurveyWrongStatus(survey=survey.reference, status=survey.status)
    written = _checked(Estimate(expert=seat.expert, question=question, turn=survey.turn), draft)
    _check_reason(survey, written)
    current = (
        Estimate.objects.select_for_update()
        .filter(expert=seat.expert, question=question, turn=survey.turn)
        .first()
    )
    if (current.version if current else 0) != expected_version:
        raise EstimateChangedMeanwhile(question=question.number)
    if current is not None and _said(current) == _said(written):
        return current
    if current is not None:
        written.pk, written.version = current.pk, current.version + 1
    written.saved_at = clock.now()
    written.save(force_update=current is not None)
    note(
        seat.actor,
        "survey.estimate",
        survey,
        expert=seat.expert.public_id,
        question=question.number,
        turn=survey.turn,
    )
    return written


def _lock_running(seat: Seat) -> Survey:
    """The survey, locked, where it takes an answer from this expert now."""
    seat.actor.require(ANSWER)
    survey = lock_survey(seat.survey)
    asked = Expert.objects.filter(pk=seat.expert.pk, survey=survey, revoked_at__isnull=True)
    if not survey.takes_estimates(clock.today()) or not asked.exists():
        raise SurveyWrongStatus(survey=survey.reference, status=survey.status)
    return survey


def _checked(estimate: Estimate, draft: EstimateDraft) -> Estimate:
    """The estimate with what the draft says."""
    estimate.reason = draft.reason.strip()[:LONGEST_REASON]
    estimate.cannot_judge = draft.cannot_judge
    if draft.cannot_judge:
        return estimate
    question, likely = estimate.question, draft.likely
    low, high = (draft.low, draft.high) if question.wants_range else (likely, likely)
    if low is None or likely is None or high is None:
        raise BadEstimate(low=low, likely=likely, high=high)
    estimate.low, estimate.likely, estimate.high = low, likely, high
    if estimate.numbers is None or not question.lower <= low <= high <= question.upper:
        raise EstimateOutOfBounds(lower=_plain(question.lower), upper=_plain(question.upper))
    return estimate


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _check_reason(survey: Survey, estimate: Estimate) -> None:
    """In the second turn, who lies outside the quartiles of the first says why."""
    if survey.turn == 1 or estimate.cannot_judge or estimate.reason:
        return
    first = GroupResult.objects.filter(question=estimate.question, turn=1).first()
    if place_of(estimate, first) in {"below", "above"}:
        raise ReasonNeeded


def _said(estimate: Estimate) -> tuple[object, ...]:
    return (
        estimate.cannot_judge,
        estimate.low,
        estimate.likely,
        estimate.high,
        estimate.reason,
    )
