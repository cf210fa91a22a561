"""What the pages about measures ask."""

from ortaq.plan.measures.forms.deadline import MoveForm, deadline_values
from ortaq.plan.measures.forms.indicator import IndicatorForm, indicator_values
from ortaq.plan.measures.forms.lists import FilterForm, LinkForm
from ortaq.plan.measures.forms.measure import MeasureForm, measure_values
from ortaq.plan.measures.forms.progress import ProgressForm, progress_values

__all__ = [
    "FilterForm",
    "IndicatorForm",
    "LinkForm",
    "MeasureForm",
    "MoveForm",
    "ProgressForm",
    "deadline_values",
    "indicator_values",
    "measure_values",
    "progress_values",
]
