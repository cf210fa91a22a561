"""Finding assessments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from ortaq.plan.assessments.models import AnswerState, Assessment
from ortaq.plan.assessments.permissions import READ

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

_REFERENCE = re.compile(r"A-(\d{6,12})", re.IGNORECASE | re.ASCII)


def list_assessments(actor: Actor, *, framework: str = "") -> QuerySet[Assessment]:
    """Assessments, newest first, against one framework (slug-version) or all.

    Each has `assessable_count`, the provisions that put a question, and `answer_count`, those with an
    answer other than "not answered yet".
    """
    actor.require(READ)
    assessments = Assessment.objects.select_related("framework").annotate(
        assessable_count=Count(
            "framework__provisions",
            filter=Q(framework__provisions__assessable=True),
            distinct=True,
        ),
        answer_count=Count(
            "answers", filter=~Q(answers__state=AnswerState.UNANSWERED), distinct=True
        ),
    )
    if framework:
        assessments = assessments.filter(framework__reference=framework)
    return assessments.order_by("-as_of", "-pk")


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
    return list_assessments(actor).get(pk=int(found[1]))
