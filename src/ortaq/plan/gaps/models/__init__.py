"""Tables of gaps."""

from ortaq.plan.gaps.models.difference import GapDifference
from ortaq.plan.gaps.models.gap import (
    Closing,
    Gap,
    GapStatus,
    Origin,
    ProofKind,
    RootCause,
)
from ortaq.plan.gaps.models.law import (
    AlignedArticle,
    AmendmentStage,
    LawAlignment,
    LawAlignmentChange,
    LawArticle,
)
from ortaq.plan.gaps.models.meaning import TextMeaning

__all__ = [
    "AlignedArticle",
    "AmendmentStage",
    "Closing",
    "Gap",
    "GapDifference",
    "GapStatus",
    "LawAlignment",
    "LawAlignmentChange",
    "LawArticle",
    "Origin",
    "ProofKind",
    "RootCause",
    "TextMeaning",
]
