"""Tables of the Action Plan."""

from ortaq.plan.measures.models.measure import CoExecutor, DueMove, Measure
from ortaq.plan.measures.models.parts import Cost, CostSource, MeasureGap, MeasureIndicator
from ortaq.plan.measures.models.plan import Plan, PlanStatus

__all__ = [
    "CoExecutor",
    "Cost",
    "CostSource",
    "DueMove",
    "Measure",
    "MeasureGap",
    "MeasureIndicator",
    "Plan",
    "PlanStatus",
]
