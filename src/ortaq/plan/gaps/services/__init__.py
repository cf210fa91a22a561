"""Writing gaps."""

from ortaq.plan.gaps.services.derive import Derived, ThresholdUnfit, derive_gaps
from ortaq.plan.gaps.services.keep import (
    ClosingReasonNeeded,
    GapDraft,
    GapIncomplete,
    GapWrongStatus,
    SeverityUnfit,
    address_gap,
    classify_gap,
    close_gap,
    open_gap,
    reopen_gap,
)

__all__ = [
    "ClosingReasonNeeded",
    "Derived",
    "GapDraft",
    "GapIncomplete",
    "GapWrongStatus",
    "SeverityUnfit",
    "ThresholdUnfit",
    "address_gap",
    "classify_gap",
    "close_gap",
    "derive_gaps",
    "open_gap",
    "reopen_gap",
]
