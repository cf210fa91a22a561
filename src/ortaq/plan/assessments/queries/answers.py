"""Reading answers and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.plan.assessments.models import Answer, AnswerChange, Assessment
from ortaq.plan.assessments.permissions import READ
from ortaq.plan.frameworks.queries import list_provisions

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class Place:
    """A provision in its questionnaire.

    Args:
        provision: the one asked about.
        number: its number among the questions, from 1.
        total: how many questions there are.
        previous: code of the question before; empty at the first.
        next: code of the question after; empty at the last.
    """

    provision: Provision
    number: int
    total: int
    previous: str
    next: str


def get_place(assessment: Assessment, code: str) -> Place:
    """The question about a provision, with its neighbours.

    Raises:
        Assessment.DoesNotExist: the assessment asks nothing about it.
    """
    asked = [p for p in list_provisions(assessment.framework) if p.assessable]
    for index, provision in enumerate(asked):
        if provision.code == code:
            return Place(
                provision=provision,
                number=index + 1,
                total=len(asked),
                previous=asked[index - 1].code if index else "",
                next=asked[index + 1].code if index + 1 < len(asked) else "",
            )
    raise Assessment.DoesNotExist


def list_answers(assessment: Assessment) -> QuerySet[Answer]:
    """The answers of an assessment, in the framework's order."""
    return (
        Answer.objects.filter(assessment=assessment)
        .select_related("provision", "organisation")
        .order_by("provision__position")
    )


def map_answers(assessment: Assessment) -> dict[str, Answer]:
    """The answers by the code of their provision, whose texts are not read."""
    texts = ("title", "requirement", "question", "evidence", "typical_measures")
    found = list_answers(assessment).defer(*(f"provision__{name}" for name in texts))
    return {answer.provision.code: answer for answer in found}


def list_answers_to(actor: Actor, provision: Provision) -> QuerySet[Answer]:
    """The answers to one provision in all assessments, newest assessment first."""
    actor.require(READ)
    return (
        Answer.objects.filter(provision=provision)
        .select_related("assessment", "organisation")
        .order_by("-assessment__as_of", "-assessment")
    )


def find_answer(assessment: Assessment, provision: Provision) -> Answer | None:
    """The answer to a provision, or None where nobody touched it yet."""
    return (
        Answer.objects.filter(assessment=assessment, provision=provision)
        .select_related("organisation")
        .first()
    )


def list_changes(answer: Answer) -> QuerySet[AnswerChange]:
    """The history of an answer, newest first."""
    return AnswerChange.objects.filter(answer=answer).order_by("-version")
