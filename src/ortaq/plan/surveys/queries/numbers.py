"""The figures that everybody reads, and what one needs to check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.surveys.models import GroupResult, Survey
from ortaq.plan.surveys.queries.surveys import get_survey
from ortaq.shared.audit.queries import content_of, get_proof, list_publications

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor

_FIGURES = ("low", "lower", "median", "upper", "high")


def numbers_of(survey: Survey) -> dict[str, object]:
    """The figures of both turns by question."""
    results = GroupResult.objects.filter(question__survey=survey).select_related(
        "question__measure"
    )
    return {
        "kind": "survey",
        "results": [_plain(one) for one in results.order_by("question__number", "turn")],
    }


def get_numbers_proof(actor: Actor, reference: str) -> dict[str, object]:
    """The proof of the published figures of a survey.

    Raises:
        Survey.DoesNotExist: its figures are not published.
    """
    found = get_survey(actor, reference)
    entry = list_publications(subject_kind="survey", subject=found.reference).first()
    if found.published_at is None or entry is None:
        raise Survey.DoesNotExist
    return get_proof(entry, content_of(entry))


def _plain(result: GroupResult) -> dict[str, object]:
    question = result.question
    figures = {name: getattr(result, name) for name in _FIGURES}
    return {
        "question": question.number,
        "measure": question.measure.reference,
        "quantity": question.quantity,
        "turn": result.turn,
        "count": result.count,
        "abstained": result.abstained,
        **{name: None if value is None else str(value) for name, value in figures.items()},
    }
