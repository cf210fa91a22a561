"""Taking results over into the planning inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.choices.origin import Kind
from ortaq.plan.choices.services import take_estimate
from ortaq.plan.surveys.models import SurveyStatus
from ortaq.plan.surveys.permissions import TAKE
from ortaq.plan.surveys.queries import list_results, origin_of
from ortaq.plan.surveys.services.drafts import lock_survey, note, require_status

if TYPE_CHECKING:
    from ortaq.plan.surveys.models import Survey
    from ortaq.shared.actors import Actor


class NothingToTake(OrtaqError):
    """There are no figures to take over: too few experts gave an estimate."""

    code = "survey_nothing_to_take"


@transaction.atomic
def take_over(*, actor: Actor, survey: Survey, number: int | None = None) -> int:
    """Write results into the planning inputs of their measures; return how many inputs changed.

    What was taken over already and not changed since stays as it is.

    Args:
        actor: who takes over.
        survey: a closed one.
        number: of one question; None takes all that have figures.

    Raises:
        NotAllowed: the role may not.
        SurveyWrongStatus: the survey isn't over.
        NothingToTake: no question asked for has figures.
        BadPlanningInput: a number is so far from the plan's that the plan must be wrong.
    """
    actor.require(TAKE)
    current = lock_survey(survey)
    require_status(current, SurveyStatus.CLOSED)
    rows = [
        row
        for row in list_results(actor, current)
        if row.triangle is not None and number in {None, row.question.number}
    ]
    if not rows:
        raise NothingToTake(survey=current.reference)
    changed = 0
    for row in rows:
        if row.triangle is None or row.second is None:
            continue
        changed += take_estimate(
            actor=actor,
            measure=row.question.measure,
            kind=Kind(row.question.quantity),
            triangle=row.triangle,
            origin=origin_of(current, row.question, row.second),
        )
    if changed:
        note(actor, "survey.take_over", current, inputs=changed)
    return changed
