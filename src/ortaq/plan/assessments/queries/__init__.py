"""Reading assessments."""

from ortaq.plan.assessments.queries.agreement import (
    DifferenceRow,
    Disagreement,
    SectionAgreement,
    get_disagreement,
)
from ortaq.plan.assessments.queries.answers import (
    Place,
    find_answer,
    get_place,
    list_answers,
    list_answers_to,
    list_changes,
)
from ortaq.plan.assessments.queries.compare import (
    Comparison,
    get_comparison,
    list_comparable,
)
from ortaq.plan.assessments.queries.lists import get_assessment, list_assessments, list_progress
from ortaq.plan.assessments.queries.migration import (
    Migration,
    MovedAnswer,
    can_move,
    get_migration,
)
from ortaq.plan.assessments.queries.responses import (
    count_responses,
    find_response,
    list_disputed,
    list_response_changes,
    list_responses,
)
from ortaq.plan.assessments.queries.rights import (
    answers_for_organisation,
    is_theirs,
    may_answer,
    takes_answers,
)
from ortaq.plan.assessments.queries.scales import answer_scales, rating_word, rating_words
from ortaq.plan.assessments.queries.scores import (
    GroupScore,
    ProvisionScore,
    Scores,
    get_scores,
    list_findings,
)
from ortaq.plan.assessments.queries.sources import (
    WARNING_DAYS,
    AgedSource,
    UsedSource,
    count_sources,
    count_stale,
    get_source,
    is_stale,
    list_aged_sources,
    list_sources,
    list_sources_by_code,
    list_stale_codes,
    list_used_sources,
    live_value,
)

__all__ = [
    "WARNING_DAYS",
    "AgedSource",
    "Comparison",
    "DifferenceRow",
    "Disagreement",
    "GroupScore",
    "Migration",
    "MovedAnswer",
    "Place",
    "ProvisionScore",
    "Scores",
    "SectionAgreement",
    "UsedSource",
    "answer_scales",
    "answers_for_organisation",
    "can_move",
    "count_responses",
    "count_sources",
    "count_stale",
    "find_answer",
    "find_response",
    "get_assessment",
    "get_comparison",
    "get_disagreement",
    "get_migration",
    "get_place",
    "get_scores",
    "get_source",
    "is_stale",
    "is_theirs",
    "list_aged_sources",
    "list_answers",
    "list_answers_to",
    "list_assessments",
    "list_changes",
    "list_comparable",
    "list_disputed",
    "list_findings",
    "list_progress",
    "list_response_changes",
    "list_responses",
    "list_sources",
    "list_sources_by_code",
    "list_stale_codes",
    "list_used_sources",
    "live_value",
    "may_answer",
    "rating_word",
    "rating_words",
    "takes_answers",
]
