"""Reminding experts that are silent, and ending turns whose last day has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.rounds.reminding import reminder_days, step_due
from ortaq.plan.surveys.models import Survey, SurveyStatus
from ortaq.plan.surveys.permissions import MANAGE
from ortaq.plan.surveys.queries import list_experts
from ortaq.plan.surveys.services.drafts import lock_survey, note, require_status
from ortaq.plan.surveys.services.letters import REMINDER, tell
from ortaq.plan.surveys.services.lifecycle import end_turn
from ortaq.shared import clock
from ortaq.shared.outbox.queries import has_message

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.surveys.models import Expert
    from ortaq.shared.actors import Actor

DAYS_BEFORE = (5, 1)
"""Days before a deadline on which silent experts are reminded, and on the day. Ortaq's own choice."""


class NobodyToRemind(OrtaqError):
    """All experts have answered or were reminded today. Remind them tomorrow."""

    code = "survey_nobody_to_remind"


@transaction.atomic
def remind_experts(*, actor: Actor, survey: Survey) -> int:
    """Remind all silent experts now, each at most once a day; return how many.

    Raises:
        NotAllowed: the role may not.
        SurveyWrongStatus: no turn runs.
        NobodyToRemind: nobody is left.
    """
    actor.require(MANAGE)
    current = lock_survey(survey)
    require_status(current, SurveyStatus.FIRST, SurveyStatus.SECOND)
    reminded = _remind(actor, current, clock.today())
    if not reminded:
        raise NobodyToRemind
    return reminded


def go_on(*, actor: Actor) -> int:
    """End all turns whose last day has passed, and send the reminders that are due; return how many turns."""
    actor.require(MANAGE)
    ended = 0
    running = (SurveyStatus.FIRST, SurveyStatus.SECOND)
    for survey in Survey.objects.filter(status__in=running).order_by("pk"):
        if survey.deadline is not None and clock.today() > survey.deadline:
            end_turn(actor=actor, survey=survey, turn=survey.turn)
            ended += 1
        else:
            _remind_due(actor, survey)
    return ended


@transaction.atomic
def _remind_due(actor: Actor, survey: Survey) -> int:
    current = lock_survey(survey)
    began = current.opened_at if current.turn == 1 else current.turned_at
    if current.deadline is None or began is None:
        return 0
    days = reminder_days(current.deadline, days_before=DAYS_BEFORE, on_the_day=True, weeks_after=0)
    opened = timezone.localtime(began).date()
    step = step_due(days, opened=opened, last_step=None, on=clock.today())
    return _remind(actor, current, step) if step else 0


def _remind(actor: Actor, survey: Survey, day: date) -> int:
    """Write to the silent experts who got no reminder of that day."""
    silent = [row.expert for row in list_experts(actor, survey) if row.is_silent]
    due = [expert for expert in silent if not has_message(_key(survey, expert, day))]
    for expert in due:
        tell(
            actor=actor,
            survey=survey,
            expert=expert,
            kind=REMINDER,
            occasion=_occasion(survey, day),
        )
    if due:
        note(actor, "survey.remind", survey, turn=survey.turn, experts=len(due))
    return len(due)


def _occasion(survey: Survey, day: date) -> str:
    return f"{survey.turn}.{day}"


def _key(survey: Survey, expert: Expert, day: date) -> str:
    return f"{REMINDER}:{survey.reference}:{_occasion(survey, day)}:{expert.public_id}"
