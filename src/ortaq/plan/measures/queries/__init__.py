"""Reading the plan."""

from ortaq.plan.measures.queries.decisions import (
    KnownDecision,
    bring_decisions,
    list_known_decisions,
)
from ortaq.plan.measures.queries.drafting.papers import bring_words
from ortaq.plan.measures.queries.measures import (
    DirectionGroup,
    MeasureFilter,
    MeasureRow,
    get_measure,
    group_by_direction,
    judge,
    list_leads,
    list_measures,
    number_in_print,
    search_measures,
)
from ortaq.plan.measures.queries.money import Money, sum_money
from ortaq.plan.measures.queries.plans import find_current_plan, get_plan, visible_plans
from ortaq.plan.measures.queries.problems import (
    MeasureProblem,
    PlanWarnings,
    check_measure,
    check_plan,
    get_warnings,
    list_open_gaps,
)
from ortaq.plan.measures.queries.summary import (
    PlanSummary,
    get_plan_summary,
    list_waiting,
    summarise,
)

__all__ = [
    "DirectionGroup",
    "KnownDecision",
    "MeasureFilter",
    "MeasureProblem",
    "MeasureRow",
    "Money",
    "PlanSummary",
    "PlanWarnings",
    "bring_decisions",
    "bring_words",
    "check_measure",
    "check_plan",
    "find_current_plan",
    "get_measure",
    "get_plan",
    "get_plan_summary",
    "get_warnings",
    "group_by_direction",
    "judge",
    "list_known_decisions",
    "list_leads",
    "list_measures",
    "list_open_gaps",
    "list_waiting",
    "number_in_print",
    "search_measures",
    "sum_money",
    "summarise",
    "visible_plans",
]
