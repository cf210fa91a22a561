"""Reading choices."""

from ortaq.plan.choices.queries.choices import (
    WHY_NOT,
    answers_of,
    find_previous,
    get_choice,
    get_problem,
    list_choices,
    solution_of,
)
from ortaq.plan.choices.queries.judging import JointJudgement, get_joint_judgement, own_judgement
from ortaq.plan.choices.queries.problem import (
    asked_money,
    get_exclusion,
    get_input,
    list_exclusions,
    list_inputs,
    problem_of,
)
from ortaq.plan.choices.queries.shown import Baseline, ChoiceView, show_choice

__all__ = [
    "WHY_NOT",
    "Baseline",
    "ChoiceView",
    "JointJudgement",
    "answers_of",
    "asked_money",
    "find_previous",
    "get_choice",
    "get_exclusion",
    "get_input",
    "get_joint_judgement",
    "get_problem",
    "list_choices",
    "list_exclusions",
    "list_inputs",
    "own_judgement",
    "problem_of",
    "show_choice",
    "solution_of",
]
