"""Reading assessments."""

from ortaq.plan.assessments.queries.answers import (
    Place,
    count_sources,
    find_answer,
    get_place,
    get_source,
    list_answers,
    list_answers_to,
    list_changes,
    list_sources,
)
from ortaq.plan.assessments.queries.lists import get_assessment, list_assessments, list_progress
from ortaq.plan.assessments.queries.rights import is_theirs, may_answer, takes_answers
from ortaq.plan.assessments.queries.scores import (
    GroupScore,
    ProvisionScore,
    Scores,
    get_scores,
    list_findings,
    rating_word,
)

__all__ = [
    "GroupScore",
    "Place",
    "ProvisionScore",
    "Scores",
    "count_sources",
    "find_answer",
    "get_assessment",
    "get_place",
    "get_scores",
    "get_source",
    "is_theirs",
    "list_answers",
    "list_answers_to",
    "list_assessments",
    "list_changes",
    "list_findings",
    "list_progress",
    "list_sources",
    "may_answer",
    "rating_word",
    "takes_answers",
]
