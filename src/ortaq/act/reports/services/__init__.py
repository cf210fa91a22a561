"""Writing the register."""

from ortaq.act.reports.services.draft import (
    InvalidReport,
    Problem,
    ReportDraft,
    check,
)
from ortaq.act.reports.services.hubs import (
    InvalidHub,
    add_hub,
    end_hub,
    mark_hubs,
)
from ortaq.act.reports.services.lookups import QuotaUsedUp, Remaining, check_quota, count_lookup
from ortaq.act.reports.services.masking import mask_value
from ortaq.act.reports.services.outcome import change_status, mark_changed
from ortaq.act.reports.services.record import Recorded, record_reports
from ortaq.act.reports.services.vault import open_identity
from ortaq.engine.exchange.report_rows import ReporterDetails

__all__ = [
    "InvalidHub",
    "InvalidReport",
    "Problem",
    "QuotaUsedUp",
    "Recorded",
    "Remaining",
    "ReportDraft",
    "ReporterDetails",
    "add_hub",
    "change_status",
    "check",
    "check_quota",
    "count_lookup",
    "end_hub",
    "mark_changed",
    "mark_hubs",
    "mask_value",
    "open_identity",
    "record_reports",
]
