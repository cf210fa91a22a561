"""What people set."""

from ortaq.plan.choices.forms.frame import FrameForm
from ortaq.plan.choices.forms.inputs import ExclusionForm, InputForm
from ortaq.plan.choices.forms.judging import JudgingForm

__all__ = ["ExclusionForm", "FrameForm", "InputForm", "JudgingForm"]
