"""Writing assessments."""

from ortaq.plan.assessments.services.alarm import warn_of_expired_sources
from ortaq.plan.assessments.services.demo import load_demo_assessment
from ortaq.plan.assessments.services.exchange import (
    AnswerColumnsMissing,
    Imported,
    RefusedRow,
    import_answers,
)
from ortaq.plan.assessments.services.lifecycle import (
    AssessmentNotOpen,
    EngineNotAnswerable,
    WrongStatus,
    can_be_assessed,
    close_assessment,
    draft_assessment,
    open_assessment,
    reopen_assessment,
)
from ortaq.plan.assessments.services.migrate import MigrationUnrelated, migrate_answers
from ortaq.plan.assessments.services.rate import (
    AnswerDisputed,
    AssignedElsewhere,
    ProvisionNotAssessable,
    assign_provisions,
    rate,
)
from ortaq.plan.assessments.services.ratings import (
    AnswerChangedMeanwhile,
    OffTheScale,
    Rating,
    RatingIncomplete,
)
from ortaq.plan.assessments.services.respond import ResponseOfOthers, respond
from ortaq.plan.assessments.services.settle import (
    SettlementReasonNeeded,
    SettlementWithoutParticipants,
    settle,
)
from ortaq.plan.assessments.services.sources import (
    SourceAddressUnfit,
    SourceDraft,
    SourceIncomplete,
    add_source,
    remove_source,
    verify_source,
)
from ortaq.shared.files.services import FileEmpty, FileTooLarge, FileTypeRefused

__all__ = [
    "AnswerChangedMeanwhile",
    "AnswerColumnsMissing",
    "AnswerDisputed",
    "AssessmentNotOpen",
    "AssignedElsewhere",
    "EngineNotAnswerable",
    "FileEmpty",
    "FileTooLarge",
    "FileTypeRefused",
    "Imported",
    "MigrationUnrelated",
    "OffTheScale",
    "ProvisionNotAssessable",
    "Rating",
    "RatingIncomplete",
    "RefusedRow",
    "ResponseOfOthers",
    "SettlementReasonNeeded",
    "SettlementWithoutParticipants",
    "SourceAddressUnfit",
    "SourceDraft",
    "SourceIncomplete",
    "WrongStatus",
    "add_source",
    "assign_provisions",
    "can_be_assessed",
    "close_assessment",
    "draft_assessment",
    "import_answers",
    "load_demo_assessment",
    "migrate_answers",
    "open_assessment",
    "rate",
    "remove_source",
    "reopen_assessment",
    "respond",
    "settle",
    "verify_source",
    "warn_of_expired_sources",
]
