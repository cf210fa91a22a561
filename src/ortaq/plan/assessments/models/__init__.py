"""Tables of assessments."""

from ortaq.plan.assessments.models.answer import Answer, AnswerChange, Basis
from ortaq.plan.assessments.models.assessment import Assessment, AssessmentStatus
from ortaq.plan.assessments.models.rated import AnswerState, Rated
from ortaq.plan.assessments.models.response import Response, ResponseChange
from ortaq.plan.assessments.models.source import AnswerSource, Source, SourceKind

__all__ = [
    "Answer",
    "AnswerChange",
    "AnswerSource",
    "AnswerState",
    "Assessment",
    "AssessmentStatus",
    "Basis",
    "Rated",
    "Response",
    "ResponseChange",
    "Source",
    "SourceKind",
]
