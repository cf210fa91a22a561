"""Gaps and measures as a plan of action and milestones, out and in.

A gap is a risk, the provision that it is about is a finding, a measure is an item and a response to
each of its gaps, a milestone is a task. A gap that no measure closes is an item too, so that
programs that list items show it.
"""

from ortaq.engine.exchange.oscal.plan_of_action.plan import (
    ActionPlan,
    PlannedGap,
    PlannedMeasure,
    PlannedStep,
    RatedProvision,
)
from ortaq.engine.exchange.oscal.plan_of_action.reader import ReadGap, read_plan_of_action
from ortaq.engine.exchange.oscal.plan_of_action.writer import write_plan_of_action

__all__ = [
    "ActionPlan",
    "PlannedGap",
    "PlannedMeasure",
    "PlannedStep",
    "RatedProvision",
    "ReadGap",
    "read_plan_of_action",
    "write_plan_of_action",
]
