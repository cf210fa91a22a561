"""Gaps on paper: the list as a table, and the gap analysis of one assessment."""

from ortaq.plan.gaps.documents.analysis import CONTENT_TYPES, make_gap_analysis
from ortaq.plan.gaps.documents.laws import article_words, make_law_profile
from ortaq.plan.gaps.documents.results import pillar_table
from ortaq.plan.gaps.documents.table import gap_table

__all__ = [
    "CONTENT_TYPES",
    "article_words",
    "gap_table",
    "make_gap_analysis",
    "make_law_profile",
    "pillar_table",
]
