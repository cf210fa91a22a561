"""Tables of assessments."""

from ortaq.plan.assessments.models.answer import Answer, AnswerChange, AnswerState
from ortaq.plan.assessments.models.assessment import Assessment, AssessmentStatus
from ortaq.plan.assessments.models.source import AnswerSource, Source, SourceKind

__all__ = [
    "Answer",
    "AnswerChange",
    "AnswerSource",
    "AnswerState",
    "Assessment",
    "AssessmentStatus",
    "Source",
    "SourceKind",
]
