"""Reading gaps."""

from ortaq.plan.gaps.queries.analysis import (
    Analysis,
    CitedSource,
    Overview,
    PillarScore,
    choose_assessment,
    get_analysis,
    get_overview,
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
    LawRow,
    get_aligned_article,
    get_law_article,
    get_law_row,
    list_alignment_changes,
    list_law_articles,
    list_law_rows,
    list_treaties,
)
from ortaq.plan.gaps.queries.looking import LawCandidate, Looked, look_up_articles
from ortaq.plan.gaps.queries.meanings import register_state
from ortaq.plan.gaps.queries.meeting import list_met, list_unmet
from ortaq.plan.gaps.queries.pictures import (
    Answering,
    find_scores_before,
    get_answering,
    list_ratings,
    share_of_responses,
)

__all__ = [
    "EVERYTHING",
    "LARGEST_FIRST",
    "Analysis",
    "Answering",
    "Candidate",
    "CitedSource",
    "Fate",
    "GapFilter",
    "Incoming",
    "IncomingGap",
    "LawCandidate",
    "LawRow",
    "Looked",
    "Overview",
    "PillarScore",
    "choose_assessment",
    "find_scores_before",
    "get_aligned_article",
    "get_analysis",
    "get_answering",
    "get_brought_file",
    "get_gap",
    "get_law_article",
    "get_law_row",
    "get_overview",
    "list_alignment_changes",
    "list_candidates",
    "list_differences",
    "list_gaps",
    "list_gaps_of",
    "list_law_articles",
    "list_law_rows",
    "list_merged",
    "list_met",
    "list_ratings",
    "list_treaties",
    "list_unmet",
    "look_up_articles",
    "preview_gaps",
    "register_state",
    "share_of_responses",
]
