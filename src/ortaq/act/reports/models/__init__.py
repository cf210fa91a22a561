"""Tables of the register."""

from ortaq.act.reports.models.hub import HubEffect, HubEntry
from ortaq.act.reports.models.identifier import Identifier, Mention
from ortaq.act.reports.models.lookup import LookupDay
from ortaq.act.reports.models.report import Channel, Report, ReportStatus
from ortaq.act.reports.models.vault import IdentityReading, ReporterIdentity

__all__ = [
    "Channel",
    "HubEffect",
    "HubEntry",
    "Identifier",
    "IdentityReading",
    "LookupDay",
    "Mention",
    "Report",
    "ReportStatus",
    "ReporterIdentity",
]
