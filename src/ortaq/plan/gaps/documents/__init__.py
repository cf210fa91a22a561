"""Gaps on paper: the list as a table, and the gap analysis of one assessment."""

from ortaq.engine.render.paper.writers import WRITERS
from ortaq.plan.gaps.documents.analysis import make_gap_analysis
from ortaq.plan.gaps.documents.laws import article_words, make_law_profile
from ortaq.plan.gaps.documents.results import pillar_table
from ortaq.plan.gaps.documents.table import gap_table

__all__ = [
    "WRITERS",
    "article_words",
    "gap_table",
    "make_gap_analysis",
    "make_law_profile",
    "pillar_table",
]
