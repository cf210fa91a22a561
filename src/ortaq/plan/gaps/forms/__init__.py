"""Forms of gaps and of comparing laws."""

from ortaq.plan.gaps.forms.gaps import (
    ClassifyForm,
    DeriveForm,
    FilterForm,
    GapForm,
    MistakeForm,
)
from ortaq.plan.gaps.forms.laws import AlignForm, ArticleForm, LawTableForm, align_values

__all__ = [
    "AlignForm",
    "ArticleForm",
    "ClassifyForm",
    "DeriveForm",
    "FilterForm",
    "GapForm",
    "LawTableForm",
    "MistakeForm",
    "align_values",
]
