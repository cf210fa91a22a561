"""Computing choices, and writing what they need."""

from ortaq.plan.choices.services.compute import NothingToChoose, choose_measures, record_study
from ortaq.plan.choices.services.inputs import (
    BadPlanningInput,
    InputChangedMeanwhile,
    InputDraft,
    exclude,
    save_input,
    withdraw_exclusion,
)
from ortaq.plan.choices.services.judging import judge_pairs
from ortaq.plan.choices.services.studies import (
    explain,
    explain_rest,
    study_curve,
    study_next_money,
    study_robustness,
    study_weights,
)
from ortaq.plan.choices.services.taking import take_estimate

__all__ = [
    "BadPlanningInput",
    "InputChangedMeanwhile",
    "InputDraft",
    "NothingToChoose",
    "choose_measures",
    "exclude",
    "explain",
    "explain_rest",
    "judge_pairs",
    "record_study",
    "save_input",
    "study_curve",
    "study_next_money",
    "study_robustness",
    "study_weights",
    "take_estimate",
    "withdraw_exclusion",
]
