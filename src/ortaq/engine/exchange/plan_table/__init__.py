"""Reads an Action Plan from the table in which a government prints it.

`open_tables` brings DOCX and XLSX to plain tables, `read_plan` finds the columns and reads every row;
a cell that it does not understand is kept as text and marked as odd, never dropped. Terms: the seven
columns are number, name, form of completion, executors, deadline, costs, source.
"""

from __future__ import annotations

from ortaq.engine.exchange.plan_table.parallel import split_languages
from ortaq.engine.exchange.plan_table.plan import (
    CostPart,
    NamedBody,
    Odd,
    ReadPlan,
    ReadRow,
    ReadSection,
)
from ortaq.engine.exchange.plan_table.reader import NoPlanTable, read_plan
from ortaq.engine.exchange.plan_table.tables import UnknownPlanFile, open_tables

__all__ = [
    "CostPart",
    "NamedBody",
    "NoPlanTable",
    "Odd",
    "ReadPlan",
    "ReadRow",
    "ReadSection",
    "UnknownPlanFile",
    "open_tables",
    "read_plan",
    "split_languages",
]
