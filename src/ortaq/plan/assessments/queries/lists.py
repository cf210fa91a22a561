"""Finding assessments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from ortaq.plan.assessments.models import Answer, AnswerState, Assessment
from ortaq.plan.assessments.permissions import READ

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

_REFERENCE = re.compile(r"A-(\d{6,12})", re.IGNORECASE | re.ASCII)


def list_assessments(actor: Actor, *, framework: str = "") -> QuerySet[Assessment]:
    """Assessments, newest first, against one framework (slug-version) or all.

    Each has `assessable_count`, the provisions that put a question, `answer_count`, those with an
    answer other than "not answered yet", and `disputed_count`, those organisations differ on.
    """
    actor.require(READ)
    given = Answer.objects.filter(assessment=OuterRef("pk")).exclude(state=AnswerState.UNANSWERED)
    disputed = Answer.objects.filter(assessment=OuterRef("pk"), disputed=True)
    assessments = Assessment.objects.select_related("framework").annotate(
        assessable_count=_count("framework__provisions", framework__provisions__assessable=True),
        answer_count=_tally(given),
        disputed_count=_tally(disputed),
    )
    if framework:
        assessments = assessments.filter(framework__reference=framework)
    return assessments.order_by("-as_of", "-pk")


def _count(path: str, **narrowed: object) -> Coalesce:
    """How many rows a path reaches, counted apart so that two counts don't multiply."""
    found = Assessment.objects.filter(pk=OuterRef("pk"), **narrowed).order_by()
    return Coalesce(
        Subquery(found.values("pk").annotate(count=Count(path)).values("count")), Value(0)
    )


def _tally(answers: QuerySet[Answer]) -> Coalesce:
    counted = answers.order_by().values("assessment").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), Value(0))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an assessment has come: `answered` of `asked` provisions."""

    assessment: Assessment
    answered: int
    asked: int


def list_progress(actor: Actor) -> list[Progress]:
    """Every assessment with its progress, newest first."""
    return [
        Progress(row, getattr(row, "answer_count"), getattr(row, "assessable_count"))  # noqa: B009 - annotations
        for row in list_assessments(actor)
    ]


def get_assessment(actor: Actor, reference: str) -> Assessment:
    """One assessment by its number, such as A-000001.

    Raises:
        Assessment.DoesNotExist: none has this number.
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise Assessment.DoesNotExist
    actor.require(READ)
    return Assessment.objects.select_related("framework").get(pk=int(found[1]))
