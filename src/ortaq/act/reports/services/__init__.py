"""Writing the register."""

from ortaq.act.reports.services.draft import (
    InvalidReport,
    Problem,
    ReportDraft,
    check,
)
from ortaq.act.reports.services.outcome import change_status, mark_changed
from ortaq.act.reports.services.record import Recorded, record_reports
from ortaq.act.reports.services.vault import open_identity
from ortaq.engine.exchange.report_rows import ReporterDetails

__all__ = [
    "InvalidReport",
    "Problem",
    "Recorded",
    "ReportDraft",
    "ReporterDetails",
    "change_status",
    "check",
    "mark_changed",
    "open_identity",
    "record_reports",
]
