"""Reading the half-year cycle."""

from ortaq.plan.monitoring.queries.board import (
    Board,
    BoardFilter,
    BoardRow,
    get_board,
    get_row,
    list_periods,
    narrow_board,
    owes_report,
)
from ortaq.plan.monitoring.queries.counters import (
    get_counter,
    list_counters,
    list_waiting_counters,
    may_counter,
)
from ortaq.plan.monitoring.queries.reports import (
    current_reports,
    get_proof,
    get_report,
    list_money,
    list_versions,
    reports_of_plan,
)
from ortaq.plan.monitoring.queries.scoreboard import Scoreboard, ScoreRow, get_scoreboard
from ortaq.plan.monitoring.queries.summaries import (
    find_summary,
    list_history,
    list_standings,
)

__all__ = [
    "Board",
    "BoardFilter",
    "BoardRow",
    "ScoreRow",
    "Scoreboard",
    "current_reports",
    "find_summary",
    "get_board",
    "get_counter",
    "get_proof",
    "get_report",
    "get_row",
    "get_scoreboard",
    "list_counters",
    "list_history",
    "list_money",
    "list_periods",
    "list_standings",
    "list_versions",
    "list_waiting_counters",
    "may_counter",
    "narrow_board",
    "owes_report",
    "reports_of_plan",
]
