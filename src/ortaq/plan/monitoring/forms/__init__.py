"""Forms of the half-year cycle."""

from ortaq.plan.monitoring.forms.board import BoardForm, CounterForm, ModerateForm, ReturnForm
from ortaq.plan.monitoring.forms.report import ReportForm, report_values

__all__ = [
    "BoardForm",
    "CounterForm",
    "ModerateForm",
    "ReportForm",
    "ReturnForm",
    "report_values",
]
