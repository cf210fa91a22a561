"""Tables of surveys."""

from ortaq.plan.surveys.models.estimate import Estimate, GroupResult
from ortaq.plan.surveys.models.expert import Expert
from ortaq.plan.surveys.models.question import Quantity, SurveyQuestion
from ortaq.plan.surveys.models.survey import LEAST_ANSWERS, Survey, SurveyStatus

__all__ = [
    "LEAST_ANSWERS",
    "Estimate",
    "Expert",
    "GroupResult",
    "Quantity",
    "Survey",
    "SurveyQuestion",
    "SurveyStatus",
]
