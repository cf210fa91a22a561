"""Writing in the half-year cycle."""

from ortaq.plan.monitoring.services.close import PeriodClosed, PeriodNotOver, close_period
from ortaq.plan.monitoring.services.counter import (
    NotCivilSociety,
    file_counter_report,
    moderate_counter_report,
)
from ortaq.plan.monitoring.services.demo import load_demo_half_year
from ortaq.plan.monitoring.services.remind import remind_due
from ortaq.plan.monitoring.services.reports import (
    ProofDraft,
    ReportDraft,
    accept_report,
    return_report,
    submit_report,
)

__all__ = [
    "NotCivilSociety",
    "PeriodClosed",
    "PeriodNotOver",
    "ProofDraft",
    "ReportDraft",
    "accept_report",
    "close_period",
    "file_counter_report",
    "load_demo_half_year",
    "moderate_counter_report",
    "remind_due",
    "return_report",
    "submit_report",
]
