"""Reading gaps."""

from ortaq.plan.gaps.queries.analysis import (
    Analysis,
    CitedSource,
    PillarScore,
    choose_assessment,
    get_analysis,
)
from ortaq.plan.gaps.queries.candidates import (
    Candidate,
    list_candidates,
    list_differences,
    list_merged,
)
from ortaq.plan.gaps.queries.gaps import (
    EVERYTHING,
    LARGEST_FIRST,
    GapFilter,
    get_gap,
    list_gaps,
    list_gaps_of,
)
from ortaq.plan.gaps.queries.incoming import (
    Fate,
    Incoming,
    IncomingGap,
    get_brought_file,
    preview_gaps,
)
from ortaq.plan.gaps.queries.laws import (
    LawCandidate,
    LawRow,
    get_aligned_article,
    get_law_article,
    get_law_row,
    list_alignment_changes,
    list_law_articles,
    list_law_candidates,
    list_law_rows,
    list_treaties,
)
from ortaq.plan.gaps.queries.meeting import list_met, list_unmet
from ortaq.plan.gaps.queries.pictures import find_scores_before, share_of_responses

__all__ = [
    "EVERYTHING",
    "LARGEST_FIRST",
    "Analysis",
    "Candidate",
    "CitedSource",
    "Fate",
    "GapFilter",
    "Incoming",
    "IncomingGap",
    "LawCandidate",
    "LawRow",
    "PillarScore",
    "choose_assessment",
    "find_scores_before",
    "get_aligned_article",
    "get_analysis",
    "get_brought_file",
    "get_gap",
    "get_law_article",
    "get_law_row",
    "list_alignment_changes",
    "list_candidates",
    "list_differences",
    "list_gaps",
    "list_gaps_of",
    "list_law_articles",
    "list_law_candidates",
    "list_law_rows",
    "list_merged",
    "list_met",
    "list_treaties",
    "list_unmet",
    "preview_gaps",
    "share_of_responses",
]
