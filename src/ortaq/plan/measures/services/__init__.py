"""Writing the plan."""

from ortaq.plan.measures.services.demo import load_demo_plan
from ortaq.plan.measures.services.drafts import (
    CoExecutorDraft,
    CostDraft,
    IndicatorDraft,
    MeasureDraft,
)
from ortaq.plan.measures.services.importing import import_plan, upload_plan
from ortaq.plan.measures.services.links import link_gap, unlink_gap
from ortaq.plan.measures.services.measures import add_measure, change_measure
from ortaq.plan.measures.services.move import move_deadline
from ortaq.plan.measures.services.plans import approve_plan, create_plan, publish_plan
from ortaq.plan.measures.services.progress import NotOwnMeasure, may_report, set_progress
from ortaq.plan.measures.services.store import UnknownOrganisation, lock_measure

__all__ = [
    "CoExecutorDraft",
    "CostDraft",
    "IndicatorDraft",
    "MeasureDraft",
    "NotOwnMeasure",
    "UnknownOrganisation",
    "add_measure",
    "approve_plan",
    "change_measure",
    "create_plan",
    "import_plan",
    "link_gap",
    "load_demo_plan",
    "lock_measure",
    "may_report",
    "move_deadline",
    "publish_plan",
    "set_progress",
    "unlink_gap",
    "upload_plan",
]
