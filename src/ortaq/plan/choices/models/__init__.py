"""Tables of choices."""

from ortaq.plan.choices.models.choice import Choice
from ortaq.plan.choices.models.inputs import Exclusion, PlanningInput
from ortaq.plan.choices.models.judging import PairwiseJudgement

__all__ = ["Choice", "Exclusion", "PairwiseJudgement", "PlanningInput"]
