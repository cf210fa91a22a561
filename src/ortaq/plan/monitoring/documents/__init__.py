"""The half-year cycle as papers, tables and a calendar."""

from ortaq.engine.render.paper.writers import WRITERS
from ortaq.plan.monitoring.documents.deadlines import make_deadlines
from ortaq.plan.monitoring.documents.papers import (
    PaperKind,
    UnknownPaper,
    export_paper,
    make_annual_report,
    make_half_year_report,
    make_summary,
)
from ortaq.plan.monitoring.documents.tables import board_table, dictionary, open_table

__all__ = [
    "WRITERS",
    "PaperKind",
    "UnknownPaper",
    "board_table",
    "dictionary",
    "export_paper",
    "make_annual_report",
    "make_deadlines",
    "make_half_year_report",
    "make_summary",
    "open_table",
]
