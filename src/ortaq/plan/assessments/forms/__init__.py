"""Forms of assessments: what a page sends, made into what the services take."""

from ortaq.plan.assessments.forms.answers import AnswerForm, SettleForm, answer_values
from ortaq.plan.assessments.forms.assessments import AssignForm, CompareForm, DraftForm
from ortaq.plan.assessments.forms.sources import SourceForm, source_forms

__all__ = [
    "AnswerForm",
    "AssignForm",
    "CompareForm",
    "DraftForm",
    "SettleForm",
    "SourceForm",
    "answer_values",
    "source_forms",
]
