"""Tables of the register."""

from ortaq.act.reports.models.identifier import Identifier, Mention
from ortaq.act.reports.models.report import Channel, Report, ReportStatus
from ortaq.act.reports.models.vault import IdentityReading, ReporterIdentity

__all__ = [
    "Channel",
    "Identifier",
    "IdentityReading",
    "Mention",
    "Report",
    "ReportStatus",
    "ReporterIdentity",
]
