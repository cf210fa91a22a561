"""Writing assessments."""

from ortaq.plan.assessments.services.demo import load_demo_assessment
from ortaq.plan.assessments.services.lifecycle import (
    AssessmentNotOpen,
    EngineNotAnswerable,
    WrongStatus,
    close_assessment,
    draft_assessment,
    open_assessment,
    reopen_assessment,
)
from ortaq.plan.assessments.services.rate import (
    AnswerChangedMeanwhile,
    AssignedElsewhere,
    OffTheScale,
    ProvisionNotAssessable,
    Rating,
    RatingIncomplete,
    assign_provisions,
    rate,
)
from ortaq.plan.assessments.services.sources import (
    SourceAddressUnfit,
    SourceDraft,
    SourceIncomplete,
    add_source,
    remove_source,
    verify_source,
)

__all__ = [
    "AnswerChangedMeanwhile",
    "AssessmentNotOpen",
    "AssignedElsewhere",
    "EngineNotAnswerable",
    "OffTheScale",
    "ProvisionNotAssessable",
    "Rating",
    "RatingIncomplete",
    "SourceAddressUnfit",
    "SourceDraft",
    "SourceIncomplete",
    "WrongStatus",
    "add_source",
    "assign_provisions",
    "close_assessment",
    "draft_assessment",
    "load_demo_assessment",
    "open_assessment",
    "rate",
    "remove_source",
    "reopen_assessment",
    "verify_source",
]
