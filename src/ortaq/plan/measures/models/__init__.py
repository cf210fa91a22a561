"""Tables of the Action Plan."""

from ortaq.plan.measures.models.drafting import (
    MeasureVersion,
    Note,
    PaperText,
    PersonalDraft,
    SmartOverride,
)
from ortaq.plan.measures.models.measure import CoExecutor, DueMove, Measure, names_register
from ortaq.plan.measures.models.parts import Cost, CostSource, MeasureGap, MeasureIndicator
from ortaq.plan.measures.models.plan import Plan, PlanImport, PlanStatus
from ortaq.plan.measures.models.record import Funding, MeasureRecord, Milestone, Risk

__all__ = [
    "CoExecutor",
    "Cost",
    "CostSource",
    "DueMove",
    "Funding",
    "Measure",
    "MeasureGap",
    "MeasureIndicator",
    "MeasureRecord",
    "MeasureVersion",
    "Milestone",
    "Note",
    "PaperText",
    "PersonalDraft",
    "Plan",
    "PlanImport",
    "PlanStatus",
    "Risk",
    "SmartOverride",
    "names_register",
]
