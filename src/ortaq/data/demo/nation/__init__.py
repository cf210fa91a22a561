"""A synthetic nation: reports of online crime with the published shares, equal for an equal seed."""

from ortaq.data.demo.nation.report import DemoReport, DemoReporter
from ortaq.data.demo.nation.reports import reports

__all__ = ["DemoReport", "DemoReporter", "reports"]
