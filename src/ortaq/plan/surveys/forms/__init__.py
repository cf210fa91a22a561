"""Forms of surveys."""

from ortaq.plan.surveys.forms.answering import EstimateForm, estimate_values
from ortaq.plan.surveys.forms.preparing import (
    AccountForm,
    DeadlinesForm,
    GuestForm,
    QuestionForm,
    SurveyForm,
    survey_values,
)

__all__ = [
    "AccountForm",
    "DeadlinesForm",
    "EstimateForm",
    "GuestForm",
    "QuestionForm",
    "SurveyForm",
    "estimate_values",
    "survey_values",
]
