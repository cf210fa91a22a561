"""Writing gaps."""

from ortaq.plan.gaps.services.close import (
    AnswerDoesNotMeet,
    ClosingReasonNeeded,
    Proof,
    ProofNeeded,
    close_as_mistake,
    close_by_answer,
    close_with_proof,
    reopen_gap,
)
from ortaq.plan.gaps.services.derive import Derived, ThresholdUnfit, derive_gaps
from ortaq.plan.gaps.services.incoming import Unsaid, bring_gaps, import_gaps
from ortaq.plan.gaps.services.keep import (
    GapDraft,
    GapIncomplete,
    GapWrongStatus,
    SeverityUnfit,
    address_gap,
    classify_gap,
    open_gap,
)
from ortaq.plan.gaps.services.laws import (
    ActUnnamed,
    AlignmentChanged,
    AlignmentDraft,
    ArticleDraft,
    StageDateUnfit,
    add_aligned_article,
    adopt_sources,
    remove_aligned_article,
    set_alignment,
    verify_aligned_article,
)
from ortaq.plan.gaps.services.meanings import read_texts
from ortaq.plan.gaps.services.merge import (
    GapsNotMergeable,
    forget_difference,
    merge_gaps,
    tell_apart,
    unmerge_gap,
)
from ortaq.plan.gaps.services.register import (
    LARGEST_BYTES,
    LawTableUnfit,
    Registered,
    import_law_articles,
)

__all__ = [
    "LARGEST_BYTES",
    "ActUnnamed",
    "AlignmentChanged",
    "AlignmentDraft",
    "AnswerDoesNotMeet",
    "ArticleDraft",
    "ClosingReasonNeeded",
    "Derived",
    "GapDraft",
    "GapIncomplete",
    "GapWrongStatus",
    "GapsNotMergeable",
    "LawTableUnfit",
    "Proof",
    "ProofNeeded",
    "Registered",
    "SeverityUnfit",
    "StageDateUnfit",
    "ThresholdUnfit",
    "Unsaid",
    "add_aligned_article",
    "address_gap",
    "adopt_sources",
    "bring_gaps",
    "classify_gap",
    "close_as_mistake",
    "close_by_answer",
    "close_with_proof",
    "derive_gaps",
    "forget_difference",
    "import_gaps",
    "import_law_articles",
    "merge_gaps",
    "open_gap",
    "read_texts",
    "remove_aligned_article",
    "reopen_gap",
    "set_alignment",
    "tell_apart",
    "unmerge_gap",
    "verify_aligned_article",
]
