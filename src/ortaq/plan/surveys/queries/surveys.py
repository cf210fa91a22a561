"""Finding surveys, and what they ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q

from ortaq.plan.measures.queries import visible_plans
from ortaq.plan.surveys.models import Expert, Survey, SurveyStatus
from ortaq.plan.surveys.permissions import MANAGE, RESULTS

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.plan.surveys.models import SurveyQuestion
    from ortaq.shared.actors import Actor

_REFERENCE = re.compile(r"S-(\d{6,12})", re.IGNORECASE | re.ASCII)
_ACCOUNT = re.compile(r"user:(\d{1,12})")


def visible_surveys(actor: Actor) -> QuerySet[Survey]:
    """Surveys of plans that the actor may see, newest first.

    The secretariat sees all; who reads results, the closed ones; an expert, those that ask him and are
    no draft; everybody, what is published.
    """
    surveys = Survey.objects.filter(plan__in=visible_plans(actor).values("pk"))
    if not actor.may(MANAGE):
        mine = Exists(_experts_of(actor).filter(survey=OuterRef("pk")))
        seen = Q(published_at__isnull=False) | (~Q(status=SurveyStatus.DRAFT) & Q(mine))
        if actor.may(RESULTS):
            seen |= Q(status=SurveyStatus.CLOSED)
        surveys = surveys.filter(seen)
    return surveys.select_related("plan").order_by("-pk")


def list_surveys(actor: Actor) -> QuerySet[Survey]:
    """As `visible_surveys`, each with `question_count` and `expert_count`."""
    return visible_surveys(actor).annotate(
        question_count=Count("questions", distinct=True),
        expert_count=Count("experts", filter=Q(experts__revoked_at__isnull=True), distinct=True),
    )


def get_survey(actor: Actor, reference: str) -> Survey:
    """One survey by its number, such as S-000001.

    Raises:
        Survey.DoesNotExist: none that the actor may see has this number.
    """
    return visible_surveys(actor).get(pk=number_of(reference))


def number_of(reference: str) -> int:
    """The key behind a public number; 0, which no survey has, for anything else."""
    found = _REFERENCE.fullmatch(reference)
    return int(found[1]) if found else 0


def list_questions(survey: Survey) -> QuerySet[SurveyQuestion]:
    """The questions of a survey with their measures and gaps, in order."""
    return survey.questions.select_related("measure", "gap").order_by("number")


def list_own_surveys(actor: Actor) -> list[Survey]:
    """The surveys that ask the actor, those that run first."""
    asked = Survey.objects.filter(pk__in=_experts_of(actor).values("survey"))
    found = asked.exclude(status=SurveyStatus.DRAFT).order_by("-pk")
    return sorted(found, key=lambda survey: survey.is_closed)


def experts_of(actor: Actor, survey: Survey) -> QuerySet[Expert]:
    """The actor's place among the experts of a survey: one row or none."""
    return _experts_of(actor).filter(survey=survey)


def _experts_of(actor: Actor) -> QuerySet[Expert]:
    found = _ACCOUNT.fullmatch(actor.name)
    return Expert.objects.filter(user=int(found[1]) if found else 0, revoked_at__isnull=True)
